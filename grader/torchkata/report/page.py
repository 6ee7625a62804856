"""One HTML page about a class: self-contained and complete without its script, unless the class is too large for that.

This module computes the facts; the template `class.html` defines the layout. The script searches, filters and sorts. It
is part of the page, whose Content-Security-Policy names its digest: nothing else can run.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from urllib.parse import quote

from ..record.atomic_file import write_changed
from ..record.attention import Concern
from ..record.document import Document, legal, show_number
from .histogram import make_histogram
from .html import render
from .item_analysis import LEAST_STUDENTS
from .overview import Overview, Row, gather
from .page_checks import HARDEST, by_exercise, check_rows
from .page_figures import figures_of, say_counts, say_weak
from .page_people import FOLDED, MANY_MISTAKES, show_group, show_mistakes
from .page_rows import MAX_ROWS, PARTS, ROWS_A_FILE, groups_of, write_parts

FEEDBACK, CODE, SUFFIX = "feedback", "code", ".html"  # folders beside the page with a page for each student
SCRIPT = "class_page.js"
STEPS = 10  # of colour in the cells of students with no to all points
NUMBER = re.compile(r"\d+")  # of an exercise, at the beginning of its folder's name


@dataclass(frozen=True)
class Cell:
    """The points of one student in one exercise. `kind`: its classes in the stylesheet."""

    points: str
    kind: str
    ungraded: float = 0


@dataclass(frozen=True)
class Line:
    """One row of the table of students: its links, its cells, the groups and the mistakes of the student."""

    row: Row
    feedback: str
    code: str
    cells: Sequence[Cell]
    groups: str
    mistakes: str


def show_page(
    documents: Iterable[Document],
    exercises: Sequence[tuple[str, float]],
    title: str,
    concerns: Iterable[Concern] = (),
) -> str:
    """Return the page. `exercises`: folder and maximum points of each. Only one document is in memory at a time.

    `concerns`: those of the whole class.
    """
    return show_overview(gather(documents, exercises, concerns), title)


def show_overview(overview: Overview, title: str) -> str:
    """Return the page about an overview. Above MAX_ROWS students, its rows are in files: see `write_parts`."""
    rows = {row.student: number for number, row in enumerate(overview.rows)}
    large = len(rows) > MAX_ROWS
    groups, checks = overview.groups, check_rows(overview)
    script, digest = script_text()
    return render(
        "class.html",
        title=title,
        counts=say_counts(overview),
        weak=say_weak(overview),
        figures=figures_of(overview),
        histogram=make_histogram(overview.totals, overview.max_points),
        groups=[show_group(group, rows, large) for group in groups],
        mistakes=show_mistakes(overview, large),
        unfolded=MANY_MISTAKES,
        exercises=overview.exercises,
        labels=[label_of(folder) for folder, _ in overview.exercises],
        students=() if large else lines_of(overview, groups_of(groups)),
        unfolded_rows=FOLDED,
        hardest=checks[:HARDEST],
        folded=list(by_exercise(checks, [folder for folder, _ in overview.exercises])),
        least=LEAST_STUDENTS,
        parts=PARTS if large else "",
        script=script,
        digest=digest,
        part=ROWS_A_FILE,
        count=len(rows),
        statuses=list(dict.fromkeys(row.status_text for row in overview.rows)),
        places={"feedback": FEEDBACK, "code": CODE, "suffix": SUFFIX},
    )


@cache
def script_text() -> tuple[str, str]:
    """Return the script of the page and its digest, as a Content-Security-Policy names it."""
    text = resources.files(__package__).joinpath("templates", SCRIPT).read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return text, f"sha256-{digest}"


def lines_of(overview: Overview, groups: dict[str, list[int]]) -> Iterable[Line]:
    """Yield the rows of the table. `groups`: numbers of the groups that each student is in."""
    for row in overview.rows:
        cells = [cell_of(points, most) for points, (_, most) in zip(row.points, overview.exercises, strict=True)]
        links = link_to(FEEDBACK, row.student), link_to(CODE, row.student) if row.code else ""
        numbers = (" ".join(map(str, some)) for some in (groups.get(row.student, ()), row.mistakes))
        yield Line(row, *links, cells, *numbers)


def link_to(folder: str, student: str) -> str:
    """Return the relative URL of a student's page."""
    return quote(f"{folder}/{legal(student)}{SUFFIX}")


def cell_of(earned: tuple[float, float] | None, most: float) -> Cell:
    """Return the points of one exercise, with a question mark if some of them could not be graded."""
    if earned is None:
        return Cell("–", "c none")
    points, ungraded = earned
    step = round(STEPS * max(0.0, min(1.0, points / most))) if most else 0
    kind = f"c c{step} ungraded" if ungraded else f"c c{step}"
    return Cell(show_number(points) + (" + ?" if ungraded else ""), kind, ungraded)


def label_of(folder: str) -> str:
    """Return a short name of an exercise for narrow screens: its number."""
    number = NUMBER.match(folder)
    return number[0] if number else folder[:8]


def write_page(
    documents: Iterable[Document],
    exercises: Sequence[tuple[str, float]],
    title: str,
    file: Path,
    concerns: Iterable[Concern] = (),
) -> None:
    """Write the page of a few or many documents. Raises OSError."""
    write_overview(gather(documents, exercises, concerns), title, file)


def write_overview(overview: Overview, title: str, file: Path) -> None:
    """Write the page to `file`, atomically, and the files that it loads beside it. Raises OSError."""
    write_parts(overview, file.with_name(PARTS))
    write_changed(file, show_overview(overview, title))
