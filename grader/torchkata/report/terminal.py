"""Print a record: coloured and wrapped on a terminal, plain and with whole lines in a pipe."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from ..record.document import Document
from ..record.sentences import say
from ..record.verdict import Record
from .blocks import block_lines, is_untouched
from .course_rows import course_lines
from .lines import Line, exercise_lines, summary_lines
from .next_step import is_done
from .wrapping import wrapped


class Screen:
    """Prints each exercise when it is graded, and what is to be said of all at the end.

    `held_back`: print everything at the end. `quiet`: print only the level of isolation. `aside`: print to standard
    error, because standard output is a file. `many`: of an exercise that is done, or not begun, the table says enough.
    `every`: show each check with its own lines, not each cause once.
    """

    def __init__(
        self,
        held_back: bool = False,
        quiet: bool = False,
        aside: bool = False,
        many: bool = False,
        every: bool = False,
    ) -> None:
        self.console = Console(highlight=False, soft_wrap=True, stderr=aside)
        self.quiet = quiet
        self._held_back = held_back
        self._many = many
        self._every = every
        self._lines: list[Line] = []

    def show_exercise(self, exercise: Document) -> None:
        """Print one exercise."""
        if self.quiet or (self._many and is_settled(exercise, self._every)):
            return
        width = self.console.width if self.console.is_terminal else None
        self._print(exercise_lines(exercise, width) if self._every else block_lines(exercise, width))

    def show_end(self, record: Record, following: Iterable[str] = ()) -> None:
        """Print the table of all exercises and the closing remarks. `following`: what the student does next."""
        style = "bold yellow" if record.isolation == "none" else "dim"
        isolation: Line = [(say("isolation_" + record.isolation), style)]
        self._held_back = False
        if self.quiet:
            self._print([isolation])
            return
        document = record.document()
        step: list[Line] = [[], *([(sentence, "")] for sentence in following)]
        shown = summary_lines(document) if self._every else course_lines(document, self._many)
        self._print([*shown, [], isolation, *(step if len(step) > 1 else [])])

    def _print(self, lines: Iterable[Line]) -> None:
        self._lines += lines
        while self._lines and not self._held_back:
            print_line(self.console, Text.assemble(*self._lines.pop(0)))


def is_settled(exercise: Document, every: bool) -> bool:
    """Return whether a row of the table says enough of an exercise. `every`: not if something is to do."""
    if exercise.get("notices") or not exercise["checks"]:
        return False
    return is_done(exercise) or (not every and is_untouched(exercise))


def print_line(console: Console, line: Text) -> None:
    """Print a line. On a terminal a long line is wrapped with a hanging indent; in a pipe it is not."""
    for part in wrapped(line, console, console.width) if console.is_terminal else [line]:
        console.print(part)


def show_text(text: str) -> None:
    """Print a text, on a terminal with whole words at its width."""
    console = Console(highlight=False, soft_wrap=True)
    for line in text.splitlines():
        print_line(console, Text(line))
