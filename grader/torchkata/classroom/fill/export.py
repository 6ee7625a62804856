"""Reads a table that a platform exported, so that it can be written back byte for byte."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...intake.refused import FillRefused
from ...submission.untrusted_file import read_regular_file
from .cells import Change, Row, apply_changes, read_cells, value_in
from .forms import Form, recognise

MAX_TABLE_MB = 20  # MB
MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
HIGH, PAIRS = re.compile(rb"[\x80-\xff]"), re.compile(rb"[\x80-\xff]{2,}")
SEPARATORS = ",;\t"
SEEN = 50  # rows that identify the form of a table


@dataclass(frozen=True)
class Export:
    """A table: its text, encoding, rows and form."""

    mark: bytes
    encoding: str
    text: str
    separator: str
    rows: list[Row]
    form: Form

    @property
    def students(self) -> Iterator[tuple[int, Row]]:
        """Yield the number and the cells of each row that may be about a student."""
        for number, row in enumerate(self.rows):
            if number >= self.form.first and any(cell.value.strip() for cell in row):
                yield number, row

    def has_comma(self) -> bool:
        """Tell whether its numbers have a decimal comma."""
        places = {place for column in self.form.columns for place in (column.place, column.place + 1)}
        values = [value_in(row, place) for row in self.rows[1:] for place in places]
        return any("," in value and value.replace(",", "").isdigit() for value in values)

    def changed(self, changes: list[Change]) -> bytes:
        """Return the bytes of the table with the changes applied."""
        return self.mark + apply_changes(self.text, changes).encode(self.encoding)


def read_export(file: Path) -> Export:
    """Return the table in a file. Raises OSError, and FillRefused for an unknown platform."""
    data = read_regular_file(file, MAX_TABLE_MB * 2**20)
    if len(data) > MAX_TABLE_MB * 2**20:
        raise FillRefused("fill_large", most=MAX_TABLE_MB)
    mark = next((mark for mark in MARKS if data.startswith(mark)), b"")
    broken = None
    for encoding in (MARKS[mark],) if mark else encodings_of(data):
        text = decode(data[len(mark) :], encoding)
        for separator in SEPARATORS:
            try:
                if not recognise(read_cells(text, separator, SEEN)):
                    continue
                rows = read_cells(text, separator)
            except FillRefused as refusal:
                broken = refusal
                continue
            if form := recognise(rows):
                return Export(mark, encoding, text, separator, rows, form)
    raise broken or FillRefused("fill_unknown")


def encodings_of(data: bytes) -> list[str]:
    """Return the possible encodings of a table without a mark, the likeliest first; the last accepts any bytes."""
    paired = sum(map(len, PAIRS.findall(data))) > len(HIGH.findall(data)) / 2  # as in Chinese, not as in German
    local = ["gb18030", "cp1252"] if paired else ["cp1252", "gb18030"]
    return ["utf-8", "utf-16-le", "utf-16-be", *local, "latin-1"]


def decode(data: bytes, encoding: str) -> str:
    """Return the text, empty if encoding it again would not give the same bytes."""
    try:
        text = data.decode(encoding)
        return text if text.encode(encoding) == data else ""
    except UnicodeError:
        return ""
