"""The process that grades for the view: ``python -m torchkata.watching.grading_process COURSE FOLDER TERMS``.

It is a process of its own, because the timeout of a check stops the main thread, which the view needs for itself. It
keeps the zygote with the imported libraries and the collected checks, so that a verdict takes a tenth of a second. It
ends when its input ends, so it never outlives the view.
"""

import contextlib
import os
import sys
import threading
from pathlib import Path

import msgspec

from ..course.catalog import PARTS, SETTINGS, Exercise, load_exercise
from ..course.choose import find_problem, load_course
from ..course.missing_packages import ALWAYS, first_missing
from ..errors import IsolationMissing, NothingToGrade, TorchkataError
from ..marking.grader import Grader
from ..marking.open_functions import open_functions
from ..record.sentences import say
from ..record.verdict import ExerciseResult, Record
from ..sandbox.levels import CONFINED, Level
from ..sandbox.worker import waits_for_student
from ..submission.find import find_submission
from ..submission.reader import Answer, libraries_of, needed_libraries
from .content import content_of
from .inbox import Inbox
from .messages import Event, Grade, Graded, Ready, Refused, Survey, Surveyed, Terms, encode
from .reporting import Reporting


class Service:
    """Carries out requests on one course, and sends events to the descriptor `output`."""

    def __init__(self, course: Path, terms: Terms, output: int) -> None:
        self._course, self._terms, self._output = course, terms, output
        self._sending = threading.Lock()
        self._found: set[str] = set()  # libraries that are installed
        self._confined = terms.isolation == CONFINED
        self.grader = Grader(None if self._confined or not terms.isolation else Level(terms.isolation))

    def warm_up(self, folder: str) -> None:
        """Import the libraries that one exercise needs, and report when a verdict is quick.

        What does not work here is refused when it is graded.
        """
        with contextlib.suppress(TorchkataError, OSError):
            exercise = self._exercise(folder)
            answer = self._answer(exercise)
            self.grader.prepare(libraries_of(answer, hidden=False))
            import pytest  # noqa: F401 - meanwhile the zygote starts

            self.grader.collect([exercise], hidden=False)
            self.grader.wait()
            self.send(Ready(self.grader.level.value))

    def carry_out(self, request: Grade | Survey) -> None:
        """Carry out one request. What cannot be graded is reported as a sentence."""
        if isinstance(request, Survey):
            self.send(Surveyed(self._survey()))
            return
        try:
            self._grade(request)
        except TorchkataError as refusal:
            self.send(Refused(request.number, request.folder, str(refusal)))
        except OSError as error:  # a file that vanished between two looks
            sentence = say("watch_file_problem", file=error.filename or "", problem=error.strerror or error)
            self.send(Refused(request.number, request.folder, sentence))

    def send(self, event: Event) -> None:
        """Send an event. Raises OSError if nobody reads."""
        data = memoryview(encode(event))
        with self._sending:  # two threads send
            while data:
                data = data[os.write(self._output, data) :]

    def _exercise(self, folder: str) -> Exercise:
        """Return an exercise as its files are now. Raises NothingToGrade, CourseError."""
        places = [self._course / part / folder for part in reversed(PARTS)]  # not the whole course: it takes longer
        exercise = load_exercise(self._course, next((one for one in places if (one / SETTINGS).is_file()), places[-1]))
        if problem := find_problem(exercise, self._course, with_key=False):
            raise NothingToGrade(problem)
        return exercise

    def _answer(self, exercise: Exercise) -> Answer:
        """Return the student's answer. Raises NothingToGrade."""
        return find_submission(self._course / "exercises", [exercise])[0]

    def _grade(self, request: Grade) -> None:
        exercise = self._exercise(request.folder)
        answer = self._answer(exercise)
        hidden = request.hidden and exercise.secret is not None
        self.grader.prepare(libraries_of(answer, hidden))
        self._require([*ALWAYS, *needed_libraries(answer, hidden)])
        if self._confined and self.grader.level is Level.NONE:
            raise IsolationMissing(say("not_confined"))
        terms = self._terms
        with Reporting(request.number, self.send) as progress:
            record = self.grader.mark([answer], hidden, progress, minimal=terms.minimal, policy=terms.policy)
        if record.complete:
            self.send(graded(request, answer, record))

    def _require(self, libraries: list[str]) -> None:
        """Raise NothingToGrade if a library is not installed; those that were found once are not looked for again."""
        if not self._found.issuperset(libraries):
            if missing := first_missing(libraries):
                raise NothingToGrade(missing)
            self._found |= {*libraries}

    def _survey(self) -> dict[str, str]:
        """Return a digest of what there is to grade of each exercise; those without an answer are left out."""
        found: dict[str, str] = {}
        for exercise in load_course(self._course):
            with contextlib.suppress(NothingToGrade, OSError):
                found[exercise.folder] = content_of(self._answer(exercise))
        return found


def graded(request: Grade, answer: Answer, record: Record) -> Graded:
    """Return the event with the record of one answer."""
    (result,) = record.exercises
    unfinished = unfinished_functions(answer, result)
    return Graded(request.number, request.folder, content_of(answer), record.document(), unfinished)


def unfinished_functions(answer: Answer, result: ExerciseResult) -> list[str]:
    """Return the functions with hints that are not right yet; none if the file could not be run."""
    if result.problem or not answer.exercise.form.hints:
        return []
    return open_functions(answer.exercise, result, answer.source)


def own_streams() -> tuple[int, int]:
    """Return descriptors of the requests and of the events, which nothing else in this process reads or writes."""
    requests, events = os.dup(0), os.dup(1)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    os.dup2(2, 1)
    return requests, events


def main() -> None:
    """Grade until the input ends."""
    course, folder, terms = sys.argv[1:]
    requests, events = own_streams()
    service = Service(Path(course), msgspec.json.decode(terms, type=Terms), events)
    inbox = Inbox(requests, waits_for_student)
    try:
        service.warm_up(folder)
        while request := next_request(inbox):
            with contextlib.suppress(KeyboardInterrupt):
                service.carry_out(request)
    except BrokenPipeError:
        pass  # nobody reads any more
    finally:
        service.grader.close()


def next_request(inbox: Inbox) -> Grade | Survey | None:
    """Return the newest request; None if no more will come."""
    while True:
        with contextlib.suppress(KeyboardInterrupt):
            return inbox.take()


if __name__ == "__main__":
    main()
