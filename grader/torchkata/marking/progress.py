"""What a run reports while it goes on, for a screen that shows it."""

from ..checks.listener import Listener
from ..record.verdict import CheckResult, ExerciseResult
from ..submission.reader import Answer


class Progress(Listener):
    """Receives what happens in a run, in the grading process. Here each method does nothing.

    Each exercise begins once and ends once, except one that Ctrl-C interrupts. Between them come its calls (see
    `Listener`) and its checks. The next exercise may begin before the process of the previous one has ended.
    """

    def begin_exercise(self, answer: Answer, checks: int) -> None:
        """Note that an exercise is graded from now on, with this number of checks. Its file is not loaded yet."""

    def end_check(self, result: CheckResult) -> None:
        """Note the result of a check, with all of its cases. Its hint may come later, with the exercise."""

    def end_exercise(self, result: ExerciseResult, answer: Answer) -> None:
        """Note the result of an exercise."""
