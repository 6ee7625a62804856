"""One submission -> one record. The one door to grading: `make grade`, the laws and all else go through it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from .catalog import CatalogError, Exercise, load_exercises
from .sandbox.handover import Taken
from .sandbox.levels import Level
from .sandbox.zygote import Zygote
from .submission import Answer, find_answers, libraries_of
from .verdict import ExerciseResult, Record

if TYPE_CHECKING:
    from .collection import Collection


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


class Desk:
    """Where submissions are marked one after the other: one zygote, and every check is collected once.

    `isolation`: exactly this level, not the best one there is. Raises IsolationMissing as soon as it is used. `taken`:
    a zygote of that level, which another process has started.
    """

    def __init__(self, isolation: Level | None = None, taken: Taken | None = None) -> None:
        self._zygote = Zygote(isolation, taken)
        self._collections: dict[tuple[Path, ...], Collection] = {}

    @property
    def level(self) -> Level:
        """Return the level of isolation. Raises IsolationMissing."""
        return self._zygote.level

    def mark(
        self,
        answers: list[Answer],
        hidden: bool = True,
        on_exercise: Callable[[ExerciseResult, Answer], None] = lambda result, answer: None,
        stop_early: bool = False,
        minimal: bool = False,
    ) -> Record:
        """Run the checks of all `answers`, return the record; `hidden`: hidden ones too, where the key is at hand.

        Ctrl-C ends it at once; what was graded before is in the record. `stop_early`: after the first check that
        fails, for those who only ask whether all hold. `minimal`: hidden checks tell no more than the verdict.
        """
        import pytest

        from .grading import Grading

        hidden = hidden and all(answer.exercise.secret for answer in answers)
        grading = Grading(answers, hidden, self._zygote, on_exercise, minimal)
        try:
            complete = self._collect([answer.exercise for answer in answers], hidden).run(grading, stop_early)
        except KeyboardInterrupt:
            complete = False
        except pytest.UsageError as error:  # the checks could not be collected
            grading.note_problem(str(error))
            complete = True
        return Record(grading.finish(complete), hidden, self.level, complete)

    def prepare(self, libraries: list[str]) -> None:
        """Have the zygote import libraries; does not wait."""
        self._zygote.preload(libraries)

    def settle(self) -> None:
        """Have the zygote get ready for many submissions; does not wait."""
        self._zygote.settle()

    def _collect(self, exercises: list[Exercise], hidden: bool) -> "Collection":
        from .collection import Collection

        files = tuple(file for exercise in exercises for file in exercise.check_files(hidden))
        if files not in self._collections:
            self._collections[files] = Collection(exercises, hidden)
        return self._collections[files]

    def close(self) -> None:
        """End the zygote and all its workers; forget the checks."""
        while self._collections:
            self._collections.popitem()[1].close()
        self._zygote.close()


def mark(
    answers: list[Answer],
    hidden: bool,
    on_exercise: Callable[[ExerciseResult, Answer], None] = lambda result, answer: None,
    isolation: Level | None = None,
    minimal: bool = False,
) -> Record:
    """Mark one submission at a desk of its own; see `Desk`. Raises IsolationMissing."""
    desk = Desk(isolation)
    try:
        with_key = hidden and all(answer.exercise.secret for answer in answers)
        desk.prepare(libraries_of(answers[0], with_key))  # first of all: it takes the longest
        import pytest  # noqa: F401 - meanwhile the zygote starts

        desk.level  # noqa: B018 - raises where it cannot be had
        return desk.mark(answers, hidden, on_exercise, minimal=minimal)
    finally:
        desk.close()
