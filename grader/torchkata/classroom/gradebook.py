"""Updates nbgrader's database from the journal: only changes since the last time are written."""

from pathlib import Path
from typing import Any

from ..errors import GradebookError
from .early_gradebook import EarlyGradebook, mark_of
from .journal import Journal

NOTE = "gradebook"  # note in the journal: the state of the file after the last time, and its content


def update_gradebook(journal: Journal, file: Path, assignment: str, early: EarlyGradebook | None = None) -> None:
    """Write the documents of the journal that `file` lacks. Raises GradebookError, OSError.

    All are written if another program has changed the file. `early`: a database that a new file may start from.
    """
    marks = {document["student"]: mark_of(document) for document in journal}
    before = journal.recall(NOTE)
    same = before.get("assignment") == assignment and before.get("file") == state_of(file) is not None
    known = before.get("marks") if same else None
    begun = early.finish() if early is not None else None
    if begun and not file.exists() and all(map(begun.holds_cells_of, journal)) and begun.marks.keys() <= marks.keys():
        known = begun.marks
    else:
        begun = None
    changed = {student for student, mark in marks.items() if not isinstance(known, dict) or known.get(student) != mark}
    if not changed and same:
        return
    from ..formats.nbgrader import write_gradebook

    content = begun.content if begun else b""
    write_gradebook(Some(journal, changed), file, assignment, begun=content)
    journal.remember(NOTE, {"assignment": assignment, "file": state_of(file), "marks": marks})
    journal.commit()


def try_gradebook(journal: Journal, file: Path, assignment: str, early: EarlyGradebook | None) -> str:
    """Update the gradebook; return the reason if that fails, else an empty text. Raises OSError."""
    try:
        update_gradebook(journal, file, assignment, early)
    except GradebookError as error:
        return str(error)
    return ""


class Some:
    """The documents of some students, to be iterated any number of times."""

    def __init__(self, journal: Journal, students: set[str]) -> None:
        self._journal, self._students = journal, students

    def __iter__(self) -> Any:
        return (document for document in self._journal if document["student"] in self._students)


def state_of(file: Path) -> list[int] | None:
    """Return a value that changes with each write to a file, None if there is no file."""
    try:
        status = file.stat()
    except OSError:
        return None
    return [status.st_ino, status.st_size, status.st_mtime_ns]
