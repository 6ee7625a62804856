"""The grading of one run of ``nbgrader autograde``: nbgrader converts a submission while the next ones are graded."""

import itertools
import os
import re
import weakref
from collections.abc import Iterator, Mapping
from logging import Logger
from pathlib import Path
from typing import Any

from ...course.feedback_words import MINIMAL, FeedbackWords, feedback_from, words_of
from ...course.find import find_course
from ...course.variables import COURSE, ISOLATION, LEVELS, read_setting
from ...errors import SettingRefused, TorchkataError
from ...record.sentences import say
from ...sandbox.levels import CONFINED, Level
from .client import GradingClient
from .messages import Graded, Request, Setup, digest_of
from .plan import Plan, read_plan

_client: GradingClient | None = None  # kept for the next run: a server grades one student at a time
_numbers = itertools.count(1)


def read_setup(configured: Mapping[str, str], exercises: tuple[str, ...]) -> Setup:
    """Return how to grade, by the configuration, the environment, and the defaults of a class.

    Raises SettingRefused, CourseError.
    """
    feedback, jobs, course = (configured[name] for name in ("feedback", "jobs", "course"))
    words = words_of(feedback) if feedback else FeedbackWords()
    words = words.otherwise(feedback_from(os.environ).otherwise(FeedbackWords(MINIMAL)))
    if not re.fullmatch(r"\d{0,4}", jobs):
        raise SettingRefused(say("nbgrader_jobs", value=jobs))
    level = read_setting(ISOLATION, LEVELS)
    folder = course or os.environ.get(COURSE, "")
    place = Path(folder).expanduser().resolve() if folder else find_course(Path.cwd())
    isolation = "" if level == CONFINED else level
    return Setup(str(place), exercises, int(jobs or 0), isolation, words.minimal, words.policy)


class Run:
    """What one converter of nbgrader grades, by the `plans` of its notebooks. `files`: all that it will want, in order.

    Raises GraderFailed, OSError.
    """

    def __init__(self, setup: Setup, plans: dict[str, Plan], files: list[Path], log: Logger) -> None:
        self._setup, self._plans, self._files, self._log = setup, plans, files, log
        self._numbers: dict[Path, int] = {}
        self._begin()

    def _begin(self) -> None:
        """Have a process with the setup of this run grade all files that are still wanted; say how it grades."""
        self._client = client_for(self._setup)
        ready = self._client.ready()
        log = self._log.warning if ready.isolation == Level.NONE else self._log.info
        log(say("nbgrader_grades", level=ready.isolation, count=ready.jobs))
        self._numbers.clear()
        self._ask(self._files)

    def _ask(self, files: list[Path]) -> None:
        """Ask for the grading of these notebooks, in this order."""
        self._numbers |= {file: next(_numbers) for file in files}
        requests = ((self._numbers[file], self._plans[file.stem], file) for file in files)
        self._client.ask(Request(number, str(file), plan.exercises, plan.replaced) for number, plan, file in requests)

    def result(self, file: Path) -> Graded:
        """Return the result of a notebook as its content is now. Raises GraderFailed, OSError."""
        if file not in self._numbers:
            self._files.insert(0, file)
        if not self._client.alive():
            self._begin()
        elif file not in self._numbers:
            self._ask([file])
        self._files.remove(file)
        graded = self._client.result(self._numbers.pop(file))
        if graded.content != digest_of(file.read_bytes()):  # it was handed in again meanwhile
            self._ask([file])
            graded = self._client.result(self._numbers.pop(file))
        return graded


_runs: weakref.WeakKeyDictionary[Any, Run | TorchkataError | OSError] = weakref.WeakKeyDictionary()


def client_for(setup: Setup) -> GradingClient:
    """Return a process that grades with this setup: that of the last run, if it has nothing else to do."""
    global _client
    if _client and not (_client.setup == setup and _client.idle and _client.alive()):
        _client.close()
        _client = None
    _client = _client or GradingClient(setup)
    return _client


def grade(converter: Any, gradebook: Any, assignment: str, file: Path, words: Mapping[str, str]) -> Graded:
    """Return the result of a notebook. The first call for a converter begins with all of its submissions.

    `words`: the configuration. Raises GraderFailed, SettingRefused, CourseError, OSError.
    """
    run = _runs.get(converter) or begin(converter, gradebook, assignment, file, words)
    _runs[converter] = run
    if isinstance(run, Exception):
        raise run
    return run.result(file)


def begin(
    converter: Any, gradebook: Any, assignment: str, file: Path, words: Mapping[str, str]
) -> Run | TorchkataError | OSError:
    """Return the run of a converter, or why nothing can be graded: the same for each of its submissions."""
    found = {notebook.name: read_plan(notebook) for notebook in gradebook.find_assignment(assignment).notebooks}
    plans = {name: plan for name, plan in found.items() if plan.checks}
    exercises = tuple(sorted({folder for plan in plans.values() for folder in plan.exercises}))
    files = dict.fromkeys([file, *(one for one in files_to_grade(converter) if one.stem in plans)])
    try:
        return Run(read_setup(words, exercises), plans, list(files), converter.log)
    except (TorchkataError, OSError) as error:
        return error


def files_to_grade(converter: Any) -> Iterator[Path]:
    """Yield the submitted notebooks that a converter will convert, in its order.

    nbgrader leaves out what was converted before, unless it is forced to or the submission is newer. A wrong guess here
    costs time and no mark.
    """
    folders = converter.coursedir
    parts = "(?P<student_id>.*)", "(?P<assignment_id>.*)"
    pattern = folders.format_path(folders.submitted_directory, *parts, escape=True)
    excluded = folders.student_id_exclude.split(",")
    for submission in sorted(converter.assignments):
        if not (match := re.match(pattern, submission)) or match["student_id"] in excluded:
            continue
        done = Path(folders.format_path(folders.autograded_directory, match["student_id"], match["assignment_id"]))
        before, now = (folders.get_existing_timestamp(str(place)) for place in (done, submission))
        newer = before is not None and now is not None and now > before
        for file in sorted(map(Path, converter.assignments[submission])):
            if converter.force or newer or not (done / file.name).exists():
                yield file
