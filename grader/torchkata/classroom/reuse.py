"""Grades only the changed exercises of a submission that was handed in again."""

from collections.abc import Container
from dataclasses import replace
from typing import Any

from ..record.document import Document, checks_of
from ..record.verdict import Verdict
from .isolation import weakest
from .task import Task

SUMS = ("points", "max_points", "ungraded_points")


def leave_out(
    task: Task, record: Document, parts: dict[str, str], levels: Container[str]
) -> tuple[Task, dict[str, Document]]:
    """Return the task without the exercises that `record` holds, and these by name; `parts`: their fingerprints.

    A record with another level of isolation than `levels` is not used. Exercises in which the grader failed are graded
    again. At least one file stays in the task.
    """
    if record.get("isolation") not in levels:
        return task, {}
    failed = {exercise["name"] for exercise, check in checks_of(record) if check["verdict"] == Verdict.GRADER}
    kept = {
        exercise["name"]: exercise
        for exercise in record.get("exercises", [])
        if exercise["name"] not in failed and parts.get(exercise["name"]) == task.parts.get(exercise["name"], "")
    }
    files = tuple(file for file in task.files if file.exercise not in kept)
    return (replace(task, files=files), kept) if files else (task, {})


def put_together(task: Task, record: dict[str, Any], kept: dict[str, Document], level: str) -> dict[str, Any]:
    """Return the record of a submission: the exercises graded now, and those `kept` from before, at a `level`.

    The record has the weaker level of the two: it says what all of its exercises had.
    """
    exercises = kept | {exercise["name"]: exercise for exercise in record["exercises"]}
    ordered = [exercises[name] for name in task.parts if name in exercises]
    sums = {name: sum(e[name] for e in ordered) for name in SUMS}
    return {**record, **sums, "isolation": weakest(record["isolation"], level), "exercises": ordered}
