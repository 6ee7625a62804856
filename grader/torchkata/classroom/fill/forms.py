"""Recognises the platform of a table by its headings and shape, and finds names, keys and columns of marks."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .cells import Row, value_in
from .words import EMAILS, NOT_POINTS, READ_ONLY, STATUSES, TOTALS, fold

CANVAS = re.compile(r"(?P<name>.+?)\s*\((?P<id>\d+)\)\s*")
BLACKBOARD = re.compile(r"(?P<name>.*?)\s*(?:\[(?P<points>[^\]]*)\]\s*)?\|\s*(?P<id>\d+)\s*")
TYPED = re.compile(r"(?P<name>.+?)\s*[(（](?P<type>[^()（）]*\D[^()（）]*)[)）]\s*")
PARTICIPANT = re.compile(r"\D*[^\d\s]\D*(\d+)")
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True)
class Column:
    """A column that may take the marks: its position, heading, name without numbers, and maximum points, if known."""

    place: int
    heading: str
    name: str
    most: float | None = None


@dataclass(frozen=True)
class Form:
    """The form of a table: platform, first row of a student, columns of names and keys, columns for marks.

    `number`: the column with the number that the platform also writes into names of downloaded files.
    """

    platform: str
    first: int
    names: tuple[int, ...]
    keys: tuple[int, ...]
    columns: tuple[Column, ...]
    number: int | None = None


def recognise(rows: Sequence[Row]) -> Form | None:
    """Return the form of a table whose first row has the headings; None for an unknown platform."""
    heading = [cell.value.strip() for cell in rows[0]] if rows else []
    if len(heading) < 3:
        return None
    forms = (find(heading, rows) for find in FORMS)
    return next((form for form in forms if form), None)


def canvas(heading: Sequence[str], rows: Sequence[Row]) -> Form | None:
    """Return the form of a gradebook of Canvas: name, ID, SIS keys, section; then ``Name (number)``, then totals."""
    folded = [fold(name) for name in heading]
    if "id" not in folded[1:4]:
        return None
    number = folded.index("id")
    found = {place: match for place, name in enumerate(heading) if (match := CANVAS.fullmatch(name))}
    keys = [place for place, name in enumerate(folded) if place > number and ("sis" in name or name.endswith(" id"))]
    if not found and not keys:
        return None
    first = next((n for n, row in enumerate(rows) if n and value_in(row, number)), len(rows))
    head = rows[1:first]
    read_only = {p for p in found for row in head if fold(value_in(row, p)) == READ_ONLY}
    columns = tuple(
        Column(place, heading[place], match["name"], next(numbers_of(head, place), None))
        for place, match in found.items()
        if place not in read_only
    )
    return Form("canvas", first, tuple(range(number)), tuple(k for k in keys if k not in found), columns, number)


def blackboard(heading: Sequence[str], rows: Sequence[Row]) -> Form | None:
    """Return the form of Blackboard's table to work offline: names, user name; then ``Name [points] |number``."""
    found = {place: match for place, name in enumerate(heading) if (match := BLACKBOARD.fullmatch(name))}
    bare = [place for place, name in enumerate(heading) if re.search(r"\[[^\]]*\d[^\]]*\]$", name)]
    start = min([*found, *bare], default=0)
    if start < 3:
        return None
    columns = []
    for place, match in found.items():
        points = match["points"] or ""
        if fold(match["name"]) not in TOTALS and "up to" not in points:
            most = NUMBER.search(points)
            columns.append(Column(place, heading[place], match["name"], to_number(most[0]) if most else None))
    return Form("blackboard", 1, (0, 1), tuple(range(2, start)), tuple(columns))


def worksheet(heading: Sequence[str], rows: Sequence[Row]) -> Form | None:
    """Return the form of Moodle's grading worksheet, in any language.

    The first column has ``Participant 1234``; the column of the maximum grade has the same number in each row, and the
    grade is the column before it.
    """
    students = [row for row in rows[1:] if any(cell.value.strip() for cell in row)]
    if not students or not all(PARTICIPANT.fullmatch(value_in(row, 0)) for row in students):
        return None
    words = {re.sub(r"[\d\W]", "", value_in(row, 0)) for row in students}
    if len(words) > 1 or len(min(words)) < 3:  # ids such as q1, not a word for participant
        return None
    columns = []
    for place in range(3, len(heading)):
        most = {value_in(row, place) for row in students}
        grades = [value_in(row, place - 1) for row in students]
        if len(most) == 1 and NUMBER.fullmatch(next(iter(most))) and all(is_mark(grade) for grade in grades):
            columns.append(Column(place - 1, heading[place - 1], heading[place - 1], to_number(next(iter(most)))))
    places = {column.place for column in columns}  # if all have the same grade, it looks like a maximum
    columns = [column for column in columns if column.place + 1 not in places][:1]
    keys = tuple(range(2, columns[0].place)) if columns else ()
    alike = len({value_in(row, 1) for row in students}) <= len(students) / 1.5
    named = fold(heading[1]) not in STATUSES and (not alike or len(students) < 3)  # else the assignment has no name
    return Form("moodle_worksheet", 1, (1,) if named else (), keys, tuple(columns), 0)


def gradebook(heading: Sequence[str], rows: Sequence[Row]) -> Form | None:
    """Return the form of Moodle's gradebook: who it is, with an email address; then ``Item (Real)``."""
    emails = [place for place, name in enumerate(heading) if fold(name) in EMAILS]
    emails += [place for place in range(len(heading)) if is_of_emails(rows[1:], place)]
    found = {place: match for place, name in enumerate(heading) if (match := TYPED.fullmatch(name))}
    if not emails or not found:
        return None
    start = min([*found, *(place for place in range(emails[0] + 1, len(heading)))])
    columns = tuple(
        Column(place, heading[place], match["name"])
        for place, match in found.items()
        if fold(match["type"]) not in NOT_POINTS and fold(match["name"]) not in TOTALS
        if all(is_mark(value_in(row, place)) for row in rows[1:])
    )
    return Form("moodle_gradebook", 1, (0, 1), tuple(range(2, start)), columns)


FORMS: tuple[Callable[[Sequence[str], Sequence[Row]], Form | None], ...] = (canvas, blackboard, worksheet, gradebook)


def is_of_emails(rows: Sequence[Row], place: int) -> bool:
    """Tell whether a column holds email addresses."""
    values = [value for row in rows if (value := value_in(row, place))]
    return bool(values) and all("@" in value for value in values)


def is_mark(value: str) -> bool:
    """Tell whether a cell may hold a mark: a number, a hyphen, or nothing."""
    return value in ("", "-") or bool(NUMBER.fullmatch(value))


def numbers_of(rows: Sequence[Row], place: int) -> "map[float]":
    """Yield the numbers in a column."""
    return map(to_number, (value for row in rows if NUMBER.fullmatch(value := value_in(row, place))))


def to_number(text: str) -> float:
    """Return the value of a number with a decimal point or comma. Raises ValueError."""
    return float(text.replace(",", "."))
