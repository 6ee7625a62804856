"""The record of a graded submission, in memory."""

from dataclasses import dataclass, field
from typing import Any

from msgspec import UNSET

from .drawings import Code, Pictures
from .message import Lines, Message, to_plain
from .notices import Notice, Notices
from .sentences import text_of
from .types import VERSION, StoredCheck, StoredExercise, StoredRecord, Verdict

__all__ = ["Check", "CheckResult", "ExerciseResult", "Record", "Verdict"]


@dataclass(frozen=True)
class Check:
    """One check as declared in its file. `claim` is the sentence that the student reads."""

    name: str
    points: float
    visible: bool

    @property
    def claim(self) -> str:
        """Return the name as a sentence: ``test_the_loss_is_zero`` -> ``the loss is zero``."""
        return self.name.removeprefix("test_").replace("_", " ")


@dataclass(frozen=True)
class CheckResult:
    """The verdict on one check, with its messages.

    `message` is the full text with values; `redacted` is what the student may read of a hidden check. The full text of
    a hidden check exists only in this process. It is never stored, so no view can show it, no file can leak it, and
    repeated submissions cannot collect it.
    """

    check: Check
    verdict: Verdict
    message: Lines = ()
    redacted: Lines = ()
    call: Message | None = None  # the last one
    hint: str = ""
    output: str = ""  # what the student's code printed
    mistake: str = ""  # name of the wrong answer that it resembles; for authors, never shown to students
    place: Message | None = None  # the line of the student's file to which a failure belongs
    pictures: Pictures | None = None  # of a visible check
    code: Code | None = None  # the lines around `place`

    @property
    def points(self) -> float | None:
        """Return the earned points; None if the grader failed."""
        if self.verdict is Verdict.GRADER:
            return None
        return self.check.points if self.verdict is Verdict.PASS else 0.0

    @property
    def shown(self) -> Lines:
        """Return the messages that the student may read."""
        return self.message if self.check.visible else self.redacted

    @property
    def text(self) -> str:
        """Return the text for the student: the call, then the messages."""
        return text_of([*([self.call] if self.call else []), *self.shown])

    def stored(self) -> StoredCheck:
        """Return this result in its stored form."""
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
            self.place or UNSET,
            (self.pictures if check.visible else None) or UNSET,
            self.code or UNSET,
        )


@dataclass
class ExerciseResult:
    """All results of one exercise, in the order of its checks.

    `problem`: why nothing in the file could be run. It was not found, could not be read, or did not load. `file`: its
    path in the submission; empty if there is none. `outcome`: what the student can do when all checks pass.
    `another_way`: another right way, if they do and the teacher allows it.
    """

    name: str
    folder: str
    title: str
    results: list[CheckResult] = field(default_factory=list)
    notices: Notices = ()
    problem: Notice | None = None
    file: str = ""
    outcome: str = ""
    another_way: str = ""

    @property
    def points(self) -> float:
        """Return the sum of the earned points."""
        return sum(result.points or 0.0 for result in self.results)

    @property
    def max_points(self) -> float:
        """Return the sum of the points of all checks."""
        return sum(result.check.points for result in self.results)

    @property
    def ungraded_points(self) -> float:
        """Return the points of the checks in which the grader itself failed."""
        return sum(result.check.points for result in self.results if result.points is None)

    def stored(self) -> StoredExercise:
        """Return this exercise in its stored form."""
        checks = tuple(result.stored() for result in self.results)
        sums = totals([self])
        return StoredExercise(
            self.name,
            self.folder,
            self.title,
            **sums,
            notices=self.notices,
            problem=self.problem,
            checks=checks,
            file=self.file or UNSET,
            outcome=self.outcome or UNSET,
            another_way=self.another_way or UNSET,
        )

    def document(self) -> dict[str, Any]:
        """Return the plain data of this exercise."""
        return to_plain(self.stored())


@dataclass
class Record:
    """One graded submission. `hidden`: whether hidden checks were run.

    `isolation`: the level at which student code was confined: full, container or none.
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
