"""Updates nbgrader's database from the journal: only changes since the last time are written."""

import contextlib
import threading
from collections.abc import Container, Sequence
from pathlib import Path
from typing import Any

from ..errors import GradebookError
from ..formats.nbgrader import Cells, write_gradebook
from ..formats.nbgrader_api import import_nbgrader
from .journal import Journal

NOTE = "gradebook"  # note in the journal: the assignment, its cells, and the state of the file after the last time


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


def assignment_of(journal: Journal, title: str) -> str:
    """Return the name of the class's assignment: that of before if results are kept, so that none counts twice."""
    before = journal.recall(NOTE).get("assignment")
    return before if journal.names.kept and isinstance(before, str) else title


def update_gradebook(journal: Journal, file: Path, title: str, cells: Cells, folders: Sequence[str]) -> None:
    """Write what `file` lacks of the journal. Raises GradebookError, OSError.

    All is written if another program has changed the file. `title`: of the assignment, unless results are kept;
    `cells`: all checks of the class with their points; `folders`: of all its exercises.
    """
    assignment = assignment_of(journal, title)
    note = {"assignment": assignment, "cells": [[*cell, points] for cell, points in cells.items()]}
    before = journal.recall(NOTE)
    known = before.get("assignment") == assignment and before.get("file") == state_of(file) is not None
    changed = dict(journal.unbooked(known))
    if known and not changed and before == {**note, "file": before["file"]}:
        return
    write_gradebook(Some(journal, changed), file, assignment, cells=cells, folders=folders)
    journal.note_booked(changed.items())
    journal.remember(NOTE, {**note, "file": state_of(file)})
    journal.commit()


def try_gradebook(journal: Journal, file: Path, title: str, cells: Cells, folders: Sequence[str]) -> str:
    """Update the gradebook; return the reason if that fails, else an empty text. Raises OSError."""
    try:
        update_gradebook(journal, file, title, cells, folders)
    except GradebookError as error:
        return str(error)
    return ""


class Some:
    """The documents of some students, to be iterated any number of times."""

    def __init__(self, journal: Journal, students: Container[str]) -> None:
        self._journal, self._students = journal, students

    def __iter__(self) -> Any:
        journal = self._journal
        return (row.document(journal.names) for row in journal.rows() if row.student in self._students)


def state_of(file: Path) -> list[int] | None:
    """Return a value that changes with each write to a file, None if there is no file."""
    try:
        status = file.stat()
    except OSError:
        return None
    return [status.st_ino, status.st_size, status.st_mtime_ns]
