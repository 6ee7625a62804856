"""Reads one submission: what is to be graded of it, or why there is nothing. No submission ends the class."""

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

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)  # of our own disk: that concerns the whole class


@dataclass(frozen=True)
class Taken:
    """What a submission is: a task to grade, or none and the `status` that its student has instead."""

    task: Task | None
    status: Status | None = None
    notices: Notices = ()


def read_submission(entry: Entry, exercises: Sequence[Exercise], settings: TaskSettings) -> Taken:
    """Return what is to be graded of a submission. Whatever goes wrong is a notice.

    Raises OSError only where the disk that we write to is full.
    """
    try:
        return open_and_pack(entry, exercises, settings)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in FULL:
            raise
        problem = show_name(f"{type(error).__name__}: {error}", 200)
        return Taken(None, Status.FAILED, (notice("handed_failed", student=show_name(entry.name), problem=problem),))


def open_and_pack(entry: Entry, exercises: Sequence[Exercise], settings: TaskSettings) -> Taken:
    """Return the same, and let through what is raised."""
    only = Only(exercises[0].name, kit_of(numbers_in_kit(exercises))) if len(exercises) == 1 else None
    helpers = tuple(pattern for exercise in exercises for pattern in exercise.helpers)
    with open_submission(entry, only, helpers) as opened:
        if opened.folder is None or opened.refused:
            why = (opened.refused,) if opened.refused else ()
            return Taken(None, Status.NOTHING if entry.absent else Status.REFUSED, distinct([*why, *opened.notices]))
        answers = find_answers(opened.folder, exercises, f"{entry.student} {entry.name}")
    # Of what was not looked at, both may tell.
    answers = [replace(a, notices=tuple(n for n in a.notices if n not in opened.notices)) for a in answers]
    return Taken(pack(entry.student, answers, settings), notices=opened.notices)
