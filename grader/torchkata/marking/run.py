"""The run of checks on one submission: its exercises in order, each with its own session."""

import importlib
from pathlib import Path

from ..checks.session import Session
from ..course.libraries import mentioned_libraries
from ..record.verdict import ExerciseResult
from ..sandbox.zygote import Zygote
from ..submission.reader import Answer, libraries_of
from .check_run import CheckRun
from .exercise_run import ExerciseRun
from .progress import Progress
from .rules import Rules


class Grading:
    """The exercises of one run. `progress`: receives what happens."""

    def __init__(
        self,
        answers: list[Answer],
        rules: Rules,
        zygote: Zygote | None = None,
        progress: Progress | None = None,
    ) -> None:
        self._rules = rules
        self._zygote = zygote
        self._borrowed = zygote is not None
        self._progress = progress or Progress()
        self._runs = [ExerciseRun(answer, rules, self._progress) for answer in answers]
        folders = ((run, (run.exercise.secret, run.exercise.public)) for run in reversed(self._runs))
        self._by_folder = {folder: run for run, both in folders for folder in both if folder}
        self._problems: list[str] = []

    def find_check(self, folder: Path, file: Path, name: str, case: str) -> CheckRun | None:
        """Return a check in `file` of the exercise `folder`; None if this submission has no answer for it.

        `case`: its name with the parameters.
        """
        run = self._by_folder.get(folder)
        if run is None:
            return None
        visible = file != run.exercise.hidden_file
        if not (visible or self._rules.hidden):  # collected for another run
            return None
        return CheckRun(run, self.session_of, self.report, file, name, case, visible)

    def session_of(self, run: ExerciseRun) -> Session:
        """Return the running session of an exercise. The libraries of the next one are imported in parallel."""
        if run.session is not None:
            return run.session
        run.report_begin()
        zygote = self._zygote = self._zygote or Zygote()
        libraries = self._libraries_of(run)
        zygote.preload(libraries)
        self._import_meanwhile(run, libraries)
        self._end_sessions()  # not earlier: a zygote that is importing would block the grader
        session = run.begin(zygote)
        following = self._runs[self._runs.index(run) + 1 :][:1]
        zygote.preload([name for other in following for name in self._libraries_of(other)])
        return session

    def _libraries_of(self, run: ExerciseRun) -> list[str]:
        return libraries_of(run.answer, self._rules.hidden)

    def _import_meanwhile(self, run: ExerciseRun, libraries: list[str]) -> None:
        """Import the libraries of the reference here while the zygote imports the same."""
        if self._rules.hidden and run.exercise.reference_file is not None:
            for name in set(libraries) & set(mentioned_libraries(run.exercise.reference_file.read_bytes())):
                importlib.import_module(name)

    def _end_sessions(self) -> None:
        for run in self._runs:
            run.end()

    def note_problem(self, problem: str) -> None:
        """Keep the reason why checks could not be collected. It is reported with each check that never ran."""
        self._problems.append(problem)

    def report(self, run: ExerciseRun) -> None:
        """Report an exercise, once."""
        if run.report is None:
            run.report_begin()
            self._progress.end_exercise(run.finish(self._problems), run.answer)

    def finish(self, complete: bool = True) -> list[ExerciseResult]:
        """Return the results of all exercises, in the order of the answers.

        If `complete`, checks that never ran are reported as failures of the grader; else only finished exercises are.
        """
        self._end_sessions()
        for run in self._runs if complete else []:
            self.report(run)
        return [run.report for run in self._runs if run.report is not None]

    def close(self) -> None:
        """End every process except a zygote that was passed in."""
        self._end_sessions()
        if self._zygote is not None and not self._borrowed:
            self._zygote.close()
