"""Grades only the changed exercises of a submission that was handed in again."""

from collections.abc import Container
from dataclasses import replace
from typing import Any

from ..record.document import Document, checks_of
from ..record.verdict import Verdict
from .documents import join_records, sums_of
from .task import Task


def mark(part: str, level: str) -> str:
    """Return the fingerprint of an exercise with the level of isolation at which it was graded, as it is stored."""
    return f"{part} {level}"


def level_of(marked: str) -> str:
    """Return the level in a marked fingerprint, empty if there is none."""
    return marked.rpartition(" ")[2]


def is_kept(marked: str | None, part: str | None, levels: Container[str]) -> bool:
    """Tell whether a marked fingerprint is that of a `part`, and of one of these levels."""
    level = level_of(marked or "")
    return level in levels and marked == mark(part or "", level)


def leave_out(
    task: Task, record: Document, parts: dict[str, str], levels: Container[str]
) -> tuple[Task, dict[str, Document]]:
    """Return the task without the exercises that `record` holds, and these by name.

    `parts`: their marked fingerprints; `levels`: those that are kept.

    Exercises in which the grader failed are graded again. At least one file stays in the task.
    """
    kept = find_kept(task, record, parts, levels)
    files = tuple(file for file in task.files if file.exercise not in kept)
    return (replace(task, files=files), kept) if files else (task, {})


def find_kept(task: Task, record: Document, parts: dict[str, str], levels: Container[str]) -> dict[str, Document]:
    """Return the exercises of `record` that need not be graded again, by name."""
    failed = {exercise["name"] for exercise, check in checks_of(record) if check["verdict"] == Verdict.GRADER}
    return {
        exercise["name"]: exercise
        for exercise in record.get("exercises", [])
        if exercise["name"] not in failed
        and is_kept(parts.get(exercise["name"]), task.parts.get(exercise["name"]), levels)
    }


def put_together(task: Task, record: dict[str, Any], kept: dict[str, Document]) -> dict[str, Any]:
    """Return the record of a submission: the exercises graded now, and those `kept` from before."""
    exercises = kept | {exercise["name"]: exercise for exercise in record["exercises"]}
    ordered = [exercises[name] for name in task.parts if name in exercises]
    return {**record, **sums_of(ordered), "exercises": ordered}


def holds_all(task: Task, record: Document, parts: dict[str, str], levels: Container[str]) -> bool:
    """Tell whether `record` has every exercise of a task, of the same files and without a failure of the grader."""
    return bool(record) and not {file.exercise for file in task.files} - find_kept(task, record, parts, levels).keys()


def add_kept(outcome: dict[str, Any], before: Document, kept: Container[str]) -> dict[str, Any]:
    """Return the outcome of a submission with the results of the exercises `kept`, which this run does not grade."""
    others = [exercise for exercise in before.get("exercises", []) if exercise["name"] in kept]
    if not others:
        return outcome
    return {"seconds": 0.0, **outcome, "record": join_records(outcome.get("record", {}), others, before)}
