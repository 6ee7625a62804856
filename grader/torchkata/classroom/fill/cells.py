"""Replaces cells in the text of a table, and keeps every other character.

The `csv` module gives only values: quotes, line ends and text after a closing quote would be lost.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ...intake.refused import FillRefused

QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"')


@dataclass(frozen=True)
class Cell:
    """One cell: its position in the text, with its quotes, and its value."""

    start: int
    end: int
    value: str
    quoted: bool


Row = tuple[Cell, ...]
Change = tuple[int, int, str]  # start, end, new text


def read_cells(text: str, separator: str, most: int | None = None) -> list[Row]:
    """Return the rows of a table, at most `most`. Raises FillRefused if a quoted cell never ends."""
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
    """Return the value of a cell without outer spaces, empty if the row is shorter."""
    return row[column].value.strip() if column < len(row) else ""


def write_cell(row: Row, column: int, value: str, separator: str) -> Change:
    """Return the change that sets a cell. It stays quoted or unquoted; a short row is extended."""
    near = row[min(column, len(row) - 1)]
    shown = f'"{value}"' if near.quoted or separator in value else value
    if column < len(row):
        return near.start, near.end, shown
    return near.end, near.end, separator * (column - len(row) + 1) + shown


def apply_changes(text: str, changes: Iterable[Change]) -> str:
    """Return the text with the changes applied, which must not overlap."""
    pieces, last = [], 0
    for start, end, new in sorted(changes):
        pieces += [text[last:start], new]
        last = end
    return "".join([*pieces, text[last:]])
