"""Reads which repository belongs to which student: a roster with one more column."""

from dataclasses import dataclass
from pathlib import Path

from ...errors import ClassError
from ...intake.encodings import decode_table
from ...intake.headings import clean, fold_heading, read_headings
from ...intake.names import show_name
from ...intake.roster_file import HEADINGS_WITHIN, parse_roster, read_data, read_rows, read_student
from ...record.sentences import say

COLUMNS = ("repository", "repository url", "student repository url", "repo", "repo url", "clone url")


@dataclass(frozen=True)
class Wanted:
    """One line of the list. `repository` is the text of its cell, which may hold credentials."""

    student: str
    name: str
    email: str
    repository: str


def read_list(path: Path) -> list[Wanted]:
    """Return the lines of the list. Raises ClassError where it cannot be read, or lacks a column."""
    file = show_name(path.name)
    data = read_data(path, file)
    students = parse_roster(data, file).students
    decoded = decode_table(data)
    assert decoded  # else the roster would have been refused
    rows = [row for row in read_rows(decoded) if row]
    for number, row in enumerate(rows[:HEADINGS_WITHIN]):
        headings, columns = [fold_heading(cell) for cell in row], read_headings(row)
        place = next((headings.index(column) for column in COLUMNS if column in headings), None)
        if columns and place is not None:
            cells = {read_student(row, columns).id: clean(row[place]) for row in rows[number + 1 :] if place < len(row)}
            return [Wanted(one.id, one.name, one.email, cells.get(one.id, "")) for one in students]
    raise ClassError(say("fetch_column", file=file, column=COLUMNS[0]))
