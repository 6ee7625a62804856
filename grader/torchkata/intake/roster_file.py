"""Reads a roster: a table that a spreadsheet saved or a platform exported. Columns: ``headings.py``."""

import csv
import io
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..errors import ClassError
from ..record.notices import notice
from ..record.sentences import say
from .encodings import Decoded, decode_table
from .headings import Columns, clean, fold_heading, is_no_student, read_headings
from .names import fold_name, show_name
from .platforms import PERSON
from .roster import Roster, Student

MAX_ROSTER_MB = 20  # MB
HEADINGS_WITHIN = 5  # lines: some exports have a title above
COLUMNS = ("id", "name", "email")
UNSPACED = re.compile("[\u3400-\u9fff\uac00-\ud7af]{2,}")  # a name in Chinese or Korean: family name first, no space
NUMBERED = re.compile(rf"(?:{PERSON})\D{{0,3}}(\d+)", re.IGNORECASE)


def read_roster(path: Path) -> Roster:
    """Return the roster in a CSV file. Raises ClassError, which names the file and the line."""
    file = show_name(path.name)
    return parse_roster(read_data(path, file), file)


def parse_roster(data: bytes, file: str) -> Roster:
    """Return the roster in the bytes of a table. Raises ClassError, which names the file and the line."""
    decoded = decode_table(data)
    if decoded is None:
        raise ClassError(say("roster_encoding", file=file))
    try:
        rows = read_rows(decoded)
        columns = find_headings(rows, file)
        students = [note_encoding(one, decoded, file) for one in read_students(rows, columns, file)]
        return Roster(file, students, decoded.assumed)
    except csv.Error as error:
        raise ClassError(say("roster_unreadable", file=file, problem=error)) from error


def read_data(path: Path, file: str) -> bytes:
    """Return the bytes of a roster. Raises ClassError."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        with open(descriptor, "rb") as opened:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise ClassError(say("roster_unreadable", file=file, problem=say("no_regular_file")))
            data = opened.read(MAX_ROSTER_MB * 2**20 + 1)
    except OSError as error:
        raise ClassError(say("roster_unreadable", file=file, problem=error.strerror)) from error
    if len(data) > MAX_ROSTER_MB * 2**20:
        raise ClassError(say("roster_large", file=file, most=MAX_ROSTER_MB))
    return data


def read_rows(decoded: Decoded) -> Any:
    """Return a ``csv.reader`` of a table; the separator is guessed, or given by a first line like ``sep=;``."""
    text, said = decoded.text, re.match(r"sep=(.)\r?\n", decoded.text)
    if said:
        text = text[said.end() :]
    first = next((line for line in text.splitlines()[:HEADINGS_WITHIN] if re.search("[,;\t]", line)), "")
    delimiter = said[1] if said else max(",;\t", key=first.count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def find_headings(rows: Any, file: str) -> Columns:
    """Return the columns; the headings are in one of the first lines. Raises ClassError if there is no id."""
    for _ in range(HEADINGS_WITHIN):
        row = next(rows, None)
        if row is None:
            break
        headings = [fold_heading(cell) for cell in row]
        for column in COLUMNS:
            if headings.count(column) > 1:
                raise ClassError(say("roster_column_twice", file=file, column=column))
        columns = read_headings(row)
        if columns:
            return columns
    raise ClassError(say("roster_header", file=file, column="id"))


def read_students(rows: Any, columns: Columns, file: str) -> Iterator[Student]:
    """Yield the students in the lines of a ``csv.reader``. Raises ClassError where an id is missing or stands twice."""
    lines: dict[str, int] = {}
    for row in rows:
        if not any(cell.strip() for cell in row) or is_no_student(row, columns):
            continue
        student = read_student(row, columns)
        if not student.id:
            raise ClassError(say("roster_no_id", file=file, line=rows.line_num))
        key = fold_name(student.id)
        if key in lines:
            facts = {"first": lines[key], "line": rows.line_num, "student": show_name(student.id)}
            raise ClassError(say("roster_id_twice", file=file, **facts))
        lines[key] = rows.line_num
        yield student


def read_student(row: list[str], columns: Columns) -> Student:
    """Return the student in a line; the id may be a login, an email address or a platform's number."""
    first, last = columns.cell(row, "first"), columns.cell(row, "last")
    name = columns.cell(row, "name") or (
        last + first if UNSPACED.fullmatch(last + first) else f"{first} {last}".strip()
    )
    number, email = re.sub(r"^\D+", "", columns.cell(row, "number")), columns.cell(row, "email")
    ids = [clean(row[place]).lstrip("#") for place in columns.places.get("id", []) if place < len(row)]
    for numbered in filter(None, map(NUMBERED.fullmatch, ids)):  # a worksheet of Moodle in any language
        ids.remove(numbered[0])
        number = number or numbered[1]
    own = next(filter(None, ids), "") or columns.cell(row, "login").lstrip("#")
    plain = columns.places.keys() <= {"id", "name", "email", "role", "group"}
    others = [(kind, columns.cell(row, kind).lstrip("#")) for kind in ("login", "school")] + [("number", number)]
    others += [("school", one) for one in ids]
    student = own or ("" if plain and not number else email or number)
    email = email or (student if "@" in student else "")
    return Student(student, name, email, tuple(dict.fromkeys(o for o in others if o[1] and o[1] != student)))


def note_encoding(student: Student, decoded: Decoded, file: str) -> Student:
    """Return a student, with a notice on the assumed encoding if the line depends on it."""
    if not decoded.assumed or (student.id + student.name).isascii():
        return student
    facts = {"file": file, "encoding": decoded.assumed, "name": show_name(student.name or student.id)}
    return replace(student, notices=(notice("roster_assumed", **facts),))
