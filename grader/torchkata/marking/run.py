"""One run of checks over one submission: its exercises one after the other, each with a session of its own."""

import importlib
from collections.abc import Callable
from pathlib import Path

from ..checks.session import Session
from ..course.libraries import mentioned_libraries
from ..record.verdict import ExerciseResult
from ..sandbox.zygote import Zygote
from ..submission.reader import Answer, libraries_of
from .exercise_run import CheckRun, ExerciseRun, Rules


class Grading:
    """Holds the exercises of one run. `on_exercise` is called as each is finished."""

    def __init__(
        self,
        answers: list[Answer],
        rules: Rules,
        zygote: Zygote | None = None,
        on_exercise: Callable[[ExerciseResult, Answer], None] = lambda result, answer: None,
    ) -> None:
        self._rules = rules
        self._zygote = zygote
        self._borrowed = zygote is not None
        self._on_exercise = on_exercise
        self._runs = [ExerciseRun(answer, rules) for answer in answers]
        folders = ((run, (run.exercise.secret, run.exercise.public)) for run in reversed(self._runs))
        self._by_folder = {folder: run for run, both in folders for folder in both if folder}
        self._problems: list[str] = []

    def find_check(self, folder: Path, file: Path, name: str, case: str) -> CheckRun | None:
        """Return a check that `file` in `folder` holds; None if no answer of this submission is for it.

        `case` is its name with the parameters.
        """
        run = self._by_folder.get(folder)
        if run is None:
            return None
        return CheckRun(self, run, file, name, case, visible=file != run.exercise.hidden_file)

    def session_of(self, run: ExerciseRun) -> Session:
        """Return the running session of an exercise; the next exercise's libraries are imported meanwhile."""
        if run.session is not None:
            return run.session
        zygote = self._zygote = self._zygote or Zygote()
        libraries = self._libraries_of(run)
        zygote.preload(libraries)
        self._import_meanwhile(run, libraries)
        self._end_sessions()  # not sooner: the zygote, busy importing, would keep the grader waiting
        session = run.begin(zygote)
        following = self._runs[self._runs.index(run) + 1 :][:1]
        zygote.preload([name for other in following for name in self._libraries_of(other)])
        return session

    def _libraries_of(self, run: ExerciseRun) -> list[str]:
        return libraries_of(run.answer, self._rules.hidden)

    def _import_meanwhile(self, run: ExerciseRun, libraries: list[str]) -> None:
        """Import here what the reference will need, while the zygote imports the same."""
        if self._rules.hidden and run.exercise.reference_file is not None:
            for name in set(libraries) & set(mentioned_libraries(run.exercise.reference_file.read_bytes())):
                importlib.import_module(name)

    def _end_sessions(self) -> None:
        for run in self._runs:
            run.end()

    def note_problem(self, problem: str) -> None:
        """Keep why checks could not be collected; it is reported with each check that never ran."""
        self._problems.append(problem)

    def report(self, run: ExerciseRun) -> None:
        """Report an exercise, once."""
        if run.report is None:
            self._on_exercise(run.finish(self._problems), run.answer)

    def finish(self, complete: bool = True) -> list[ExerciseResult]:
        """Return the results of all exercises, in the order of the answers.

        If `complete`, what never ran is reported too, as the grader's failure; else only what was finished.
        """
        self._end_sessions()
        for run in self._runs if complete else []:
            self.report(run)
        return [run.report for run in self._runs if run.report is not None]

    def close(self) -> None:
        """End every process, but not a zygote that was lent to this run."""
        self._end_sessions()
        if self._zygote is not None and not self._borrowed:
            self._zygote.close()
