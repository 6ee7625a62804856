"""One self-contained HTML page about a class: no script, no external resources.

This module computes the facts; the template `class.html` defines the layout.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from urllib.parse import quote

from ..record.atomic_file import write_text
from ..record.attention import Group, Who
from ..record.document import Document, legal, show_number
from ..record.sentences import say
from ..record.status import Status
from ..record.types import Verdict
from .histogram import make_histogram
from .html import render
from .overview import ISOLATION, Overview, Row, gather

FEEDBACK = "feedback"  # folder of the feedback files, beside the page
FULL_SHARE = 55  # percent of colour in the cell of a student with all points, so that text stays readable
SHOWN = 12  # students of a group that are shown unfolded


@dataclass(frozen=True)
class Figure:
    """One figure of the class: its name, its value, its unit."""

    name: str
    value: str
    unit: str = ""


@dataclass(frozen=True)
class Cell:
    """The points of one student in one exercise. `share`: percent of colour; None if there is no record."""

    folder: str
    points: str
    share: str | None = None
    ungraded: float = 0


@dataclass(frozen=True)
class CheckRow:
    """How a class did in one check."""

    folder: str
    claim: str
    share: str
    passed: str
    others: str


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
    refused: Mapping[str, str] | None = None,
) -> str:
    """Return the page. `exercises`: folder and maximum points of each. Only one document is in memory at a time.

    `refused`: folder of each exercise that was not graded, and the reason.
    """
    overview = gather(documents, exercises, refused)
    rows = {row.student: number for number, row in enumerate(overview.rows)}
    return render(
        "class.html",
        title=title,
        counts=say_counts(overview),
        weak=say_weak(overview),
        figures=figures_of(overview),
        histogram=make_histogram(overview.totals, overview.max_points),
        groups=[(group, lines_of(group), count_students(group), people_of(group, rows)) for group in overview.groups],
        shown=SHOWN,
        folders=[folder for folder, _ in exercises],
        students=[(row, link_of(row), cells_of(row, exercises)) for row in overview.rows],
        checks=check_rows(overview),
    )


def say_counts(overview: Overview) -> list[str]:
    """Return a sentence with the number of students, of graded ones, and of those who submitted nothing."""
    nothing = sum(row.status == Status.NOTHING for row in overview.rows)
    counts = {"page_students": len(overview.rows), "page_graded": len(overview.totals), "page_nothing": nothing}
    return [say(key, count=count) for key, count in counts.items()]


def say_weak(overview: Overview) -> str:
    """Return a warning if a submission was graded without full isolation; else an empty string."""
    weak = [(level, count) for level, count in overview.isolation.items() if level != ISOLATION]
    levels = ", ".join(say("page_weak_level", count=count, level=level) for level, count in weak)
    return say("page_weak", levels=levels) if weak else ""


def figures_of(overview: Overview) -> list[Figure]:
    """Return the figures of the class."""
    totals, max_points = overview.totals, overview.max_points
    of_points = say("page_of_points", points=show_number(max_points)) if totals else ""
    concerned = {concern.student for concern in overview.concerns} - {""}
    full = sum(total >= max_points for total in totals)
    students = say("page_count_of_students")
    return [
        Figure(say("page_mean"), f"{mean(totals):.1f}" if totals else "–", of_points),
        Figure(say("page_median"), f"{median(totals):.1f}" if totals else "–", of_points),
        Figure(say("page_all_points"), str(full), students),
        Figure(say("page_need_attention"), str(len(concerned)), students),
    ]


def lines_of(group: Group) -> list[str]:
    """Return the lines about all students of a group, and the remedy."""
    return [line for line in ("" if group.says_all else group.common, group.remedy) if line]


def count_students(group: Group) -> str:
    """Return the number of students of a group as a sentence."""
    students = [student for student in group.students if student]
    if not students:
        return say("page_everybody")
    return say("students_one") if len(students) == 1 else say("students_many", count=len(students))


def people_of(group: Group, rows: Mapping[str, int]) -> list[Person]:
    """Return the students of a group, each with its own text. `rows`: student -> number of the table row."""
    own = not group.common and not group.says_all
    return [
        Person(who.student or say("page_everybody"), rows.get(who.student), where_of(who), who.text if own else "")
        for who in group.people
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


def check_rows(overview: Overview) -> list[CheckRow]:
    """Return the checks, hardest first."""
    rows = []
    hardest = sorted(overview.checks.items(), key=lambda item: item[1][Verdict.PASS] / item[1].total())
    for (folder, claim), verdicts in hardest:
        passed, total = verdicts[Verdict.PASS], verdicts.total()
        others = [f"{count} {verdict}" for verdict, count in verdicts.most_common() if verdict != Verdict.PASS]
        passed_text = say("page_passed_of", passed=passed, total=total)
        rows.append(CheckRow(folder, claim, f"{100 * passed / total:.0f}", passed_text, ", ".join(others)))
    return rows


def write_page(
    documents: Iterable[Document],
    exercises: Sequence[tuple[str, float]],
    title: str,
    file: Path,
    refused: Mapping[str, str] | None = None,
) -> None:
    """Write the page to `file`, atomically. Raises OSError."""
    write_text(file, show_page(documents, exercises, title, refused))
