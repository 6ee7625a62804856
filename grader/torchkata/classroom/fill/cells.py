"""A table as text in which each cell knows where it stands: some are replaced, every other character stays.

The `csv` module gives the values alone: which cells were quoted, how lines end and what stands behind a quote is lost.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ...intake.refused import FillRefused

QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"')


@dataclass(frozen=True)
class Cell:
    """One cell: its place in the text, quotes among it, and its value."""

    start: int
    end: int
    value: str
    quoted: bool


Row = tuple[Cell, ...]
Change = tuple[int, int, str]  # from where to where, and what stands there then


def read_cells(text: str, separator: str, most: int | None = None) -> list[Row]:
    """Return the rows of a table, the first `most` of them. Raises FillRefused where a quoted cell never ends."""
    plain = re.compile(rf"[^{re.escape(separator)}\r\n]*")
    rows: list[Row] = []
    row: list[Cell] = []
    place = 0
    while (place < len(text) or row) and len(rows) != most:
        quoted = text.startswith('"', place)
        found = (QUOTED if quoted else plain).match(text, place)
        if found is None:
            raise FillRefused("fill_quote", line=text.count("\n", 0, place) + 1)
        value, end = found[quoted], found.end()
        if quoted:
            rest = plain.match(text, end)
            assert rest
            value, end = value.replace('""', '"') + rest[0], rest.end()
        row.append(Cell(place, end, value, quoted))
        place = end + 1
        if not text.startswith(separator, end):
            rows.append(tuple(row))
            row = []
            place = end + (2 if text.startswith("\r\n", end) else 1)
    return rows


def value_in(row: Row, column: int) -> str:
    """Return the value of a cell without blanks around it, empty where the row is shorter."""
    return row[column].value.strip() if column < len(row) else ""


def write_cell(row: Row, column: int, value: str, separator: str) -> Change:
    """Return the change that gives a cell a value. It stays quoted or bare; a short row gets the cells it lacks."""
    near = row[min(column, len(row) - 1)]
    shown = f'"{value}"' if near.quoted or separator in value else value
    if column < len(row):
        return near.start, near.end, shown
    return near.end, near.end, separator * (column - len(row) + 1) + shown


def apply_changes(text: str, changes: Iterable[Change]) -> str:
    """Return the text with the changes made, none of which overlap."""
    pieces, last = [], 0
    for start, end, new in sorted(changes):
        pieces += [text[last:start], new]
        last = end
    return "".join([*pieces, text[last:]])
