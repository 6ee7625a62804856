"""The grades of a class as CSV, with a row for each student."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import SEEK_END, StringIO
from pathlib import Path
from typing import TextIO

from ..record.atomic_file import writing
from ..record.attention import concerns_of
from ..record.document import Document, exercises_of, legal, show_number
from ..record.sentences import say
from ..record.status import show_status

# A spreadsheet runs a cell that begins with one of these characters, even after spaces and quotes. The separator is a
# setting of the spreadsheet, so text after a semicolon or a tab may begin a cell too.
SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋"
MARK = "\ufeff"
HEADING = ["student", "name", "email"]  # of the first columns
LATE = "LATE"  # as in the file names of Canvas
FORMULA = re.compile(rf"""^(?=[\t\r\n])|(?:^|(?<=[;\t\r\n]))(?=[\s"'`“”„‘’]*[{SIGNS}])""")


def grade_rows(documents: Iterable[Document], exercises: Sequence[tuple[str, float]]) -> Iterator[list[str]]:
    """Yield the heading, then a row for each document. `exercises`: folder and maximum points of each column."""
    yield heading_of(exercises)
    yield from (row_of(document, exercises) for document in documents)


def heading_of(exercises: Sequence[tuple[str, float]]) -> list[str]:
    """Return the headings of the columns."""
    return [*HEADING, *(folder for folder, _ in exercises), "total", "max", "status", "late", "note"]


def row_of(document: Document, exercises: Sequence[tuple[str, float]]) -> list[str]:
    """Return the row of a document. A cell is empty if there is no record."""
    points = {exercise["folder"]: exercise["points"] for exercise in exercises_of(document)}
    earned = [points[folder] for folder, _ in exercises if folder in points]
    return [
        *(safe_cell(str(document.get(key, ""))) for key in HEADING),
        *(show_number(points[folder]) if folder in points else "" for folder, _ in exercises),
        show_number(sum(earned)) if earned else "",
        show_number(sum(points for _, points in exercises)),
        safe_cell(show_status(document.get("status", ""))),
        LATE if document.get("late") else "",
        safe_cell(remark_on(document, [folder for folder, _ in exercises])),
    ]


def remark_on(document: Document, folders: Iterable[str] = ()) -> str:
    """Return the text of the column `note`: the concerns, and the points that could not be graded."""
    ungraded = document.get("ungraded_points")
    notes = [concern.sentence for concern in concerns_of(document, folders)]
    notes += [say("table_ungraded_note", points=show_number(ungraded))] if ungraded else []
    return " ".join(dict.fromkeys(notes))


def safe_cell(text: str) -> str:
    """Return a text that a spreadsheet does not run: an apostrophe precedes each possible formula.

    A program that reads the CSV still gets one cell.
    """
    return FORMULA.sub("'", legal(text))


def show_grades(documents: Iterable[Document], exercises: Sequence[tuple[str, float]]) -> str:
    """Return the table of a few documents as text, with a byte order mark."""
    stream = StringIO(MARK)
    stream.seek(0, SEEK_END)
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(grade_rows(documents, exercises))
    return stream.getvalue()


class GradesTable:
    """The table in a stream, written row by row.

    It begins with a byte order mark: without it, Excel reads UTF-8 as the local code page.
    """

    def __init__(self, stream: TextIO, exercises: Sequence[tuple[str, float]]) -> None:
        self._writer, self._exercises = csv.writer(stream, quoting=csv.QUOTE_ALL), exercises
        stream.write(MARK)
        self._writer.writerow(heading_of(exercises))

    def add(self, document: Document) -> None:
        """Write the row of one document."""
        self._writer.writerow(row_of(document, self._exercises))


def write_grades(documents: Iterable[Document], exercises: Sequence[tuple[str, float]], file: Path) -> None:
    """Write the table to `file`, atomically; only one document is in memory at a time. Raises OSError."""
    with writing(file) as stream:
        table = GradesTable(stream, exercises)
        for document in documents:
            table.add(document)
