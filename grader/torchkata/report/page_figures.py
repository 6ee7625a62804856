"""The figures of a class on its page: counts, mean and median."""

from collections import Counter
from dataclasses import dataclass
from statistics import mean, median

from ..record.document import show_number
from ..record.sentences import say
from ..record.status import Status
from .overview import ISOLATION, Overview


@dataclass(frozen=True)
class Figure:
    """One figure of the class: its name, its value, its unit."""

    name: str
    value: str
    unit: str = ""


def say_counts(overview: Overview) -> list[str]:
    """Return the number of students, and of those with each status that somebody has: these numbers add up."""
    statuses = Counter(row.status for row in overview.rows)
    shown = [status for status in Status if statuses[status] or status == Status.GRADED]
    return [
        say("page_students", count=len(overview.rows)),
        *(say(f"page_{status}", count=statuses[status]) for status in shown),
    ]


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
