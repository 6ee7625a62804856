"""One run of checks over one submission: who answers which exercise, and what became of each check."""

import importlib
from collections.abc import Callable
from pathlib import Path

from ..checks.reference import Reference, load_once
from ..checks.session import Session
from ..checks.steps import Call
from ..course.catalog import Exercise, read_checks
from ..course.libraries import mentioned_libraries
from ..course.seeds import course_seed, hidden_seed, public_seed
from ..record.message import Message, phrase
from ..record.notices import Notice, Notices, distinct
from ..record.verdict import Check, CheckResult, ExerciseResult, Verdict
from ..sandbox.zygote import Zygote
from ..submission.reader import Answer, libraries_of
from .judge import judge


class Grading:
    """Holds the sessions and the results of one run. `on_exercise` is called as each exercise is finished.

    `minimal`: hidden checks show students the verdict alone. `seed`: their inputs are those of this exam
    or term. `only`: no other checks. Without `hints` nobody looks which mistake an answer looks like.
    """

    def __init__(
        self,
        answers: list[Answer],
        hidden: bool = True,
        zygote: Zygote | None = None,
        on_exercise: Callable[[ExerciseResult, Answer], None] = lambda result, answer: None,
        minimal: bool = False,
        seed: str = "",
        only: frozenset[str] | None = None,
        hints: bool = True,
    ) -> None:
        self._answers = answers
        self._hidden = hidden
        self._zygote = zygote
        self._borrowed = zygote is not None
        self._on_exercise = on_exercise
        self._minimal = minimal
        self._seed = seed
        self._courses: dict[Path, str] = {}  # the secret of each answer key, with the seed of this exam or term
        self._only = only
        self._hints = hints
        self._sessions: dict[str, Session] = {}
        self._references: dict[str, Reference] = {}
        self._found: dict[Path, Answer | None] = {}  # by file of checks
        self._results: dict[tuple[str, str], CheckResult] = {}
        self._notices: dict[str, Notices] = {}  # of the sessions that ended, by exercise
        self._unloaded: dict[str, Notice | None] = {}  # and why a file did not load
        self._reported: dict[str, ExerciseResult] = {}
        self._problems: list[str] = []
        self._checks: dict[Path, dict[str, Check]] = {}

    def answer_of(self, check_file: Path) -> Answer:
        """Return the answer that a file of checks is about. Raises LookupError where there is none."""
        answer = self._find_answer(check_file)
        if answer is None:
            remedy = "Keep the name of the skeleton."
            raise LookupError(f"{check_file}: the submission has no file for these checks. {remedy}")
        return answer

    def has(self, check_file: Path, check: str) -> bool:
        """Tell whether a check is about an answer of this submission, and wanted."""
        return self._find_answer(check_file) is not None and self._wants(check)

    def _wants(self, check: str) -> bool:
        return self._only is None or check in self._only

    def _find_answer(self, check_file: Path) -> Answer | None:
        if check_file not in self._found:  # each check asks several times
            folders = ((a, (a.exercise.public, a.exercise.secret)) for a in self._answers)
            self._found[check_file] = next((a for a, both in folders if check_file.parent in both), None)
        return self._found[check_file]

    def exercise_of(self, check_file: Path) -> Exercise:
        """Return the exercise that a file of checks belongs to."""
        return self.answer_of(check_file).exercise

    def is_visible(self, check_file: Path) -> bool:
        """Tell whether a file holds checks that students may read."""
        return check_file != self.exercise_of(check_file).hidden_file

    def seed_of(self, check_file: Path, name: str) -> int:
        """Return the seed of a check's inputs. Raises CourseError where the course has none and none can be made."""
        exercise = self.exercise_of(check_file)
        if exercise.secret is None or self.is_visible(check_file):
            return public_seed(name)
        solutions = exercise.secret.parent
        if solutions not in self._courses:
            self._courses[solutions] = course_seed(solutions, self._seed)
        return hidden_seed(self._courses[solutions], exercise.name, name)

    def session_of(self, check_file: Path) -> Session:
        """Return the running session of an exercise; the next exercise's libraries are imported meanwhile."""
        answer = self.answer_of(check_file)
        name = answer.exercise.name
        if name not in self._sessions:
            zygote = self._zygote = self._zygote or Zygote()
            libraries = libraries_of(answer, self._hidden)
            zygote.preload(libraries)
            self._import_meanwhile(answer.exercise, libraries)
            self._close_sessions()  # not sooner: the zygote, busy importing, would let the grader wait
            self._sessions[name] = session = Session(zygote, answer)
            session.begin()
            following = self._answers[self._answers.index(answer) + 1 :][:1]
            zygote.preload([name for other in following for name in libraries_of(other, self._hidden)])
        return self._sessions[name]

    def _close_sessions(self) -> None:
        while self._sessions:
            name, session = self._sessions.popitem()
            session.close()
            self._notices[name], self._unloaded[name] = session.notices, session.problem

    def _import_meanwhile(self, exercise: Exercise, libraries: list[str]) -> None:
        """Import here what the reference will need, while the zygote imports the same."""
        if self._hidden and exercise.reference_file is not None:
            for name in set(libraries) & set(mentioned_libraries(exercise.reference_file.read_bytes())):
                importlib.import_module(name)

    def reference_of(self, check_file: Path) -> Reference:
        """Return the reference solution of an exercise, loaded once."""
        exercise = self.exercise_of(check_file)
        if exercise.reference_file is None:
            raise LookupError(f"{exercise.folder}: there is no reference solution in this copy of the kit")
        if exercise.name not in self._references:
            self._references[exercise.name] = Reference(load_once(exercise, exercise.reference_file))
        return self._references[exercise.name]

    def judge(self, check_file: Path, name: str, error: BaseException | None, calls: list[Call]) -> CheckResult:
        """Judge one run of a check. Of the cases of a parametrised check, the first that fails counts."""
        exercise = self.exercise_of(check_file)
        if check_file not in self._checks:
            checks = read_checks(check_file, self.is_visible(check_file))
            self._checks[check_file] = {check.name: check for check in checks}
        seen = calls if self._hints else []
        result = judge(exercise, self._checks[check_file][name], check_file, error, seen, self._minimal)
        self._keep(exercise, result)
        return result

    def _keep(self, exercise: Exercise, result: CheckResult) -> None:
        key = exercise.name, result.check.name
        before = self._results.get(key)
        if before is None or before.verdict is Verdict.PASS:
            self._results[key] = result

    def fail(self, check_file: Path, name: str, error: BaseException) -> CheckResult:
        """Note that the grader itself failed in a check, outside of what the check does."""
        exercise = self.exercise_of(check_file)
        check = next((check for check in exercise.checks(self._hidden) if check.name == name), Check(name, 0.0, False))
        problem = phrase("failed_outside", type=type(error).__name__)
        result = failed(check, problem)
        self._keep(exercise, result)
        return result

    def leave(self, check_file: Path, next_file: Path | None) -> None:
        """Note that a check has run; after the last of an exercise, report it."""
        if next_file is None or next_file.parent != check_file.parent:
            self._report(self.answer_of(check_file))

    def note_problem(self, problem: str) -> None:
        """Keep why checks could not be collected; it is told with each check that never ran."""
        self._problems.append(problem)

    def _report(self, answer: Answer) -> None:
        exercise = answer.exercise
        if exercise.name in self._reported:
            return
        wanted = [check for check in exercise.checks(self._hidden) if self._wants(check.name)]
        results = [self._result_of(exercise, check) for check in wanted]
        session = self._sessions.get(exercise.name)
        notices = distinct([*answer.notices, *(session.notices if session else self._notices.get(exercise.name, ()))])
        problem = answer.refused or (session.problem if session else self._unloaded.get(exercise.name))
        result = ExerciseResult(exercise.name, exercise.folder, exercise.title, results, notices, problem)
        self._reported[exercise.name] = result
        self._on_exercise(result, answer)

    def _result_of(self, exercise: Exercise, check: Check) -> CheckResult:
        silent = "; ".join(self._problems) or phrase("grader_silent")
        return self._results.get((exercise.name, check.name)) or failed(check, silent)

    def finish(self, complete: bool) -> list[ExerciseResult]:
        """Return the results in the order of the exercises.

        If `complete`, what never ran is reported too, as our failure; else only what was finished.
        """
        self._close_sessions()
        for answer in self._answers if complete else []:
            self._report(answer)
        names = [answer.exercise.name for answer in self._answers]
        return [self._reported[name] for name in names if name in self._reported]

    def close(self) -> None:
        """End every process, but not a zygote that was lent to this run."""
        self._close_sessions()
        if self._zygote is not None and not self._borrowed:
            self._zygote.close()


def failed(check: Check, problem: Message | str) -> CheckResult:
    """Return the result of a check in which the grader itself failed."""
    lines = (phrase("grader_failed", problem=problem),)
    return CheckResult(check, Verdict.GRADER, lines, lines)
