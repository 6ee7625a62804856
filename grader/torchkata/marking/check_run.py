"""The run of one check in the run of its exercise."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..checks.session import Session
from ..checks.student_module import Student
from ..record.verdict import CheckResult
from .exercise_run import ExerciseRun
from .plan import NoPlan, Plan


@dataclass
class CheckRun:
    """One check, or one case of a parametrised check. The pytest item holds it during the run.

    `begin` returns the session of the exercise and starts it if necessary; `report` is called after its last check.
    """

    run: ExerciseRun
    begin: Callable[[ExerciseRun], Session]
    report: Callable[[ExerciseRun], None]
    file: Path
    name: str
    case: str
    visible: bool
    student: Student | None = None  # once the check has requested it
    plan: Plan = field(default_factory=NoPlan)  # its other calls, once it has run

    @cached_property
    def seed(self) -> int:
        """Return the seed of its inputs. Raises CourseError if the course has none and none can be made."""
        return self.run.seed_of(self.case, self.visible)

    def ask_for_student(self) -> Student:
        """Return the proxy of the student's module."""
        self.student = Student(self.begin(self.run), self.visible)
        return self.student

    def judge(self, error: BaseException | None) -> CheckResult:
        """Judge the run of the check, which ended with `error`; None: it passed."""
        return self.run.judge(self.file, self.name, error, self.student.calls if self.student else [], self.plan)

    def fail(self, error: BaseException) -> CheckResult:
        """Record that the grader itself failed in the check."""
        return self.run.fail(self.name, error)

    def forget_calls(self) -> None:
        """Release the calls of the check."""
        if self.student is not None:
            self.student.calls.clear()

    def leave(self, following: "CheckRun | None") -> None:
        """Record that the check has run. Report it after its last case, and the exercise after its last check.

        Hints for the visible checks are found before the first hidden one. Else they could depend on its verdict, or on
        its inputs, which the student's code could keep.
        """
        last = following is None or following.run is not self.run
        if last or (following and following.name != self.name):
            self.run.report_check(self.name)
        if last or (following and following.visible is not self.visible):
            self.run.settle_hints(last)
        if last:
            self.report(self.run)
