"""The list of a class: a CSV file with the columns id, name and email, as a spreadsheet saves it."""

import csv
import io
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..sentences import say
from .names import fold_name, joined_forms, show_name, words_of
from .refusal import ClassError

MOST = 20  # MB
COLUMNS = ("id", "name", "email")


@dataclass(frozen=True)
class Student:
    """One line of the roster."""

    id: str
    name: str = ""
    email: str = ""


@dataclass
class Roster:
    """The students of a class, found by id, email or name. `find` returns all whom a submission may belong to."""

    file: str
    students: list[Student]
    by_key: dict[object, list[Student]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for student in self.students:
            local = student.email.partition("@")[0]
            keys: set[object] = {("id", fold_name(student.id)), ("name", words_of(student.name))}
            keys |= {("email", fold_name(student.email)), ("login", fold_name(local))}
            keys |= {("joined", form) for form in joined_forms(student.name)}
            for key in keys - {("name", ()), ("email", ""), ("login", "")}:
                self.by_key.setdefault(key, []).append(student)

    def find(self, student: str, name: str, email: str) -> list[Student]:
        """Return the students whom a submission's id fits, or else its email, or else its name.

        A platform's numbers are not the school's: an id fits only where the names do not contradict it.
        """
        by_id = [row for row in self.by_key.get(("id", fold_name(student)), []) if agree(row.name, name)]
        if by_id:
            return by_id
        keys: list[object] = [("email", fold_name(email)), ("email", fold_name(student)), ("login", fold_name(student))]
        for words in (words_of(name), words_of(student)):
            keys += [("name", words), ("joined", "".join(words) if len(words) == 1 else "")]
        return next((self.by_key[key] for key in keys if key in self.by_key), [])


def agree(one: str, other: str) -> bool:
    """Tell whether two ways to write a name may mean the same person; a name that is not there may mean anybody."""
    first, second = set(words_of(one)), set(words_of(other))
    return not first or not second or bool(first & second or joined_forms(one) & second or first & joined_forms(other))


def read_roster(path: Path) -> Roster:
    """Return the roster in a CSV file. Raises ClassError, which names the file and the line."""
    file = show_name(path.name)
    text = read_text(path, file)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        columns = read_header(next(rows, []), file)
        return Roster(file, list(read_students(rows, columns, file)))
    except csv.Error as error:
        raise ClassError(say("roster_unreadable", file=file, problem=error)) from error


def read_text(path: Path, file: str) -> str:
    """Return the text of a roster. Raises ClassError."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        with open(descriptor, "rb") as opened:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise ClassError(say("roster_unreadable", file=file, problem="it is not a file"))
            data = opened.read(MOST * 2**20 + 1)
    except OSError as error:
        raise ClassError(say("roster_unreadable", file=file, problem=error.strerror)) from error
    if len(data) > MOST * 2**20:
        raise ClassError(say("roster_large", file=file, most=MOST))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ClassError(say("roster_not_utf8", file=file)) from error
    if "\0" in text:
        raise ClassError(say("roster_not_utf8", file=file))
    return text


def read_header(row: list[str], file: str) -> dict[str, int]:
    """Return where each column stands. Raises ClassError without an id, or where a column stands twice."""
    header = [cell.strip().casefold() for cell in row]
    for column in COLUMNS:
        if header.count(column) > 1:
            raise ClassError(say("roster_column_twice", file=file, column=column))
    if "id" not in header:
        raise ClassError(say("roster_header", file=file, column="id"))
    return {column: header.index(column) for column in COLUMNS if column in header}


def read_students(rows: Any, columns: dict[str, int], file: str) -> Iterator[Student]:
    """Yield the students in the lines of a ``csv.reader``. Raises ClassError where an id is missing or stands twice."""
    lines: dict[str, int] = {}
    for row in rows:
        line = rows.line_num
        cells = {column: row[i].strip() if i < len(row) else "" for column, i in columns.items()}
        if not any(cell.strip() for cell in row):
            continue
        if not cells["id"]:
            raise ClassError(say("roster_no_id", file=file, line=line))
        key = fold_name(cells["id"])
        if key in lines:
            facts = {"first": lines[key], "line": line, "student": show_name(cells["id"])}
            raise ClassError(say("roster_id_twice", file=file, **facts))
        lines[key] = line
        yield Student(**cells)
