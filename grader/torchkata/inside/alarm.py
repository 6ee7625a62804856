"""Stops code that takes too long, so that its definitions are not lost with the process."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

UNFINISHED = "Unfinished"


class Unfinished(BaseException):
    """Raised in code that takes too long, at its current line. `except Exception` does not catch it."""


def stop(*_: object) -> None:
    """Raise Unfinished."""
    raise Unfinished


@contextmanager
def stop_after(seconds: float) -> Iterator[None]:
    """Stop the block after `seconds`. If code catches everything and continues, its process is killed from outside."""
    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        if signal.getsignal(signal.SIGALRM) is stop:  # else the code has set its own alarm
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
