"""What an author is told: the file, what is wrong with it, and the remedy."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Refusal:
    """One thing that must be mended before an exercise is fit for students."""

    file: Path
    problem: str
    remedy: str
    line: int = 0

    def show(self, kit: Path) -> str:
        """Return it as one line, with the file seen from the kit's folder."""
        file = self.file.relative_to(kit) if self.file.is_relative_to(kit) else self.file
        return f"{file}{f':{self.line}' if self.line else ''}: {self.problem} {self.remedy}"
