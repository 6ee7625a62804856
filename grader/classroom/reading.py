"""Reads one submission: what is to be graded of it, or why there is nothing. No submission ends the class."""

import errno
from collections.abc import Sequence
from dataclasses import dataclass

from ..catalog import Exercise
from ..report.texts import NOTHING
from ..sentences import say, show_name
from ..submission import find_answers
from .intake import Entry
from .journal import FAILED, REFUSED
from .opening import open_submission
from .parcel import Order, Parcel, pack

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)  # of our own disk: that concerns the whole class


@dataclass(frozen=True)
class Taken:
    """What a submission is: a parcel to grade, or none and the `status` that its student has instead."""

    parcel: Parcel | None
    status: str = ""
    note: str = ""


def read_submission(entry: Entry, exercises: Sequence[Exercise], order: Order) -> Taken:
    """Return what is to be graded of a submission. Whatever goes wrong stands in its note.

    Raises OSError only where the disk that we write to is full.
    """
    try:
        return open_and_pack(entry, exercises, order)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in FULL:
            raise
        problem = show_name(f"{type(error).__name__}: {error}", 200)
        return Taken(None, FAILED, say("handed_failed", student=show_name(entry.name), problem=problem))


def open_and_pack(entry: Entry, exercises: Sequence[Exercise], order: Order) -> Taken:
    """Return the same, and let through what is raised."""
    only = exercises[0].name if len(exercises) == 1 else ""
    helpers = tuple(pattern for exercise in exercises for pattern in exercise.helpers)
    with open_submission(entry, only, helpers) as opened:
        if opened.folder is None or opened.problem:
            return Taken(None, NOTHING if entry.absent else REFUSED, join(opened.problem, opened.note))
        answers = find_answers(opened.folder, exercises)
    # Of what was not looked at, both may tell.
    notes = [opened.note, *(note for answer in answers if (note := answer.note) not in opened.note)]
    return Taken(pack(entry.student, answers, order), note=join(*notes))


def join(*sentences: str) -> str:
    """Return the sentences that are not empty as one text."""
    return " ".join(filter(None, sentences))
