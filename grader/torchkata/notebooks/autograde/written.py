"""What is written to nbgrader of one graded notebook: points, the text under each check, and comments."""

import math
from dataclasses import dataclass, field

from ...record.sentences import say
from .messages import Graded, Outcome
from .plan import Plan


@dataclass
class Marks:
    """Points (None: a person grades) and text of each cell of tests, comments of solution cells, all by their ids.

    `warnings`: for the log.
    """

    points: dict[str, float | None] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def marks_of(plan: Plan, graded: Graded) -> Marks:
    """Return what to write. Tests that are not the course's are not run, and get no points: a person grades them."""
    marks = Marks()
    outcomes = {(one.exercise, one.name): one for one in graded.outcomes}
    for grade_id, cell in plan.checks.items():
        outcome = outcomes.pop((cell.exercise, cell.check), None)
        if outcome is None:
            marks.points[grade_id], marks.texts[grade_id] = None, say("nbgrader_check_gone", check=cell.check)
            marks.warnings.append(marks.texts[grade_id])
        else:
            marks.points[grade_id] = points_in(outcome, cell.max_points)
            marks.texts[grade_id] = outcome.text
    for grade_id in sorted(plan.others):
        marks.points[grade_id], marks.texts[grade_id] = None, say("nbgrader_not_run")
    if plan.others:
        marks.warnings.append(say("nbgrader_others", cells=", ".join(sorted(plan.others))))
    if outcomes and plan.checks:
        marks.warnings.append(say("nbgrader_checks_new", checks=", ".join(name for _, name in outcomes)))
    add_comments(marks, plan, graded)
    return marks


def points_in(outcome: Outcome, max_points: float) -> float | None:
    """Return the points of a check in a cell that is worth `max_points`: the teacher may have given it others."""
    if outcome.points is None or math.isclose(outcome.max_points, max_points):
        return outcome.points
    return outcome.points / outcome.max_points * max_points if outcome.max_points else 0.0


def add_comments(marks: Marks, plan: Plan, graded: Graded) -> None:
    """Add the comments of all checks that did not pass, each at its function. Notes come last, at the first cell."""
    known = {(cell.exercise, cell.check) for cell in plan.checks.values()}
    comments: dict[str, list[str]] = {}
    for one in graded.outcomes:
        if one.comment and (one.exercise, one.name) in known:
            comments.setdefault(plan.place_of(one.functions), []).append(one.comment)
    if graded.notes:
        comments.setdefault(plan.place_of([]), []).append("\n".join(f"    {note}" for note in graded.notes))
    marks.comments = {place: "\n\n".join(texts) for place, texts in comments.items() if place}
