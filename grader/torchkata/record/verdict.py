"""The record of what was graded, while it is made."""

from dataclasses import dataclass, field
from typing import Any

from .message import Lines, Message, to_plain
from .notices import Notice, Notices
from .sentences import text_of
from .types import VERSION, StoredCheck, StoredExercise, StoredRecord, Verdict

__all__ = ["Check", "CheckResult", "ExerciseResult", "Record", "Verdict"]


@dataclass(frozen=True)
class Check:
    """One check as its file declares it. `claim` is the sentence that the student reads."""

    name: str
    points: float
    visible: bool

    @property
    def claim(self) -> str:
        """Return the name as words: ``test_the_loss_is_zero`` -> ``the loss is zero``."""
        return self.name.removeprefix("test_").replace("_", " ")


@dataclass(frozen=True)
class CheckResult:
    """The verdict on one check, with the messages on it.

    `message` is the full set, with values; `redacted` is what the student may read of a hidden check. The full set of a
    hidden check is for who works with the checks in this process. It is not stored: what is in no document can never be
    shown by a view, read from a file that was left open, or asked for by who hands in again and again.
    """

    check: Check
    verdict: Verdict
    message: Lines = ()
    redacted: Lines = ()
    call: Message | None = None  # the last one
    hint: str = ""
    output: str = ""  # what the student's code printed
    mistake: str = ""  # the name of the wrong answer it looks like; for authors, never shown to students

    @property
    def points(self) -> float | None:
        """Return the points earned; None if the grader failed and nothing can be said."""
        if self.verdict is Verdict.GRADER:
            return None
        return self.check.points if self.verdict is Verdict.PASS else 0.0

    @property
    def shown(self) -> Lines:
        """Return the messages that the student may read."""
        return self.message if self.check.visible else self.redacted

    @property
    def text(self) -> str:
        """Return what the student reads: the call, then the messages."""
        return text_of([*([self.call] if self.call else []), *self.shown])

    def stored(self) -> StoredCheck:
        """Return this result as it is stored."""
        check = self.check
        return StoredCheck(
            check.name,
            check.claim,
            self.verdict,
            self.points,
            check.points,
            check.visible,
            self.call,
            self.shown,
            self.hint,
            self.mistake,
            self.output,
        )


@dataclass
class ExerciseResult:
    """All results of one exercise, in the order of its checks.

    `problem` says why nothing of the file could be run: it was not found, not read, or did not load.
    """

    name: str
    folder: str
    title: str
    results: list[CheckResult] = field(default_factory=list)
    notices: Notices = ()
    problem: Notice | None = None

    @property
    def points(self) -> float:
        """Return the sum of the points earned."""
        return sum(result.points or 0.0 for result in self.results)

    @property
    def max_points(self) -> float:
        """Return the sum of the points of every check, whatever became of it."""
        return sum(result.check.points for result in self.results)

    @property
    def ungraded_points(self) -> float:
        """Return the points of the checks in which the grader itself failed."""
        return sum(result.check.points for result in self.results if result.points is None)

    def stored(self) -> StoredExercise:
        """Return this exercise as it is stored."""
        checks = tuple(result.stored() for result in self.results)
        sums = totals([self])
        return StoredExercise(
            self.name, self.folder, self.title, **sums, notices=self.notices, problem=self.problem, checks=checks
        )

    def document(self) -> dict[str, Any]:
        """Return the plain data of this exercise."""
        return to_plain(self.stored())


@dataclass
class Record:
    """One submission, graded. `hidden` tells whether hidden checks were among the checks.

    `isolation` is the level at which the student's code was confined: full, container or none.
    """

    exercises: list[ExerciseResult]
    hidden: bool
    isolation: str
    complete: bool = True  # False if it was interrupted

    @property
    def grader_failed(self) -> bool:
        """Return whether any check has the verdict GRADER."""
        return any(exercise.ungraded_points for exercise in self.exercises) or any(
            result.verdict is Verdict.GRADER for exercise in self.exercises for result in exercise.results
        )

    def document(self) -> dict[str, Any]:
        """Return the plain data of the record: numbers, texts, lists and dictionaries only."""
        sums = totals(self.exercises)
        stored = StoredRecord(
            version=VERSION,
            points=sums["points"],
            max_points=sums["max_points"],
            ungraded_points=sums["ungraded_points"],
            hidden_checks=self.hidden,
            complete=self.complete,
            isolation=self.isolation,
            exercises=tuple(exercise.stored() for exercise in self.exercises),
        )
        return to_plain(stored)


def totals(exercises: list[ExerciseResult]) -> dict[str, float]:
    """Return the three sums of points over `exercises`."""
    return {
        "points": sum((exercise.points for exercise in exercises), 0.0),
        "max_points": sum((exercise.max_points for exercise in exercises), 0.0),
        "ungraded_points": sum((exercise.ungraded_points for exercise in exercises), 0.0),
    }
