"""The figures of a class on its page: counts, mean and median, and how it did in each check."""

from dataclasses import dataclass
from statistics import mean, median

from ..record.document import show_number
from ..record.sentences import say
from ..record.status import Status
from ..record.types import Verdict
from .overview import ISOLATION, Overview


@dataclass(frozen=True)
class Figure:
    """One figure of the class: its name, its value, its unit."""

    name: str
    value: str
    unit: str = ""


@dataclass(frozen=True)
class CheckRow:
    """How a class did in one check."""

    folder: str
    claim: str
    share: str
    passed: str
    others: str


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
