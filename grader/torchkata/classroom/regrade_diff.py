"""What a changed grader changes: two gradings of one class compared, student by student, check by check."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import ClassError
from ..record.document import Document, checks_of, message_text, show_number
from ..record.sentences import say
from ..record.status import show_status
from ..record.types import as_stored
from ..report.lines import visible_text
from ..submission.untrusted_file import read_regular_file
from .output import RESULTS
from .version_1 import is_version_1, upgrade

MAX_RECORD_BYTES = 100 * 2**20  # bytes of a file
Checks = dict[tuple[str, str], dict[str, Any]]


def find_results(folder: Path) -> dict[str, Path]:
    """Return the file of each student of a graded class by id. Raises ClassError where there is none."""
    place = folder / RESULTS if (folder / RESULTS).is_dir() else folder
    files = {file.stem: file for file in sorted(place.glob("*.json"))}
    if not files:
        raise ClassError(say("diff_no_results", folder=folder))
    return files


def read_result(file: Path) -> Document:
    """Return the document of a student. Raises ClassError."""
    try:
        document = json.loads(read_regular_file(file, MAX_RECORD_BYTES))
    except (OSError, ValueError, RecursionError) as error:
        raise ClassError(say("diff_unreadable", file=file, problem=error)) from error
    if not isinstance(document, dict) or "status" not in document or document.get("student") != file.stem:
        raise ClassError(say("diff_foreign", file=file))
    try:
        stored = as_stored(upgrade(document) if is_version_1(document) else document)
        for _, check in checks_of(stored):
            message_text(check)  # a later version may have sentences that this one does not know
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise ClassError(say("diff_damaged", file=file, problem=error)) from error
    return stored


def compare_classes(old: Path, new: Path) -> Iterator[str]:
    """Yield the lines of a report on whose score moved, on which check, and why. Raises ClassError."""
    before, after = find_results(old), find_results(new)
    moved = 0
    for student in sorted(before.keys() | after.keys()):
        if student not in after or student not in before:
            yield say("diff_one_side", student=visible_text(student), folder=old if student in before else new)
            continue
        lines = list(compare_results(read_result(before[student]), read_result(after[student])))
        moved += bool(lines)
        yield from lines
    both = len(before.keys() & after.keys())
    yield say("diff_moved", moved=moved, count=both)


def compare_results(old: Document, new: Document) -> Iterator[str]:
    """Yield the lines on one student; none where no points and no status moved."""
    before, after = index_checks(old), index_checks(new)
    lines = [line for key in before | after for line in compare_checks(key, before.get(key), after.get(key))]
    if lines or old["status"] != new["status"] or points_of(old) != points_of(new):
        yield f"{visible_text(new['student'])}  {describe_points(old)} -> {describe_points(new)}"
        yield from lines


def index_checks(document: Document) -> Checks:
    """Return the checks of a document by exercise and name."""
    return {(exercise["folder"], check["name"]): dict(check) for exercise, check in checks_of(document)}


def compare_checks(key: tuple[str, str], old: dict[str, Any] | None, new: dict[str, Any] | None) -> Iterator[str]:
    """Yield the lines on one check whose points moved: from what to what, and the words the student now reads."""
    if old and new and (old["points"], old["max_points"]) == (new["points"], new["max_points"]):
        return
    claim = (new or old or {})["claim"]
    yield f"    {key[0]}: {visible_text(claim)}: {describe_check(old)} -> {describe_check(new)}"
    why = next(filter(None, (message_text(check) for check in (new, old) if check)), "")
    for line in why.splitlines()[:4]:
        yield f"        {visible_text(line)}"


def describe_check(check: dict[str, Any] | None) -> str:
    """Return verdict and points of a check in words."""
    if check is None:
        return say("diff_no_check")
    points = say("diff_not_graded") if check["points"] is None else show_number(check["points"])
    return f"{check['verdict']} {points}/{show_number(check['max_points'])}"


def points_of(document: Document) -> float | None:
    """Return the points of a student, None where there is no record."""
    return document.get("points")


def describe_points(document: Document) -> str:
    """Return the points of a student, or the status where there is no record."""
    points = points_of(document)
    return show_status(document["status"]) if points is None else show_number(points)
