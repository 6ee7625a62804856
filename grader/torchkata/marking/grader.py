"""One submission -> one record. The one door to grading: `make grade`, the laws and all else go through it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ..course import missing_packages as packages
from ..course.catalog import Exercise, load_exercises
from ..course.seeds import course_seed
from ..errors import CourseError, IsolationMissing, NothingToGrade
from ..inside import uncompiled
from ..record.message import phrase
from ..record.notices import Notice
from ..record.sentences import render, say
from ..record.verdict import ExerciseResult, Record
from ..sandbox.handover import Taken
from ..sandbox.levels import Level
from ..sandbox.limits import Limits
from ..sandbox.zygote import Zygote
from ..submission.candidates import near_misses
from ..submission.reader import Answer, find_answers, libraries_of

if TYPE_CHECKING:
    from .collection import Collection

MAX_COLLECTIONS = 8  # that one grader keeps, each of other exercises
CheckFiles = dict[Path, tuple[bytes | None, Limits]]  # the text of each file of checks, and what its check may take


def choose_exercises(course: Path, only: list[str]) -> list[Exercise]:
    """Return the exercises called `only`, by name, number or folder; all where it is empty. Raises NothingToGrade.

    Each is there once, in the order of the kit, however often and in whichever order it was called.
    """
    try:
        exercises = load_exercises(course)
    except CourseError as error:
        raise NothingToGrade(str(error)) from error
    chosen: set[str] = set()
    for word in only:
        found = [e for e in exercises if word in (e.name, e.folder, f"{e.number:02d}", str(e.number))]
        if not found:
            names = [exercise.name for exercise in exercises]
            raise NothingToGrade(say("refused_no_exercise", word=word, names=names))
        chosen |= {exercise.folder for exercise in found}
    return [exercise for exercise in exercises if exercise.folder in chosen or not only]


class NothingFound(NothingToGrade):
    """A submission is there, and holds no answer to any exercise. `notice` says so to the student."""

    def __init__(self, text: str, notice: Notice) -> None:
        super().__init__(text)
        self.notice = notice


def find_submission(submission: Path, exercises: list[Exercise]) -> list[Answer]:
    """Return the answers in a submission.

    Raises NothingToGrade if there is no submission, and NothingFound if it holds no file of any exercise.
    """
    if not submission.exists():
        raise NothingToGrade(say("refused_no_path", path=submission))
    answers = find_answers(submission, exercises)
    if not any(answer.found for answer in answers):
        files, near = [exercise.file for exercise in exercises], near_misses(submission, exercises)
        key, others = "empty_folder" if submission.is_dir() else "other_file", [near] if near else []
        refusal = [phrase(f"refused_{key}", path=submission, files=files), phrase("notebook_too"), *others]
        notice = Notice("nothing_handed_in", (phrase("nothing_handed_in", files=files), *others))
        raise NothingFound(" ".join(map(render, refusal)), notice)
    return answers


class Grader:
    """Where submissions are marked one after the other: one zygote, and every check is collected once.

    `isolation`: exactly this level, not the best one there is. Raises IsolationMissing as soon as it is used. `taken`:
    a zygote of that level, which another process has started.
    """

    def __init__(self, isolation: Level | None = None, taken: Taken | None = None) -> None:
        uncompiled.install()
        self._zygote = Zygote(isolation, taken)
        self._level: Level | None = None
        self._collections: list[tuple[CheckFiles, Collection]] = []  # what was used last stands last

    @property
    def level(self) -> Level:
        """Return the level of isolation. Raises IsolationMissing."""
        if self._level is None:  # it stays the same, whatever becomes of the zygote
            self._level = self._zygote.level
        return self._level

    def mark(
        self,
        answers: list[Answer],
        hidden: bool = True,
        on_exercise: Callable[[ExerciseResult, Answer], None] = lambda result, answer: None,
        stop_early: bool = False,
        minimal: bool = False,
        seed: str = "",
        checks: frozenset[str] | None = None,
        hints: bool = True,
    ) -> Record:
        """Run the checks of all `answers`, return the record; `hidden`: hidden ones too, where the key is at hand.

        Ctrl-C ends it at once; what was graded before is in the record. `stop_early`: after the first check that
        fails, for those who only ask whether all hold. `minimal`: hidden checks tell no more than the verdict. `seed`:
        with the inputs of this exam or term. `checks`: these alone. Without `hints` nobody looks which mistake an
        answer looks like. Raises CourseError if there is no seed of the course, and where some exercises have their
        key and others do not: the sums would mean nothing.
        """
        import pytest

        from .exercise_run import Rules
        from .run import Grading

        level = self.level
        keyless = [answer.exercise.folder for answer in answers if answer.exercise.secret is None]
        if hidden and 0 < len(keyless) < len(answers):
            raise CourseError(say("refused_some_keys", folders=keyless))
        hidden = hidden and not keyless
        for folder in {answer.exercise.secret for answer in answers if hidden and answer.exercise.secret}:
            course_seed(folder.parent)  # now, for later it could only be told as a failure of each check
        grading = Grading(answers, Rules(hidden, minimal, seed, checks, hints), self._zygote, on_exercise)
        try:
            complete = self._collect([answer.exercise for answer in answers], hidden).run(grading, stop_early)
        except KeyboardInterrupt:
            complete = False
        except pytest.UsageError as error:  # the checks could not be collected
            grading.note_problem(str(error))
            complete = True
        return Record(grading.finish(complete), hidden, level, complete)

    def prepare(self, libraries: list[str]) -> None:
        """Have the zygote import libraries; does not wait."""
        self._zygote.preload(libraries)

    def collect(self, exercises: list[Exercise]) -> None:
        """Collect all checks of `exercises` at once, for submissions to any of them. Raises pytest.UsageError."""
        self._collect(exercises, hidden=True)

    def freeze(self) -> None:
        """Have the zygote get ready for many submissions; does not wait."""
        self._zygote.freeze()

    def _collect(self, exercises: list[Exercise], hidden: bool) -> "Collection":
        """Return the checks of `exercises`, collected anew where a file of them was edited.

        The files are read each time: size and date cannot tell that a file is still the same.
        """
        from .collection import Collection

        wanted = {file: (read_checks_of(file), e.limits) for e in exercises for file in e.check_files(hidden)}
        for number, (files, collection) in enumerate(self._collections):
            if wanted.items() <= files.items():
                self._collections.append(self._collections.pop(number))
                return collection
        stale = [one for one in self._collections if any(one[0].get(file, now) != now for file, now in wanted.items())]
        for one in stale or self._collections[: -MAX_COLLECTIONS + 1]:
            self._collections.remove(one)
            one[1].close()
        sources = {file: source for file, (source, _) in wanted.items() if source is not None}
        self._collections.append((wanted, Collection(exercises, hidden, sources)))
        return self._collections[-1][1]

    def close(self) -> None:
        """End the zygote and all its workers; forget the checks."""
        while self._collections:
            self._collections.pop()[1].close()
        self._zygote.close()


def read_checks_of(file: Path) -> bytes | None:
    """Return the text of a file of checks; None if it cannot be read, which pytest then reports."""
    try:
        return file.read_bytes()
    except OSError:
        return None


def mark(
    answers: list[Answer],
    hidden: bool,
    on_exercise: Callable[[ExerciseResult, Answer], None] = lambda result, answer: None,
    isolation: Level | None = None,
    minimal: bool = False,
    seed: str = "",
    confined: bool = False,
) -> Record:
    """Mark one submission with a grader of its own; see `Grader`. `confined`: never at level none.

    Raises IsolationMissing, CourseError, and NothingToGrade if a package is missing.
    """
    grader = Grader(isolation)
    try:
        with_key = hidden and all(answer.exercise.secret for answer in answers)
        grader.prepare(libraries_of(answers[0], with_key))  # first of all: it takes the longest
        import pytest  # noqa: F401 - meanwhile the zygote starts

        libraries = [name for answer in answers for name in libraries_of(answer, with_key)]
        missing = packages.first_missing([*packages.ALWAYS, *libraries])
        if missing:  # else files that cannot be imported here would be judged for it
            raise NothingToGrade(missing)
        if grader.level is Level.NONE and confined:
            raise IsolationMissing(say("not_confined"))
        return grader.mark(answers, hidden, on_exercise, minimal=minimal, seed=seed)
    finally:
        grader.close()
