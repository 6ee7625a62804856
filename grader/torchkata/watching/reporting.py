"""Sends to the view what a grading does while it goes on."""

from collections.abc import Callable

from ..marking.progress import Progress
from ..record.verdict import CheckResult
from ..submission.reader import Answer
from .messages import Began, Called, Checked, Event


class Reporting(Progress):
    """The progress of the request `number`, as events."""

    def __init__(self, number: int, send: Callable[[Event], None]) -> None:
        self._number, self._send = number, send

    def begin_exercise(self, answer: Answer, checks: int) -> None:
        """Send the number of the checks."""
        self._send(Began(self._number, checks))

    def begin_call(self, name: str, seconds: float) -> None:
        """Send which function of the student runs now."""
        self._send(Called(self._number, name, seconds))

    def end_check(self, result: CheckResult) -> None:
        """Send the verdict on a check."""
        self._send(Checked(self._number, result.verdict))
