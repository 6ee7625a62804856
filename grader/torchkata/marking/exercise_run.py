"""The run of one exercise of one submission."""

from dataclasses import replace
from functools import cached_property
from pathlib import Path

from ..checks.reference import Reference
from ..checks.session import Session
from ..checks.steps import Call
from ..course.catalog import Exercise, read_checks
from ..course.feedback import NONE
from ..course.seeds import course_seed, hidden_seed, public_seed
from ..record.message import Message, phrase
from ..record.notices import Notice, Notices, distinct
from ..record.verdict import Check, CheckResult, ExerciseResult, Verdict
from ..sandbox.zygote import Zygote
from ..submission.reader import Answer
from .diagnosis import UNWRITTEN
from .excerpt import code_around, without_repeats
from .hints import Hints
from .judge import judge, with_hint
from .pictures import pictures_of
from .place import find_place
from .plan import Plan
from .progress import Progress
from .rules import Rules
from .sealed import HintFinder, SealedHints
from .sealed_file import FILE
from .stored import StoredAnswers


class ExerciseRun:
    """The checks of one exercise on one answer: session, reference, seeds and results."""

    def __init__(self, answer: Answer, rules: Rules, progress: Progress) -> None:
        self.answer, self.exercise = answer, answer.exercise
        self.session: Session | None = None  # while the checks run
        self.report: ExerciseResult | None = None  # as soon as all checks have run
        self.stored = StoredAnswers(answer.exercise)
        self._rules, self._progress = rules, progress
        self._reported: set[str] = set()  # names of checks; an empty one is the beginning of the exercise
        self._hints = rules.recorder or finder_for(self.stored, answer.exercise, rules)
        self._results: dict[str, CheckResult] = {}
        self._checks: dict[Path, dict[str, Check]] = {}
        self._notices: Notices = ()
        self._unloaded: Notice | None = None  # why the file did not load

    @property
    def reference(self) -> Reference:
        """Return the reference solution for one check. Raises LookupError in a student's copy."""
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
        self.session = Session(zygote, self.answer, self._progress)
        self.session.begin()
        return self.session

    def report_begin(self) -> None:
        """Report that the exercise is graded from now on, once."""
        if not self._reported:
            self._reported.add("")
            self._progress.begin_exercise(self.answer, len(self._wanted))

    def report_check(self, name: str) -> None:
        """Report the result of a check, once; an interrupted one has none."""
        if name in self._results and name not in self._reported:
            self.report_begin()
            self._reported.add(name)
            self._progress.end_check(self._results[name])

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

    def judge(self, file: Path, name: str, error: BaseException | None, calls: list[Call], plan: Plan) -> CheckResult:
        """Judge one run of a check. For a parametrised check, the first case that fails counts.

        `plan` returns the calls that the check makes on a right answer.
        """
        self._pass_known(before=name)
        declared, seen = self.check(file, name), calls if self._rules.hints else []
        result = judge(declared, file, error, seen, self._rules.minimal)
        if (place := find_place(result, self.answer)) is not None:
            code = None if result.verdict in UNWRITTEN else code_around(place, self.answer)
            result = replace(result, place=place, code=code)
        if seen and result.verdict is Verdict.WRONG:
            result = replace(result, pictures=pictures_of(result, error, seen, self.stored))
        if self._keep(result) and (declared.visible or not self._rules.minimal):
            self._hints.consider(result, seen, plan, self._results)
            if self._rules.at_once:
                self.settle_hints()
                return self._results[name]
        return result

    def settle_hints(self, last: bool = False) -> None:
        """Add the hints to the results of the checks that ran. `last`: no check of the exercise follows."""
        self._pass_known(hidden=last)
        shown = (self._rules.policy or self.exercise.feedback.hints) != NONE
        found = self._hints.settle(self.session, self._results, last)
        for name, mistake in found.items():
            self._results[name] = with_hint(self._results[name], mistake, self._rules.minimal, shown)

    def fail(self, name: str, error: BaseException) -> CheckResult:
        """Record that the grader itself failed in a check, outside the code of the check."""
        known = (one for one in self.exercise.checks(self._rules.hidden) if one.name == name)
        problem = phrase("failed_outside", type=type(error).__name__)
        result = failed(next(known, Check(name, 0.0, False)), problem)
        self._keep(result)
        return result

    def _keep(self, result: CheckResult) -> bool:
        """Keep a result unless a case of the same check failed before. Return whether it was kept."""
        before = self._results.get(result.check.name)
        if before is None or before.verdict is Verdict.PASS:
            self._results[result.check.name] = result
            return True
        return False

    def _pass_known(self, before: str = "", hidden: bool = True) -> None:
        """Record the known results that would stand here had each check run: up to one check, or to a part."""
        for check in self._wanted if self._rules.known else ():
            if check.name == before or not (hidden or check.visible):
                return
            if check.name in self._rules.known and check.name not in self._results:
                self._keep(CheckResult(check, Verdict.PASS))

    def wants(self, name: str) -> bool:
        """Return whether a check is selected."""
        return self._rules.only is None or name in self._rules.only

    def runs(self, name: str) -> bool:
        """Return whether a check runs: it is selected, and its result is not known."""
        return self.wants(name) and name not in self._rules.known

    @property
    def _wanted(self) -> list[Check]:
        return [check for check in self.exercise.checks(self._rules.hidden) if self.wants(check.name)]

    def finish(self, problems: list[str]) -> ExerciseResult:
        """Return the result of the exercise. Checks that never ran get GRADER with `problems`."""
        self._pass_known()
        silent = "; ".join(problems) or phrase("grader_silent")
        results = [self._results.get(check.name) or failed(check, silent) for check in self._wanted]
        notices, unloaded = self._notices, self._unloaded
        if self.session is not None:
            notices, unloaded = self.session.notices, self.session.problem
        exercise = self.exercise
        right = bool(results) and all(result.verdict is Verdict.PASS for result in results)
        self.report = ExerciseResult(
            exercise.name,
            exercise.folder,
            exercise.title,
            without_repeats(results),
            distinct([*self.answer.notices, *notices]),
            self.answer.refused or unloaded,
            self.answer.path,
            exercise.form.outcome,
            exercise.form.another_way if right and exercise.feedback.another_way else "",
        )
        return self.report


def finder_for(stored: StoredAnswers, exercise: Exercise, rules: Rules) -> HintFinder:
    """Return what finds the hints: with the stored answers, or in a student's copy with their sealed outcomes."""
    return Hints(stored, rules.known) if stored.complete else SealedHints(exercise.public / FILE)


def failed(check: Check, problem: Message | str) -> CheckResult:
    """Return the result of a check in which the grader itself failed."""
    lines = (phrase("grader_failed", problem=problem),)
    return CheckResult(check, Verdict.GRADER, lines, lines)
