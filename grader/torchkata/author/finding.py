"""A problem in an exercise: the file, what is wrong, and the remedy."""

from dataclasses import dataclass
from pathlib import Path

from ..record.sentences import say


@dataclass(frozen=True)
class Finding:
    """One problem that must be fixed before students receive the exercise."""

    file: Path
    problem: str
    remedy: str
    line: int = 0

    def show(self, kit: Path) -> str:
        """Return one line, with the path relative to the course."""
        file = self.file.relative_to(kit) if self.file.is_relative_to(kit) else self.file
        return f"{file}{f':{self.line}' if self.line else ''}: {self.problem} {self.remedy}"


def find(file: Path, key: str, line: int = 0, **facts: object) -> Finding:
    """Return the problem `key` of a file, with its remedy."""
    return Finding(file, say(f"find_{key}", **facts), say(f"fix_{key}", **facts), line)
