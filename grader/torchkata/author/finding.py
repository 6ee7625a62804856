"""A problem in an exercise: the file, what is wrong, and the remedy."""

from dataclasses import dataclass, replace
from pathlib import Path

from ..record.sentences import say


@dataclass(frozen=True)
class Finding:
    """One problem that must be fixed before students receive the exercise.

    `lacking`: something is not there yet. A draft may lack it, and `warning` is set.
    """

    file: Path
    problem: str
    remedy: str
    line: int = 0
    lacking: bool = False
    warning: bool = False

    def show(self, kit: Path) -> str:
        """Return one line, with the path relative to the course."""
        file = self.file.relative_to(kit) if self.file.is_relative_to(kit) else self.file
        text = f"{file}{f':{self.line}' if self.line else ''}: {self.problem} {self.remedy}"
        return say("draft_warning", text=text) if self.warning else text


def lack(file: Path, key: str, line: int = 0, **facts: object) -> Finding:
    """Return the problem `key` of a file in which something is not there yet, with its remedy."""
    return replace(find(file, key, line, **facts), lacking=True)


def find(file: Path, key: str, line: int = 0, **facts: object) -> Finding:
    """Return the problem `key` of a file, with its remedy."""
    return Finding(file, say(f"find_{key}", **facts), say(f"fix_{key}", **facts), line)
