"""Remembers Ctrl-C: Python may lose the exception (for example in a destructor), but the command must stop."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

STATUS = 130  # the exit status of an interrupted command
_asked = False


def listen() -> None:
    """From now on remember Ctrl-C, besides raising KeyboardInterrupt."""
    signal.signal(signal.SIGINT, _remember)


def check() -> None:
    """Raise KeyboardInterrupt if Ctrl-C was pressed. Call this in each waiting loop."""
    if _asked:
        raise KeyboardInterrupt


@contextmanager
def held() -> Iterator[None]:
    """Block Ctrl-C within the ``with`` block; processes that start in it inherit this."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _remember(number: int, frame: object) -> None:
    global _asked
    _asked = True
    raise KeyboardInterrupt
