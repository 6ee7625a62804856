"""Keeps nbgrader's database up to date with the journal: only what has changed since the last time is written."""

import contextlib
import json
import threading
from pathlib import Path
from typing import Any

from ..memory import digest
from ..report.texts import Document
from .journal import Journal

NOTE = "gradebook"  # what the journal remembers: the state of the file after the last time, and what was in it
PASSED_OVER = ("seconds", "note")  # of a document, because the gradebook holds nothing of them


def update_gradebook(journal: Journal, file: Path, assignment: str) -> None:
    """Write the documents of the journal that are not in `file` yet. Raises GradebookError, OSError.

    All are written where anybody has touched the file since.
    """
    marks = {document["student"]: mark_of(document) for document in journal}
    before = journal.recall(NOTE)
    same = before.get("assignment") == assignment and before.get("file") == state_of(file) is not None
    known = before.get("marks") if same else None
    changed = {student for student, mark in marks.items() if not isinstance(known, dict) or known.get(student) != mark}
    if not changed and same:
        return
    from ..report.gradebook import write_gradebook

    write_gradebook(Some(journal, changed), file, assignment)
    journal.remember(NOTE, {"assignment": assignment, "file": state_of(file), "marks": marks})
    journal.commit()


class Some:
    """The documents of some students, to be gone through as often as one likes."""

    def __init__(self, journal: Journal, students: set[str]) -> None:
        self._journal, self._students = journal, students

    def __iter__(self) -> Any:
        return (document for document in self._journal if document["student"] in self._students)


def mark_of(document: Document) -> str:
    """Return what tells a document from any that would be another in the gradebook."""
    facts = {key: value for key, value in document.items() if key not in PASSED_OVER}
    return digest(json.dumps(facts, sort_keys=True)).hex()[:32]


def state_of(file: Path) -> list[int] | None:
    """Return what changes whenever somebody writes to a file, None where there is none."""
    try:
        status = file.stat()
    except OSError:
        return None
    return [status.st_ino, status.st_size, status.st_mtime_ns]


def import_early() -> None:
    """Import nbgrader while the last submissions are graded; a missing one is reported later."""

    def load() -> None:
        from ..report.gradebook import import_nbgrader

        with contextlib.suppress(Exception):
            import_nbgrader()

    threading.Thread(target=load, daemon=True).start()
