"""Where a failure lies in the student's file: as people read it, as a link, and for an editor."""

import os
from dataclasses import dataclass
from pathlib import Path

from ..record.document import Document
from ..record.sentences import say


@dataclass(frozen=True)
class Target:
    """A place in a file. `line` is 0 if it is not known; `shown` is its text, a path that terminals make a link of."""

    file: Path
    line: int
    shown: str

    @property
    def brief(self) -> str:
        """Return the place without folders."""
        return f"{self.file.name}:{self.line}" if self.line else self.shown

    @property
    def link(self) -> str:
        """Return the address of the file. It has no line, because terminals do not agree on how to write it."""
        return self.file.as_uri()


def target_of(course: Path, exercise: Document, check: Document) -> Target | None:
    """Return the place of a failed check; None if it is not known."""
    path, place = exercise.get("file"), check.get("place")
    if not path or not place:
        return None
    file = course / "exercises" / path
    line, cell = place["facts"].get("line", 0), place["facts"].get("cell")
    shown = short(file)
    if cell is not None:  # a notebook: its lines are numbered in each cell
        return Target(file, 0, say("watch_cell", file=shown, cell=cell, line=line))
    return Target(file, line, f"{shown}:{line}")


def short(file: Path) -> str:
    """Return a path relative to the working folder, if it is inside."""
    here = Path(os.path.realpath(os.getcwd()))
    return str(file.relative_to(here)) if file.is_relative_to(here) else str(file)
