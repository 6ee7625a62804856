"""Tells the view what a grading does, if it takes a while: a quick one is not slowed down by it."""

import threading
import time
from collections.abc import Callable

from ..marking.progress import Progress
from ..record.verdict import CheckResult
from ..submission.reader import Answer
from .messages import Progressed

INTERVAL = 0.25  # seconds between two reports


class Reporting(Progress):
    """Reports the progress of the request `number` until it is closed, from a thread of its own."""

    def __init__(self, number: int, send: Callable[[Progressed], None]) -> None:
        self._number, self._send = number, send
        self._checks = self._done = 0
        self._function, self._limit, self._since = "", 0.0, 0.0
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._report, daemon=True)

    def __enter__(self) -> "Reporting":
        self._thread.start()
        return self

    def __exit__(self, *problem: object) -> None:
        self._closed.set()
        self._thread.join()

    def begin_exercise(self, answer: Answer, checks: int) -> None:
        """Note the number of the checks."""
        self._checks = checks

    def begin_call(self, name: str, seconds: float) -> None:
        """Note which function of the student runs now."""
        self._since = time.monotonic()
        self._function, self._limit = name, seconds

    def end_call(self) -> None:
        """Note that nothing of the student's runs."""
        self._limit = 0.0

    def end_check(self, result: CheckResult) -> None:
        """Note that a check has run."""
        self._done += 1

    def _report(self) -> None:
        while not self._closed.wait(INTERVAL):
            spent = time.monotonic() - self._since
            progress = Progressed(self._number, self._done, self._checks, self._function, self._limit, spent)
            try:
                self._send(progress)
            except OSError:  # nobody reads any more; the process ends for the same reason
                return
