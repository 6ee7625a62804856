"""The grades of a class as a table of comma-separated values, a row for each student."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import SEEK_END, StringIO
from pathlib import Path

from ..record.atomic_file import writing
from ..record.attention import concerns_of
from ..record.document import Document, exercises_of, legal, show_number
from ..record.sentences import say
from ..record.status import show_status

# What a spreadsheet runs: a cell that begins with one of these signs, whatever blanks and quotes stand before it. Which
# sign ends a cell is a setting of the spreadsheet, so what follows a semicolon or a tab in a text may begin one too.
SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋"
MARK = "\ufeff"
HEADING = ["student", "name", "email"]  # of the first columns
LATE = "LATE"  # as Canvas says it in the names of files
FORMULA = re.compile(rf"""^(?=[\t\r\n])|(?:^|(?<=[;\t\r\n]))(?=[\s"'`“”„‘’]*[{SIGNS}])""")


def grade_rows(documents: Iterable[Document], exercises: Sequence[tuple[str, float]]) -> Iterator[list[str]]:
    """Yield the heading, then a row for each document, as it comes. `exercises`: folder and points of each column.

    A cell is empty if there is no record to say how many points it was.
    """
    most = show_number(sum(points for _, points in exercises))
    yield [*HEADING, *(folder for folder, _ in exercises), "total", "max", "status", "late", "note"]
    for document in documents:
        points = {exercise["folder"]: exercise["points"] for exercise in exercises_of(document)}
        earned = [points[folder] for folder, _ in exercises if folder in points]
        yield [
            *(safe_cell(str(document.get(key, ""))) for key in HEADING),
            *(show_number(points[folder]) if folder in points else "" for folder, _ in exercises),
            show_number(sum(earned)) if earned else "",
            most,
            safe_cell(show_status(document.get("status", ""))),
            LATE if document.get("late") else "",
            safe_cell(remark_on(document, [folder for folder, _ in exercises])),
        ]


def remark_on(document: Document, folders: Iterable[str] = ()) -> str:
    """Return what needs attention in a submission, and how many points the grader failed to grade."""
    ungraded = document.get("ungraded_points")
    notes = [concern.sentence for concern in concerns_of(document, folders)]
    notes += [say("table_ungraded_note", points=show_number(ungraded))] if ungraded else []
    return " ".join(dict.fromkeys(notes))


def safe_cell(text: str) -> str:
    """Return a text no part of which a spreadsheet takes for a formula: an apostrophe stands before each that it would.

    Whoever reads the table by a program gets the text back as one cell.
    """
    return FORMULA.sub("'", legal(text))


def show_grades(documents: Iterable[Document], exercises: Sequence[tuple[str, float]]) -> str:
    """Return the table as a text, with its mark; for a few documents."""
    stream = StringIO(MARK)
    stream.seek(0, SEEK_END)
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(grade_rows(documents, exercises))
    return stream.getvalue()


def write_grades(documents: Iterable[Document], exercises: Sequence[tuple[str, float]], file: Path) -> None:
    """Write the table to `file`, atomically; only one document is held at a time. Raises OSError.

    It begins with a byte order mark: without it Excel takes UTF-8 for the code page of the machine.
    """
    with writing(file) as stream:
        stream.write(MARK)
        csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(grade_rows(documents, exercises))
