"""Reads one submission: what to grade, or why there is nothing. No submission stops the class."""

import errno
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path, PurePath

from ..course.catalog import Exercise, numbers_in_kit
from ..intake.entries import Entry
from ..intake.times import read_attempts, read_time_file
from ..intake.unpack import Only, open_submission
from ..record.notices import Notices, distinct, notice
from ..record.sentences import show_date, show_name
from ..record.status import Status
from ..submission.answer_names import kit_of
from ..submission.reader import Answer, find_answers
from .task import Task, TaskSettings, pack

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)  # problems of our own disk, which concern the whole class


@dataclass(frozen=True)
class Reading:
    """A submission that was read: a task, or None and the `status` of its student.

    `times`: when each exercise was handed in, by its name: ISO dates. `late`: one of them is after the due date.
    """

    task: Task | None
    status: Status | None = None
    notices: Notices = ()
    times: Mapping[str, str] = field(default_factory=dict)
    late: bool = False


def only_of(exercises: Sequence[Exercise]) -> Only | None:
    """Return the only exercise of a class; None if there are several. Raises OSError."""
    return Only(exercises[0].name, kit_of(numbers_in_kit(exercises))) if len(exercises) == 1 else None


def read_submission(
    entry: Entry,
    exercises: Sequence[Exercise],
    settings: TaskSettings,
    only: Only | None = None,
    due: datetime | None = None,
) -> Reading:
    """Return what to grade of a submission. Any failure becomes a notice. `only`: see `only_of`; `due`: with an offset.

    Raises OSError only if our own disk is full.
    """
    try:
        return open_and_pack(entry, exercises, settings, only, due)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in FULL:
            raise
        problem = show_name(f"{type(error).__name__}: {error}", 200)
        return Reading(None, Status.FAILED, (notice("handed_failed", student=show_name(entry.name), problem=problem),))


def open_and_pack(
    entry: Entry, exercises: Sequence[Exercise], settings: TaskSettings, only: Only | None, due: datetime | None
) -> Reading:
    """Do the same without handling failures. Raises whatever goes wrong."""
    helpers = tuple(pattern for exercise in exercises for pattern in exercise.helpers)
    with open_submission(entry, only, helpers) as opened:
        if opened.folder is None or opened.refused:
            why = (opened.refused,) if opened.refused else ()
            return Reading(None, Status.NOTHING if entry.absent else Status.REFUSED, distinct([*why, *opened.notices]))
        answers = find_answers(opened.folder, exercises, f"{entry.student} {entry.name}")
        times = times_of(entry, opened.folder, answers, due)
    # Both may report the same skipped file.
    answers = [replace(a, notices=tuple(n for n in a.notices if n not in opened.notices)) for a in answers]
    late = [time for time in map(datetime.fromisoformat, times.values()) if due and time > due]
    facts = {"submitted": show_date(max(late).astimezone(due.tzinfo)), "due": show_date(due)} if late and due else {}
    said = distinct([*opened.notices, *([notice("note_late", **facts)] if facts else [])])
    return Reading(pack(entry.student, answers, settings), notices=said, times=times, late=bool(late))


def times_of(entry: Entry, folder: Path, answers: Sequence[Answer], due: datetime | None) -> dict[str, str]:
    """Return when each exercise was handed in, by its name, where it is known: ISO dates with an offset.

    nbgrader's file with a time counts only where nbgrader has it, in a folder ``student/assignment``, and where the
    platform says nothing: elsewhere it would be a file of the student's.
    """
    known = entry.handed_at or read_attempts((part.attempt for part in entry.parts), due.tzinfo if due else None)
    found = {a.exercise.name: known for a in answers if a.found}
    for answer in answers if entry.folder and not known else ():
        if answer.found and len(PurePath(answer.path).parts) == 2:
            found[answer.exercise.name] = read_time_file((folder / answer.path).parent)
    return {name: time for name, time in found.items() if time}
