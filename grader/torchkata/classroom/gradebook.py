"""Updates nbgrader's database from the journal: only changes since the last time are written."""

import contextlib
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from ..course.catalog import Exercise
from ..errors import GradebookError
from ..formats.nbgrader import write_gradebook
from ..formats.nbgrader_api import import_nbgrader
from ..formats.nbgrader_assignment import Assignment, Points, answers_of, assignments_of, calls_of
from .journal import Journal

NOTE = "gradebook"  # note in the journal: the assignments, and the state of the file after the last time


class EarlyImport:
    """Imports nbgrader once, in a thread, while submissions are graded: at the end, everybody would wait for it."""

    def __init__(self, wanted: bool) -> None:
        self._wanted = wanted

    def begin(self) -> None:
        """Begin to import, the first time that this is called; returns at once."""
        if self._wanted:
            self._wanted = False
            threading.Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        with contextlib.suppress(Exception):  # it is raised again when the gradebook is written, and reported then
            import_nbgrader()


def plan(
    journal: Journal, exercises: Sequence[Exercise], folders: Sequence[str], points: Points, due: str = ""
) -> list[Assignment]:
    """Return the assignments of a class: an exercise each. `exercises`: those of this run; `due`: ISO date of these.

    `folders`: of all exercises; `points`: of all checks with results. What is known of an exercise that this run does
    not grade is that of the run that graded it.
    """
    before = {assignment.folder: assignment for assignment in read_note(journal)}
    known = {exercise.folder: exercise for exercise in exercises}
    found = assignments_of(points)
    empty = [one for folder, one in known.items() if folder not in {assignment.folder for assignment in found}]
    found += [Assignment(e.folder, e.name, {check.name: check.points for check in e.checks()}) for e in empty]
    graded = {assignment.folder for assignment in found}
    found += [one for folder, one in before.items() if folder in folders and folder not in graded]
    return [complete(one, known.get(one.folder), before.get(one.folder), due) for one in found]


def expect(journal: Journal, exercises: Sequence[Exercise], folders: Sequence[str]) -> list[Assignment]:
    """Return the assignments with their functions, without points: what `plan` will return when all are graded.

    What each check calls is left out: it takes most of a second for a course, in which nobody is graded yet.
    """
    found = []
    for exercise in exercises:
        answers: dict[str, str] = {}
        with contextlib.suppress(OSError, ValueError):
            answers = answers_of(exercise)
        found.append(Assignment(exercise.folder, exercise.name, {}, answers))
    own = {assignment.folder for assignment in found}
    return found + [one for one in read_note(journal) if one.folder in folders and one.folder not in own]


def complete(assignment: Assignment, exercise: Exercise | None, before: Assignment | None, due: str) -> Assignment:
    """Return an assignment with its functions and its due date; `exercise`: None if this run does not grade it."""
    earlier = before.due if before else ""
    if exercise is None:
        old = before or assignment
        return replace(assignment, answers=old.answers, calls=old.calls, due=earlier)
    with contextlib.suppress(OSError, SyntaxError, ValueError):  # it was graded: what is gone since then costs no mark
        answers = answers_of(exercise)
        return replace(assignment, answers=answers, calls=calls_of(exercise, answers), due=due or earlier)
    return replace(assignment, due=due or earlier)


def read_note(journal: Journal) -> list[Assignment]:
    """Return the assignments of the last time; none if they are not known."""
    try:
        return msgspec.convert(journal.recall(NOTE).get("assignments", []), list[Assignment])
    except msgspec.ValidationError:
        return []


def update_gradebook(journal: Journal, file: Path, assignments: Sequence[Assignment]) -> str:
    """Write what `file` lacks of the journal; return what people should know. Raises GradebookError, OSError.

    All is written if another program has changed the file.
    """
    note = {"assignments": msgspec.to_builtins(list(assignments))}
    before = journal.recall(NOTE)
    same = before.get("assignments") == note["assignments"]
    known = same and before.get("file") == state_of(file) is not None
    changed = journal.find_unbooked(known)
    if known and not changed:
        return ""
    gone = {one.folder for one in read_note(journal)} - {one.folder for one in assignments}
    said = write_gradebook(Unbooked(journal), file, assignments, gone=gone)
    journal.note_booked()
    journal.remember(NOTE, {**note, "file": state_of(file)})
    journal.commit()
    return said


def try_gradebook(journal: Journal, file: Path, assignments: Sequence[Assignment]) -> tuple[bool, str]:
    """Update the gradebook; return whether that failed, and what people should know. Raises OSError."""
    try:
        return False, update_gradebook(journal, file, assignments)
    except GradebookError as error:
        return True, str(error)


class Unbooked:
    """The documents of students whom the gradebook lacks, with their times, to be iterated any number of times."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def __iter__(self) -> Any:
        names = self._journal.names
        return ({**row.document(names), "handed": row.times()} for row in self._journal.unbooked())


def state_of(file: Path) -> list[int] | None:
    """Return a value that changes with each write to a file, None if there is no file."""
    try:
        status = file.stat()
    except OSError:
        return None
    return [status.st_ino, status.st_size, status.st_mtime_ns]
