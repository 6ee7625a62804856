"""Print a record: coloured on a terminal, plain in a pipe."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from ..record.document import Document
from ..record.sentences import say
from ..record.verdict import Record, Verdict
from .lines import Line, exercise_lines, summary_lines

NARROW = 20  # characters: lines are not wrapped to a smaller width


class Screen:
    """Prints each exercise when it is graded, and the table at the end. `held_back`: print everything at the end.

    `quiet`: print only the level of isolation. `aside`: print to standard error, because standard output is a file.
    `many`: of an exercise in which every check passes the table says enough, so that a finished course fits a screen.
    """

    def __init__(self, held_back: bool = False, quiet: bool = False, aside: bool = False, many: bool = False) -> None:
        self._console = Console(highlight=False, soft_wrap=True, stderr=aside)
        self._held_back = held_back
        self._quiet = quiet
        self._many = many
        self._lines: list[Line] = []

    def show_exercise(self, exercise: Document, waits: str = "") -> None:
        """Print one exercise: its checks, with an explanation below each that failed. `waits`: that a hint is there."""
        if not self._quiet and not (self._many and is_done(exercise)):
            self._print([*exercise_lines(exercise), *([[], [("  " + waits, "cyan")]] if waits else [])])

    def show_end(self, record: Record, place: str = "") -> None:
        """Print the table of all exercises and the closing remarks. `place`: where in the course the student is."""
        style = "bold yellow" if record.isolation == "none" else "dim"
        isolation: Line = [(say("isolation_" + record.isolation), style)]
        where: list[Line] = [[], [(place, "")]] if place else []
        self._held_back = False
        self._print([isolation] if self._quiet else [*summary_lines(record.document()), *where, [], isolation])

    def _print(self, lines: Iterable[Line]) -> None:
        self._lines += lines
        while self._lines and not self._held_back:
            print_line(self._console, Text.assemble(*self._lines.pop(0)))


def is_done(exercise: Document) -> bool:
    """Return whether every check of an exercise passed, and nothing else is to be said of it."""
    passed = all(check["verdict"] == Verdict.PASS for check in exercise["checks"])
    return passed and bool(exercise["checks"]) and not exercise.get("notices")


def print_line(console: Console, line: Text) -> None:
    """Print a line. On a terminal a long line is wrapped with its indent; in a pipe it is not."""
    indent = len(line.plain) - len(line.plain.lstrip())
    width = console.width - indent
    if not console.is_terminal or line.cell_len <= console.width or width < NARROW:
        console.print(line)
        return
    for part in line[indent:].wrap(console, width):
        console.print(Text(" " * indent) + part)
