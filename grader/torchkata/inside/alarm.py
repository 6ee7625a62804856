"""Stops code that takes too long, so that what it has defined before is not lost with its process."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

UNFINISHED = "Unfinished"


class Unfinished(BaseException):
    """Raised in code that takes too long, at the line where it is. Nobody catches it who catches exceptions."""


def stop(*_: object) -> None:
    """Raise Unfinished."""
    raise Unfinished


@contextmanager
def stop_after(seconds: float) -> Iterator[None]:
    """Stop the block after `seconds`. Code that catches everything goes on, and its process is ended from outside."""
    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        if signal.getsignal(signal.SIGALRM) is stop:  # else the code has an alarm of its own
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
