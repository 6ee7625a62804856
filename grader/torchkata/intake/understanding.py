"""Refuses a class before grading if its file names were not understood: all would have zero points."""

from collections.abc import Sequence

from ..course.catalog import Exercise, numbers_in_kit
from ..errors import ClassError
from ..record.sentences import say
from ..submission.answer_names import kit_of
from ..submission.reader import find_answers
from .entries import Entry
from .names import show_name
from .survey import entry_kind, survey_folder
from .unpack import Only, open_submission

MAX_SHARE = 0.8  # share of the submissions without any answer
LEAST = 3  # fewest submissions for a decision
MAX_SHOWN = 3


def refuse_misread(entries: Sequence[Entry], exercises: Sequence[Exercise]) -> None:
    """Raise ClassError if nearly all submissions hold files, but none that answers an exercise.

    Absent students and unreadable submissions do not count. It stops as soon as the answer is known.
    """
    present = [entry for entry in entries if not entry.absent and not is_unreadable(entry)]
    enough = int((1 - MAX_SHARE) * len(present) + 1e-9)  # with fewer answered submissions, the class is refused
    answered = 0
    misread = []
    for entry in present:
        if holds_answer(entry, exercises):
            answered += 1
            if answered > enough:
                return
        else:
            misread.append(entry)
    if len(misread) >= LEAST:
        shown = "; ".join(show_files(entry) for entry in misread[:MAX_SHOWN])
        files = ", ".join(exercise.file for exercise in exercises)
        raise ClassError(say("class_misread", count=len(present), misread=len(misread), shown=shown, files=files))


def is_unreadable(entry: Entry) -> bool:
    """Tell whether an entry is refused for a reason other than having no possible answer."""
    return entry.refused is not None and entry.refused.cause != "handed_useless"


def holds_answer(entry: Entry, exercises: Sequence[Exercise]) -> bool:
    """Tell whether a submission holds a file that answers an exercise, or cannot be opened to see it."""
    if entry.refused:
        return False
    only = Only(exercises[0].name, kit_of(numbers_in_kit(exercises))) if len(exercises) == 1 else None
    with open_submission(entry, only) as opened:
        if opened.folder is None or opened.refused:
            return opened.refused is None or opened.refused.cause != "handed_useless"
        found = find_answers(opened.folder, exercises, f"{entry.student} {entry.name}")
        return any(answer.found for answer in found)


def show_files(entry: Entry) -> str:
    """Return the name of a submission, with the names of some of its files."""
    inside = []
    for part in entry.parts:
        if entry_kind(part.path) == "folder":
            found = survey_folder(part.path)
            inside += [*(path.name for path in found.sources), *found.others, *(path.name for path in found.archives)]
    names = ", ".join(show_name(part.path.name) for part in entry.parts[:MAX_SHOWN])
    return f"{names} ({', '.join(map(show_name, inside[:MAX_SHOWN]))})" if inside else names
