"""One HTML page about a class: self-contained and without a script, unless the class is too large for one file.

This module computes the facts; the template `class.html` defines the layout.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from ..record.atomic_file import write_changed
from ..record.attention import Concern, Group, Who
from ..record.document import Document, legal, show_number
from ..record.sentences import say
from .histogram import make_histogram
from .html import render
from .overview import Overview, Row, gather
from .page_figures import check_rows, figures_of, say_counts, say_weak
from .page_rows import MAX_ROWS, PARTS, ROWS_A_FILE, SCRIPT, write_parts

FEEDBACK = "feedback"  # folder of the feedback files, beside the page
FULL_SHARE = 55  # percent of colour in the cell of a student with all points, so that text stays readable
SHOWN = 12  # students of a group that are shown unfolded


@dataclass(frozen=True)
class Cell:
    """The points of one student in one exercise. `share`: percent of colour; None if there is no record."""

    folder: str
    points: str
    share: str | None = None
    ungraded: float = 0


@dataclass(frozen=True)
class Person:
    """One student of a group that needs attention. `row`: number of the table row, None if there is none."""

    student: str
    row: int | None
    where: str
    text: str


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
    return render(
        "class.html",
        title=title,
        counts=say_counts(overview),
        weak=say_weak(overview),
        figures=figures_of(overview),
        histogram=make_histogram(overview.totals, overview.max_points),
        groups=[show_group(group, rows, SHOWN if large else None) for group in overview.groups],
        shown=SHOWN,
        exercises=overview.exercises,
        students=[] if large else [(row, link_of(row), cells_of(row, overview.exercises)) for row in overview.rows],
        checks=check_rows(overview),
        parts=PARTS if large else "",
        script=SCRIPT,
        part=ROWS_A_FILE,
        count=len(rows),
        feedback=FEEDBACK,
        share=FULL_SHARE,
    )


def show_group(
    group: Group, rows: Mapping[str, int], most: int | None
) -> tuple[Group, list[str], str, list[Person], int]:
    """Return what the page shows of a group, at most `most` students, and the number of the others."""
    people = people_of(group, rows, most)
    hidden = len(group.students) - len(people)
    return group, lines_of(group), count_students(group), people, hidden


def lines_of(group: Group) -> list[str]:
    """Return the lines about all students of a group, and the remedy."""
    return [line for line in ("" if group.says_all else group.common, group.remedy) if line]


def count_students(group: Group) -> str:
    """Return the number of students of a group as a sentence."""
    students = [student for student in group.students if student]
    if not students:
        return say("page_everybody")
    return say("students_one") if len(students) == 1 else say("students_many", count=len(students))


def people_of(group: Group, rows: Mapping[str, int], most: int | None = None) -> list[Person]:
    """Return the students of a group, each with its own text; at most `most`. `rows`: student -> number of its row."""
    own = not group.common and not group.says_all
    return [
        Person(who.student or say("page_everybody"), rows.get(who.student), where_of(who), who.text if own else "")
        for who in group.people[:most]
    ]


def where_of(who: Who) -> str:
    """Return the exercises and the status of a student in a group as text."""
    return ", ".join(filter(None, [who.exercises, who.status]))


def link_of(row: Row) -> str:
    """Return the relative URL of a feedback file."""
    return quote(f"{FEEDBACK}/{legal(row.student)}.txt")


def cells_of(row: Row, exercises: Sequence[tuple[str, float]]) -> list[Cell]:
    """Return the cells of one student, one for each exercise."""
    return [cell_of(points, *exercise) for points, exercise in zip(row.points, exercises, strict=True)]


def cell_of(earned: tuple[float, float] | None, folder: str, max_points: float) -> Cell:
    """Return the points of one exercise, with a question mark if some of them could not be graded."""
    if earned is None:
        return Cell(folder, "–")
    points, ungraded = earned
    share = FULL_SHARE * max(0.0, min(1.0, points / max_points)) if max_points else 0.0
    return Cell(folder, show_number(points) + (" + ?" if ungraded else ""), f"{share:.0f}", ungraded)


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
