"""One exercise of one submission, from the first check to the report; and one check of it as pytest runs it."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..checks.reference import Reference
from ..checks.session import Session
from ..checks.student_module import Student
from ..course.catalog import read_checks
from ..course.seeds import course_seed, hidden_seed, public_seed
from ..record.message import Message, phrase
from ..record.notices import Notice, Notices, distinct
from ..record.verdict import Check, CheckResult, ExerciseResult, Verdict
from ..sandbox.zygote import Zygote
from ..submission.reader import Answer
from .judge import judge
from .stored import StoredAnswers

if TYPE_CHECKING:
    from .run import Grading


@dataclass(frozen=True)
class Rules:
    """How submissions are marked.

    Without `hidden` checks; `minimal`: these show students the verdict alone. `seed`: their inputs are those of this
    exam or term. `only`: no other checks. Without `hints` nobody looks which mistake an answer looks like.
    """

    hidden: bool = True
    minimal: bool = False
    seed: str = ""
    only: frozenset[str] | None = None
    hints: bool = True


class ExerciseRun:
    """The checks of one exercise at work on one answer: session, reference, seeds, and what became of each check."""

    def __init__(self, answer: Answer, rules: Rules) -> None:
        self.answer, self.exercise = answer, answer.exercise
        self.session: Session | None = None  # while its checks run
        self.report: ExerciseResult | None = None  # as soon as they are done
        self.stored = StoredAnswers(answer.exercise)
        self._rules = rules
        self._results: dict[str, CheckResult] = {}
        self._checks: dict[Path, dict[str, Check]] = {}
        self._notices: Notices = ()
        self._unloaded: Notice | None = None  # why the file did not load

    @cached_property
    def reference(self) -> Reference:
        """Return the reference solution. Raises LookupError in a student's copy."""
        return Reference(self.stored.reference)

    @cached_property
    def _course(self) -> str:
        assert self.exercise.secret
        return course_seed(self.exercise.secret.parent, self._rules.seed)

    def seed_of(self, case: str, visible: bool) -> int:
        """Return the seed of a check's inputs. Raises CourseError if the course has none and none can be made."""
        if visible or self.exercise.secret is None:
            return public_seed(case)
        return hidden_seed(self._course, self.exercise.name, case)

    def begin(self, zygote: Zygote) -> Session:
        """Have the answer loaded by a worker; return its session."""
        self.session = Session(zygote, self.answer)
        self.session.begin()
        return self.session

    def end(self) -> None:
        """End the worker, and note what its session has to say."""
        if self.session is not None:
            self.session.close()
            self._notices, self._unloaded, self.session = self.session.notices, self.session.problem, None

    def check(self, file: Path, name: str) -> Check:
        """Return a check that a file declares. Raises CourseError."""
        if file not in self._checks:
            checks = read_checks(file, file != self.exercise.hidden_file)
            self._checks[file] = {check.name: check for check in checks}
        return self._checks[file][name]

    def judge(self, check: "CheckRun", error: BaseException | None) -> CheckResult:
        """Judge one run of a check. Of the cases of a parametrised check, the first that fails counts."""
        calls = check.student.calls if check.student and self._rules.hints else []
        declared = self.check(check.file, check.name)
        return self._keep(judge(self.stored, declared, check.file, error, calls, self._rules.minimal))

    def fail(self, check: "CheckRun", error: BaseException) -> CheckResult:
        """Note that the grader itself failed in a check, outside of what the check does."""
        known = (one for one in self.exercise.checks(self._rules.hidden) if one.name == check.name)
        problem = phrase("failed_outside", type=type(error).__name__)
        return self._keep(failed(next(known, Check(check.name, 0.0, False)), problem))

    def _keep(self, result: CheckResult) -> CheckResult:
        before = self._results.get(result.check.name)
        if before is None or before.verdict is Verdict.PASS:
            self._results[result.check.name] = result
        return result

    def wants(self, name: str) -> bool:
        """Return whether a check is to be run."""
        return self._rules.only is None or name in self._rules.only

    def finish(self, problems: list[str]) -> ExerciseResult:
        """Return what became of the exercise. What never ran is the grader's failure: `problems` say why."""
        silent = "; ".join(problems) or phrase("grader_silent")
        wanted = [check for check in self.exercise.checks(self._rules.hidden) if self.wants(check.name)]
        results = [self._results.get(check.name) or failed(check, silent) for check in wanted]
        notices, unloaded = self._notices, self._unloaded
        if self.session is not None:
            notices, unloaded = self.session.notices, self.session.problem
        exercise = self.exercise
        self.report = ExerciseResult(
            exercise.name,
            exercise.folder,
            exercise.title,
            results,
            distinct([*self.answer.notices, *notices]),
            self.answer.refused or unloaded,
        )
        return self.report


def failed(check: Check, problem: Message | str) -> CheckResult:
    """Return the result of a check in which the grader itself failed."""
    lines = (phrase("grader_failed", problem=problem),)
    return CheckResult(check, Verdict.GRADER, lines, lines)


@dataclass
class CheckRun:
    """One check, or one case of it, of an exercise that is being marked; pytest's item holds it meanwhile."""

    grading: "Grading"
    run: ExerciseRun
    file: Path
    name: str
    case: str
    visible: bool
    student: Student | None = None  # as soon as the check has asked for it

    @cached_property
    def seed(self) -> int:
        """Return the seed of its inputs. Raises CourseError if the course has none and none can be made."""
        return self.run.seed_of(self.case, self.visible)

    def ask_for_student(self) -> Student:
        """Return the student's module, which lives in a process of its own."""
        self.student = Student(self.grading.session_of(self.run), self.visible)
        return self.student

    def forget_calls(self) -> None:
        """Let go of what the check has called."""
        if self.student is not None:
            self.student.calls.clear()

    def leave(self, following: "CheckRun | None") -> None:
        """Note that the check has run; after the last of an exercise, report it."""
        if following is None or following.run is not self.run:
            self.grading.report(self.run)
