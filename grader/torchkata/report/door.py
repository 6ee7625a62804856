"""How a person calls the commands. It imports nothing, since every command reads it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Door:
    """How a person calls the commands: ``make``, or the words before the command, such as ``torchkata``."""

    words: str = "make"

    def command(self, verb: str, exercise: str) -> str:
        """Return a command on one exercise, as it is typed."""
        return f"make {verb} EX={exercise}" if self.words == "make" else f"{self.words} {verb} {exercise}"
