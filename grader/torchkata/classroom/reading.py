"""Reads one submission: what to grade, or why there is nothing. No submission stops the class."""

import errno
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..course.catalog import Exercise, numbers_in_kit
from ..intake.entries import Entry
from ..intake.unpack import Only, open_submission
from ..record.notices import Notices, distinct, notice
from ..record.sentences import show_name
from ..record.status import Status
from ..submission.answer_names import kit_of
from ..submission.reader import find_answers
from .task import Task, TaskSettings, pack

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)  # problems of our own disk, which concern the whole class


@dataclass(frozen=True)
class Reading:
    """A submission that was read: a task, or None and the `status` of its student."""

    task: Task | None
    status: Status | None = None
    notices: Notices = ()


def only_of(exercises: Sequence[Exercise]) -> Only | None:
    """Return the only exercise of a class; None if there are several. Raises OSError."""
    return Only(exercises[0].name, kit_of(numbers_in_kit(exercises))) if len(exercises) == 1 else None


def read_submission(
    entry: Entry, exercises: Sequence[Exercise], settings: TaskSettings, only: Only | None = None
) -> Reading:
    """Return what to grade of a submission. Any failure becomes a notice. `only`: see `only_of`.

    Raises OSError only if our own disk is full.
    """
    try:
        return open_and_pack(entry, exercises, settings, only)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in FULL:
            raise
        problem = show_name(f"{type(error).__name__}: {error}", 200)
        return Reading(None, Status.FAILED, (notice("handed_failed", student=show_name(entry.name), problem=problem),))


def open_and_pack(entry: Entry, exercises: Sequence[Exercise], settings: TaskSettings, only: Only | None) -> Reading:
    """Do the same without handling failures. Raises whatever goes wrong."""
    helpers = tuple(pattern for exercise in exercises for pattern in exercise.helpers)
    with open_submission(entry, only, helpers) as opened:
        if opened.folder is None or opened.refused:
            why = (opened.refused,) if opened.refused else ()
            return Reading(None, Status.NOTHING if entry.absent else Status.REFUSED, distinct([*why, *opened.notices]))
        answers = find_answers(opened.folder, exercises, f"{entry.student} {entry.name}")
    # Both may report the same skipped file.
    answers = [replace(a, notices=tuple(n for n in a.notices if n not in opened.notices)) for a in answers]
    return Reading(pack(entry.student, answers, settings), notices=opened.notices)
