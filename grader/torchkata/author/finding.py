"""A problem in an exercise: the file, what is wrong, and the remedy."""

from dataclasses import dataclass, replace
from pathlib import Path

from ..record.sentences import say


@dataclass(frozen=True)
class Finding:
    """One problem, to be fixed before students receive the exercise unless it is a warning.

    `lacking`: something is not there yet. `warning`: it is only said; so are the things that a draft may lack.
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
        if not self.warning:
            return text
        return say("draft_warning" if self.lacking else "warning", text=text)


def lack(file: Path, key: str, line: int = 0, **facts: object) -> Finding:
    """Return the problem `key` of a file in which something is not there yet, with its remedy."""
    return replace(find(file, key, line, **facts), lacking=True)


def warn(file: Path, key: str, **facts: object) -> Finding:
    """Return the problem `key` of a file as a warning, with its remedy."""
    return replace(find(file, key, 0, **facts), warning=True)


def find(file: Path, key: str, line: int = 0, **facts: object) -> Finding:
    """Return the problem `key` of a file, with its remedy."""
    return Finding(file, say(f"find_{key}", **facts), say(f"fix_{key}", **facts), line)
