"""Show a run on the screen while it goes on."""

from collections.abc import Callable

from ..marking.progress import Progress
from ..record.verdict import ExerciseResult
from ..submission.reader import Answer


class Shown(Progress):
    """Calls `show` with each exercise when it is graded."""

    def __init__(self, show: Callable[[ExerciseResult, Answer], None]) -> None:
        self._show = show

    def end_exercise(self, result: ExerciseResult, answer: Answer) -> None:
        """Show the exercise."""
        self._show(result, answer)
