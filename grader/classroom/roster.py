"""The list of a class: a table as a spreadsheet saves it or a platform exports it; its columns: ``headings.py``."""

import csv
import io
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..notices import Notices, notice
from ..sentences import say
from .encodings import Decoded, decode_table
from .headings import Columns, fold_heading, is_no_student, read_headings
from .names import fold_name, joined_forms, show_name, words_of
from .refusal import ClassError

MOST = 20  # MB
HEADINGS_WITHIN = 5  # lines: some exports have a title above
COLUMNS = ("id", "name", "email")
Key = tuple[str, object]


@dataclass(frozen=True)
class Student:
    """One line of the roster. `others`: what else may stand for the student, such as a login or a platform's number."""

    id: str
    name: str = ""
    email: str = ""
    others: tuple[tuple[str, str], ...] = ()
    notices: Notices = ()


@dataclass
class Roster:
    """The students of a class, found by id, email or name. `find` returns all whom a submission may belong to."""

    file: str
    students: list[Student]
    assumed: str = ""  # the encoding, where it had to be guessed
    by_key: dict[Key, list[Student]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for student in self.students:
            for key in keys_of(student):
                self.by_key.setdefault(key, []).append(student)

    def find(self, student: str, name: str, email: str) -> list[Student]:
        """Return the students whom a submission's id fits, or else its email, or else its name.

        A platform's numbers are not the school's: an id fits only where the names do not contradict it.
        """
        for kind in ("id", "other"):
            by_id = [row for row in self.by_key.get((kind, fold_name(student)), []) if agree(row.name, name)]
            if by_id:
                return by_id
        keys: list[Key] = [("email", fold_name(email)), ("email", fold_name(student)), ("login", fold_name(student))]
        for words in (words_of(name), words_of(student)):
            keys += [("name", words), ("joined", "".join(words) if len(words) == 1 else "")]
        return next((self.by_key[key] for key in keys if key in self.by_key), [])

    def count(self, text: str) -> int:
        """Return how many lines a text fits, as an id or as a name."""
        return len(self.find(text, "", ""))

    def find_by_digits(self, student: str, name: str) -> list[Student]:
        """Return the students whose ids differ from a number by leading zeros alone."""
        rows = self.by_key.get(("digits", student.lstrip("0")), []) if student.isdecimal() else []
        return [row for row in rows if agree(row.name, name)]

    def find_by_words(self, name: str) -> list[Student]:
        """Return the students whose name has all words of another, or the other way round; two at least."""
        words = set(words_of(name))
        both = ((row, set(words_of(row.name))) for row in self.students) if len(words) > 1 else ()
        return [row for row, own in both if len(own) > 1 and (own <= words or words <= own)]

    def find_within(self, text: str) -> list[Student]:
        """Return the students whose id, login or address is a part of a text, or whose whole name is."""
        pieces = [(match.start(), match.end()) for match in re.finditer(r"[^\s_\-,;()]+", text)]
        found: dict[str, Student] = {}
        for number, (start, _) in enumerate(pieces):
            for _, end in pieces[number : number + 6]:
                part = fold_name(text[start:end])
                if len(part) < 2 or (part.isdecimal() and len(part) < 3):
                    continue
                for key in (("id", part), ("other", part), ("email", part), ("name", words_of(part))):
                    if key[0] != "name" or len(words_of(part)) > 1:
                        found |= {row.id: row for row in self.by_key.get(key, [])}
        return list(found.values())


def keys_of(student: Student) -> set[Key]:
    """Return all under which a student is found."""
    local = student.email.partition("@")[0]
    keys: set[Key] = {("id", fold_name(student.id)), ("name", words_of(student.name))}
    keys |= {("email", fold_name(student.email)), ("login", fold_name(local))}
    keys |= {("joined", form) for form in joined_forms(student.name)}
    keys |= {("other", fold_name(other)) for _, other in student.others}
    keys |= {("digits", text.lstrip("0")) for text in (student.id, *(o for _, o in student.others)) if text.isdecimal()}
    return keys - {("name", ()), ("email", ""), ("login", ""), ("other", ""), ("digits", "")}


def agree(one: str, other: str) -> bool:
    """Tell whether two ways to write a name may mean the same person; a name that is not there may mean anybody."""
    first, second = set(words_of(one)), set(words_of(other))
    return not first or not second or bool(first & second or joined_forms(one) & second or first & joined_forms(other))


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
                raise ClassError(say("roster_unreadable", file=file, problem="it is not a file"))
            data = opened.read(MOST * 2**20 + 1)
    except OSError as error:
        raise ClassError(say("roster_unreadable", file=file, problem=error.strerror)) from error
    if len(data) > MOST * 2**20:
        raise ClassError(say("roster_large", file=file, most=MOST))
    return data


def read_rows(decoded: Decoded) -> Any:
    """Return a ``csv.reader`` of a table, whatever separates its cells; a first line like ``sep=;`` says it."""
    text, said = decoded.text, re.match(r"sep=(.)\r?\n", decoded.text)
    if said:
        text = text[said.end() :]
    first = next((line for line in text.splitlines()[:HEADINGS_WITHIN] if re.search("[,;\t]", line)), "")
    delimiter = said[1] if said else max(",;\t", key=first.count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def find_headings(rows: Any, file: str) -> Columns:
    """Return what the columns mean; the headings stand in one of the first lines. Raises ClassError without an id."""
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
    """Return the student in a line; without an id the login stands for it, or the address, or a platform's number."""
    name = columns.cell(row, "name") or f"{columns.cell(row, 'first')} {columns.cell(row, 'last')}".strip()
    number, email = re.sub(r"^\D+", "", columns.cell(row, "number")), columns.cell(row, "email")
    own = columns.cell(row, "id").lstrip("#") or columns.cell(row, "login").lstrip("#")
    plain = columns.places.keys() <= {"id", "name", "email", "role", "group"}
    others = [(kind, columns.cell(row, kind).lstrip("#")) for kind in ("login", "school")] + [("number", number)]
    others += [("school", row[place].strip().lstrip("#")) for place in columns.places.get("id", []) if place < len(row)]
    student = own or ("" if plain else email or number)
    email = email or (student if "@" in student else "")
    return Student(student, name, email, tuple(dict.fromkeys(o for o in others if o[1] and o[1] != student)))


def note_encoding(student: Student, decoded: Decoded, file: str) -> Student:
    """Return a student with the notice on the encoding that was assumed, where the line depends on it."""
    if not decoded.assumed or (student.id + student.name).isascii():
        return student
    facts = {"file": file, "encoding": decoded.assumed, "name": show_name(student.name or student.id)}
    return replace(student, notices=(notice("roster_assumed", **facts),))
