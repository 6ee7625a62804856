"""The closed list of verdicts, and the record of what was graded."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .notices import Notice, Notices

VERSION = 1  # of the document that a record becomes


class Verdict(StrEnum):
    """What can be said of one check. GRADER is our own failure: it costs the student nothing."""

    PASS = "PASS"
    WRONG = "WRONG"
    ERROR = "ERROR"
    TODO = "TODO"
    MISSING = "MISSING"
    TIMEOUT = "TIMEOUT"
    CRASH = "CRASH"
    MEMORY = "MEMORY"
    GRADER = "GRADER"


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
    """The verdict on one check with what the student is told. `message` is a text of one or more lines."""

    check: Check
    verdict: Verdict
    message: str = ""
    hint: str = ""
    output: str = ""  # what the student's code printed
    mistake: str = ""  # the name of the wrong answer it looks like; for authors, never shown to students

    @property
    def points(self) -> float | None:
        """Return the points earned; None where the grader failed and nothing can be said."""
        if self.verdict is Verdict.GRADER:
            return None
        return self.check.points if self.verdict is Verdict.PASS else 0.0

    def document(self) -> dict[str, Any]:
        """Return the plain data of this result."""
        return {
            "name": self.check.name,
            "claim": self.check.claim,
            "verdict": self.verdict.value,
            "points": self.points,
            "max_points": self.check.points,
            "visible": self.check.visible,
            "message": self.message,
            "hint": self.hint,
            "output": self.output,
        }


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

    def document(self) -> dict[str, Any]:
        """Return the plain data of this exercise."""
        return {
            "name": self.name,
            "folder": self.folder,
            "title": self.title,
            **totals([self]),
            "notices": [notice.document() for notice in self.notices],
            "problem": self.problem.document() if self.problem else None,
            "checks": [result.document() for result in self.results],
        }


@dataclass
class Record:
    """One submission, graded. `hidden` tells whether hidden checks were among the checks.

    `isolation` is the level at which the student's code was confined: full, container or none.
    """

    exercises: list[ExerciseResult]
    hidden: bool
    isolation: str
    complete: bool = True  # False where it was interrupted

    @property
    def grader_failed(self) -> bool:
        """Tell whether any check has the verdict GRADER."""
        return any(exercise.ungraded_points for exercise in self.exercises) or any(
            result.verdict is Verdict.GRADER for exercise in self.exercises for result in exercise.results
        )

    def document(self) -> dict[str, Any]:
        """Return the plain data of the record: numbers, texts, lists and dictionaries only."""
        return {
            "version": VERSION,
            **totals(self.exercises),
            "hidden_checks": self.hidden,
            "complete": self.complete,
            "isolation": self.isolation,
            "exercises": [exercise.document() for exercise in self.exercises],
        }


def totals(exercises: list[ExerciseResult]) -> dict[str, float]:
    """Return the three sums of points over `exercises`."""
    return {
        "points": sum(exercise.points for exercise in exercises),
        "max_points": sum(exercise.max_points for exercise in exercises),
        "ungraded_points": sum(exercise.ungraded_points for exercise in exercises),
    }
