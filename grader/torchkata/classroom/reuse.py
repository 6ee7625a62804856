"""Grades only the changed exercises of a submission that was handed in again."""

from dataclasses import replace
from typing import Any

from ..record.document import Document, checks_of
from ..record.verdict import Verdict
from .task import Task

SUMS = ("points", "max_points", "ungraded_points")


def leave_out(task: Task, record: Document, parts: dict[str, str]) -> tuple[Task, dict[str, Document]]:
    """Return the task without the exercises that `record` holds, and these by name; `parts`: their fingerprints.

    Exercises in which the grader failed are graded again. At least one file stays in the task.
    """
    failed = {exercise["name"] for exercise, check in checks_of(record) if check["verdict"] == Verdict.GRADER}
    kept = {
        exercise["name"]: exercise
        for exercise in record.get("exercises", [])
        if exercise["name"] not in failed and parts.get(exercise["name"]) == task.parts.get(exercise["name"], "")
    }
    files = tuple(file for file in task.files if file.exercise not in kept)
    return (replace(task, files=files), kept) if files else (task, {})


def put_together(task: Task, record: dict[str, Any], kept: dict[str, Document]) -> dict[str, Any]:
    """Return the record of a submission: the exercises graded now, and those `kept` from before."""
    exercises = kept | {exercise["name"]: exercise for exercise in record["exercises"]}
    ordered = [exercises[name] for name in task.parts if name in exercises]
    return {**record, **{name: sum(e[name] for e in ordered) for name in SUMS}, "exercises": ordered}
