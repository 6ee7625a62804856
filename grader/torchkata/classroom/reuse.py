"""Of a submission that was handed in again, only the exercises whose files have changed are graded again."""

from dataclasses import replace
from typing import Any

from ..record.document import Document, checks_of
from ..record.verdict import Verdict
from .task import Parcel

SUMS = ("points", "max_points", "ungraded_points")


def leave_out(parcel: Parcel, record: Document, parts: dict[str, str]) -> tuple[Parcel, dict[str, Document]]:
    """Return the parcel without the exercises that `record` holds, and those, by name; `parts`: their fingerprints.

    What the grader failed in is graded again. A parcel is never left without any file.
    """
    failed = {exercise["name"] for exercise, check in checks_of(record) if check["verdict"] == Verdict.GRADER}
    kept = {
        exercise["name"]: exercise
        for exercise in record.get("exercises", [])
        if exercise["name"] not in failed and parts.get(exercise["name"]) == parcel.parts.get(exercise["name"], "")
    }
    files = tuple(file for file in parcel.files if file.exercise not in kept)
    return (replace(parcel, files=files), kept) if files else (parcel, {})


def put_together(parcel: Parcel, record: dict[str, Any], kept: dict[str, Document]) -> dict[str, Any]:
    """Return the record of the whole submission: what was graded now, and what was `kept` from before."""
    exercises = kept | {exercise["name"]: exercise for exercise in record["exercises"]}
    ordered = [exercises[name] for name in parcel.parts if name in exercises]
    return {**record, **{name: sum(e[name] for e in ordered) for name in SUMS}, "exercises": ordered}
