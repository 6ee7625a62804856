"""The run of one exercise of one submission."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ..checks.reference import Reference
from ..checks.session import Session
from ..checks.steps import Call
from ..course.catalog import read_checks
from ..course.seeds import course_seed, hidden_seed, public_seed
from ..record.message import Message, phrase
from ..record.notices import Notice, Notices, distinct
from ..record.verdict import Check, CheckResult, ExerciseResult, Verdict
from ..sandbox.zygote import Zygote
from ..submission.reader import Answer
from .judge import judge
from .place import find_place
from .stored import StoredAnswers


@dataclass(frozen=True)
class Rules:
    """How submissions are marked.

    `hidden`: hidden checks are run. `minimal`: hidden checks show only the verdict. `seed`: the exam or term for which
    their inputs are made. `only`: the checks to run; None runs all. `hints`: wrong answers are compared with the stored
    mistakes.
    """

    hidden: bool = True
    minimal: bool = False
    seed: str = ""
    only: frozenset[str] | None = None
    hints: bool = True


class ExerciseRun:
    """The checks of one exercise on one answer: session, reference, seeds and results."""

    def __init__(self, answer: Answer, rules: Rules) -> None:
        self.answer, self.exercise = answer, answer.exercise
        self.session: Session | None = None  # while the checks run
        self.report: ExerciseResult | None = None  # as soon as all checks have run
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
        """Start a worker that loads the answer. Return its session."""
        self.session = Session(zygote, self.answer)
        self.session.begin()
        return self.session

    def end(self) -> None:
        """End the worker and keep the notices of its session."""
        if self.session is not None:
            self.session.close()
            self._notices, self._unloaded, self.session = self.session.notices, self.session.problem, None

    def check(self, file: Path, name: str) -> Check:
        """Return a check that a check file declares. Raises CourseError."""
        if file not in self._checks:
            checks = read_checks(file, file != self.exercise.hidden_file)
            self._checks[file] = {check.name: check for check in checks}
        return self._checks[file][name]

    def judge(self, file: Path, name: str, error: BaseException | None, calls: list[Call]) -> CheckResult:
        """Judge one run of a check. For a parametrised check, the first case that fails counts."""
        declared, seen = self.check(file, name), calls if self._rules.hints else []
        result = judge(self.stored, declared, file, error, seen, self._rules.minimal)
        place = find_place(result, self.answer)
        return self._keep(replace(result, place=place) if place else result)

    def fail(self, name: str, error: BaseException) -> CheckResult:
        """Record that the grader itself failed in a check, outside the code of the check."""
        known = (one for one in self.exercise.checks(self._rules.hidden) if one.name == name)
        problem = phrase("failed_outside", type=type(error).__name__)
        return self._keep(failed(next(known, Check(name, 0.0, False)), problem))

    def _keep(self, result: CheckResult) -> CheckResult:
        before = self._results.get(result.check.name)
        if before is None or before.verdict is Verdict.PASS:
            self._results[result.check.name] = result
        return result

    def wants(self, name: str) -> bool:
        """Return whether a check is selected."""
        return self._rules.only is None or name in self._rules.only

    def finish(self, problems: list[str]) -> ExerciseResult:
        """Return the result of the exercise. Checks that never ran get GRADER with `problems`."""
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
            self.answer.path,
        )
        return self.report


def failed(check: Check, problem: Message | str) -> CheckResult:
    """Return the result of a check in which the grader itself failed."""
    lines = (phrase("grader_failed", problem=problem),)
    return CheckResult(check, Verdict.GRADER, lines, lines)
