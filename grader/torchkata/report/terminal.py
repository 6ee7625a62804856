"""Print a record: coloured on a terminal, plain in a pipe."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from ..record.sentences import say
from ..record.verdict import ExerciseResult, Record
from .lines import Line, exercise_lines, summary_lines

NARROW = 20  # characters: lines are not wrapped to a smaller width


class Screen:
    """Prints each exercise when it is graded, and the table at the end. `held_back`: print everything at the end.

    `quiet`: print only the level of isolation. `aside`: print to standard error, because standard output is a file.
    """

    def __init__(self, held_back: bool = False, quiet: bool = False, aside: bool = False) -> None:
        self._console = Console(highlight=False, soft_wrap=True, stderr=aside)
        self._held_back = held_back
        self._quiet = quiet
        self._lines: list[Line] = []

    def show_exercise(self, result: ExerciseResult) -> None:
        """Print one exercise: its checks, with an explanation below each that failed."""
        if not self._quiet:
            self._print(exercise_lines(result.document()))

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


def print_line(console: Console, line: Text) -> None:
    """Print a line. On a terminal a long line is wrapped with its indent; in a pipe it is not."""
    indent = len(line.plain) - len(line.plain.lstrip())
    width = console.width - indent
    if not console.is_terminal or line.cell_len <= console.width or width < NARROW:
        console.print(line)
        return
    for part in line[indent:].wrap(console, width):
        console.print(Text(" " * indent) + part)
