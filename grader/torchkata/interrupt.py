"""Ctrl-C, remembered: Python may lose the exception (in a destructor, say), but the wish to stop must not be lost."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

STATUS = 130  # the exit status of an interrupted command
_asked = False


def listen() -> None:
    """From now on remember Ctrl-C, besides raising KeyboardInterrupt."""
    signal.signal(signal.SIGINT, _remember)


def check() -> None:
    """Raise KeyboardInterrupt if Ctrl-C was ever pressed: to be called wherever somebody waits."""
    if _asked:
        raise KeyboardInterrupt


@contextmanager
def held() -> Iterator[None]:
    """Hold Ctrl-C back while the block runs; processes started in it are born with it held back."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _remember(number: int, frame: object) -> None:
    global _asked
    _asked = True
    raise KeyboardInterrupt
