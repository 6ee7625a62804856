"""The first frame: shown at once, while the view and the grader are still being imported."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import get_terminal_size

from .frame import head, status
from .situation import Situation
from .spans import plain

ENTER, LEAVE = "\x1b[?1049h\x1b[H\x1b[2J", "\x1b[?1049l"  # of the terminal's second screen, and clear it


@contextmanager
def first_frame(lines: list[str]) -> Iterator[None]:
    """Show lines on the second screen of the terminal; leave it in the end, whatever happens."""
    sys.stdout.write(ENTER + "\r\n".join(lines))
    sys.stdout.flush()
    try:
        yield
    finally:
        sys.stdout.write(LEAVE)
        sys.stdout.flush()


def first_lines(situation: Situation) -> list[str]:
    """Return the lines that can be shown before anything is graded, as the view shows them."""
    width = get_terminal_size().columns - 2
    return [" " + plain(line) for line in [*head(situation, width), [], *status(situation, width)]]
