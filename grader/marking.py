"""One submission -> one record. The one door to grading: `make grade`, the laws and all else go through it."""

import io
import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

from . import interrupt
from .catalog import CatalogError, Exercise, load_exercises
from .grading import Grading
from .sandbox.levels import Level
from .sandbox.zygote import Zygote
from .submission import Answer, find_answers, libraries_of
from .verdict import ExerciseResult, Record

PYTEST_OPTIONS = [
    *("-c", os.devnull, "--noconftest", "--import-mode=importlib", "--assert=plain", "--capture=no"),
    "--continue-on-collection-errors",
    *("--disable-plugin-autoload", "-p", "pytest_timeout", "--timeout-method=signal"),
    *("-p", "no:terminal", "-p", "no:cacheprovider", "-p", "no:warnings", "-p", "no:doctest", "-p", "no:junitxml"),
    *("-p", "no:unraisableexception", "-p", "no:threadexception"),  # they collect garbage, for a tenth of a second
]
ENVIRONMENT = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS")  # may change what pytest does with our checks


class NothingToGrade(Exception):
    """There is no exercise, no submission, or no answer to any exercise. The text says which and what to do."""


def choose_exercises(kit: Path, only: list[str]) -> list[Exercise]:
    """Return the exercises called `only`, by name, number or folder; all where it is empty. Raises NothingToGrade."""
    try:
        exercises = load_exercises(kit)
    except CatalogError as error:
        raise NothingToGrade(str(error)) from error
    chosen = []
    for word in only:
        found = [e for e in exercises if word in (e.name, e.folder, f"{e.number:02d}", str(e.number))]
        if not found:
            names = ", ".join(exercise.name for exercise in exercises)
            raise NothingToGrade(f"There is no exercise {word!r}. The exercises are: {names}.")
        chosen += found
    return chosen or exercises


def find_submission(submission: Path, exercises: list[Exercise]) -> list[Answer]:
    """Return the answers in a submission. Raises NothingToGrade where it holds no file of any exercise."""
    if not submission.exists():
        raise NothingToGrade(f"{submission}: there is no such file or folder.")
    answers = find_answers(submission, exercises)
    if not any(answer.found for answer in answers):
        files = ", ".join(exercise.file for exercise in exercises)
        wanted = "hold at least" if submission.is_dir() else "be"
        raise NothingToGrade(f"{submission}: nothing to grade. It should {wanted} one of: {files}.")
    return answers


def mark(
    answers: list[Answer],
    hidden: bool,
    on_exercise: Callable[[ExerciseResult, Answer], None] = lambda result, answer: None,
    zygote: Zygote | None = None,
    stop_early: bool = False,
    isolation: Level | None = None,
    minimal: bool = False,
) -> Record:
    """Run the checks of all `answers` and return the record; `hidden`: hidden checks too, where the key is at hand.

    Ctrl-C ends it at once; what was graded before is in the record. `zygote`: use this one, and leave it running.
    `stop_early`: after the first check that fails, for those who only ask whether all hold. `isolation`: exactly this
    level, not the best one there is; raises IsolationMissing. `minimal`: hidden checks tell no more than the verdict.
    """
    hidden = hidden and all(answer.exercise.secret for answer in answers)
    own = None if zygote else Zygote(isolation)
    zygote = zygote or own
    assert zygote
    try:
        zygote.preload(libraries_of(answers[0], hidden))  # first of all: it takes the longest
        import pytest  # noqa: F401 - meanwhile the zygote starts

        level = zygote.level
        grading = Grading(answers, hidden, zygote, on_exercise, minimal)
        complete = run_pytest(answers, grading, hidden, stop_early)
        return Record(grading.finish(complete), hidden, level, complete)
    finally:
        if own:
            own.close()


def run_pytest(answers: list[Answer], grading: Grading, hidden: bool, stop_early: bool) -> bool:
    """Run pytest in this process over the check files of all `answers`; return False where it was interrupted."""
    import pytest
    from _pytest._io import TerminalWriter

    from . import plugin

    class Handover:
        """Gives the grading to the plugin and keeps why a file of checks could not be read."""

        def pytest_configure(self, config: pytest.Config) -> None:
            config.stash[plugin.GRADING] = grading
            # pytest-timeout writes there before it ends a check, and would fail without it
            config.pluginmanager.register(SimpleNamespace(_tw=TerminalWriter(io.StringIO())), "terminalreporter")

        def pytest_runtest_logstart(self) -> None:
            interrupt.check()

        def pytest_collectreport(self, report: pytest.CollectReport) -> None:
            if report.failed:
                grading.note_problem(f"{report.nodeid}: {str(report.longrepr).strip().splitlines()[-1]}")

    files = [str(file) for answer in answers for file in answer.exercise.check_files(hidden)]
    root = os.path.commonpath(files) if len(files) > 1 else os.path.dirname(files[0])
    with undisturbed_environment(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # those of stored wrong answers, which are wrong on purpose
        options = [
            *PYTEST_OPTIONS,
            f"--rootdir={root}",
            f"--confcutdir={root}",
            *(["--exitfirst"] if stop_early else []),
        ]
        status = pytest.main([*options, *files], plugins=[Handover(), plugin])
    return status != pytest.ExitCode.INTERRUPTED


@contextmanager
def undisturbed_environment() -> Iterator[None]:
    """Hide for a while the variables that would change what pytest does."""
    kept = {name: os.environ.pop(name) for name in ENVIRONMENT if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)
