"""Show a run on the screen while it goes on."""

from ..marking.progress import Progress
from ..record.verdict import ExerciseResult
from ..report.terminal import Screen
from ..submission.reader import Answer


class Shown(Progress):
    """Shows each exercise on `screen` when it is graded."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    def end_exercise(self, result: ExerciseResult, answer: Answer) -> None:
        """Show the exercise."""
        self._screen.show_exercise(result)
