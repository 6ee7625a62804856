"""Ends the loop in order when the process is asked to end: the terminal is restored, and no process stays."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)  # Ctrl-C, `kill`, a terminal that is closed


@contextmanager
def ends_on_signal(end: Callable[[], object]) -> Iterator[None]:
    """Call `end` in the running loop when a signal asks to end, instead of raising somewhere."""
    loop = asyncio.get_running_loop()
    before = {number: signal.getsignal(number) for number in SIGNALS}
    for number in SIGNALS:
        loop.add_signal_handler(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            loop.remove_signal_handler(number)
            signal.signal(number, handler)
