"""Starts the gradebook of a new class in memory, while submissions are graded: nbgrader takes seconds to write it.

Writing while grading goes on uses all processors; writing at the end would use one.
"""

import contextlib
import json
import queue
import threading
from dataclasses import dataclass, field
from pathlib import Path

from ..cache.content_cache import digest
from ..record.document import Document

PASSED_OVER = ("seconds",)  # of a document, because the gradebook holds nothing of them


@dataclass
class Begun:
    """A database with some students: their marks, and their common cells."""

    content: bytes = b""
    marks: dict[str, str] = field(default_factory=dict)
    cells: dict[tuple[str, str], float] = field(default_factory=dict)

    def holds_cells_of(self, document: Document) -> bool:
        """Tell whether a document has the same cells as this database, or none."""
        from ..formats.nbgrader import cells_of

        return cells_of([document]) in ({}, self.cells)


class EarlyGradebook:
    """Collects documents as they are done. If `file` exists, it only imports nbgrader early."""

    def __init__(self, file: Path, assignment: str) -> None:
        self._new = not file.exists()
        self._assignment = assignment
        self._waiting: queue.SimpleQueue[Document | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._begun: Begun | None = None

    def add(self, document: Document) -> None:
        """Queue a document for writing; returns at once."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()
        self._waiting.put(document)

    def finish(self) -> Begun | None:
        """Return the database; None if it is empty or failed: writing the gradebook will fail again, with a message."""
        self.stop()
        if self._thread is not None:
            self._thread.join()
        return self._begun

    def stop(self) -> None:
        """Stop writing; does not wait."""
        self._waiting.put(None)

    def _work(self) -> None:
        with contextlib.suppress(Exception):  # it is raised again when the gradebook is written, and reported then
            from ..formats.nbgrader_api import import_nbgrader

            api = import_nbgrader()
            if self._new:
                self._begun = self._write(api)

    def _write(self, api: object) -> Begun | None:
        from ..formats.nbgrader import add_cells, add_student, cells_of
        from ..formats.nbgrader_api import opened

        begun = Begun()
        with opened(api, "sqlite://", self._assignment) as gradebook:
            while (document := self._waiting.get()) is not None:
                if not begun.cells and (cells := cells_of([document])):
                    add_cells(gradebook, self._assignment, cells)
                    begun.cells = cells
                if not begun.holds_cells_of(document):
                    return None
                add_student(api, gradebook, self._assignment, document)
                begun.marks[document["student"]] = mark_of(document)
            begun.content = gradebook.db().connection().connection.driver_connection.serialize()
        return begun


def mark_of(document: Document) -> str:
    """Return a digest of the parts of a document that the gradebook depends on."""
    facts = {key: value for key, value in document.items() if key not in PASSED_OVER}
    return digest(json.dumps(facts, sort_keys=True)).hex()[:32]
