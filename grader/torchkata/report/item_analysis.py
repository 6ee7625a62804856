"""How a class did in one check: verdicts, mistakes, and how well the check tells strong students from weak ones."""

from collections import Counter
from dataclasses import dataclass, field
from math import sqrt

from ..record.document import Document
from ..record.types import Verdict

LEAST_STUDENTS = 20  # below this number a correlation is mostly chance
BEYOND_CHANCE = 2.0  # standard errors: chance alone goes so far below zero in about 1 of 44 checks
NOT_TRIED = (Verdict.TODO, Verdict.MISSING)


@dataclass
class Tally:
    """The results of a class in one check, added up one student at a time.

    `mistakes`: number of a mistake -> students. The sums are over the students who tried the exercise: `rest` is what a
    student earned in all other checks of the class.
    """

    verdicts: Counter[str] = field(default_factory=Counter)
    mistakes: Counter[int] = field(default_factory=Counter)
    tried: int = 0
    passed: int = 0
    rest: float = 0.0
    rest_squares: float = 0.0
    rest_passed: float = 0.0

    def add(self, check: Document, total: float | None) -> None:
        """Add the result of one student. `total`: all points of the student; None if the exercise was not tried."""
        self.verdicts[check["verdict"]] += 1
        if total is None or check["points"] is None:
            return
        rest, passed = total - check["points"], check["verdict"] == Verdict.PASS
        self.tried += 1
        self.passed += passed
        self.rest += rest
        self.rest_squares += rest * rest
        self.rest_passed += rest * passed

    @property
    def difficulty(self) -> float:
        """Return the share of the students who passed, as item analysis calls it: 1 is an easy check."""
        return self.verdicts[Verdict.PASS] / self.verdicts.total()

    @property
    def discrimination(self) -> float | None:
        """Return the corrected point-biserial correlation between passing and the points of all other checks.

        r = (M1 - M0) / s * sqrt(p * q): M1 and M0 are the means of the rest of those who passed and of those who did
        not, s is the standard deviation of the rest, p and q are the shares of both. Without the correction, the check
        would be correlated with itself (S. Henrysson, Correction of item-total correlations in item analysis,
        Psychometrika 28, 1963). None: too few students, all alike in the check, or all alike in the rest.
        """
        failed = self.tried - self.passed
        if self.tried < LEAST_STUDENTS or not self.passed or not failed:
            return None
        variance = self.rest_squares / self.tried - (self.rest / self.tried) ** 2
        if variance <= 1e-9:
            return None
        between = self.rest_passed / self.passed - (self.rest - self.rest_passed) / failed
        return between * sqrt(self.passed * failed / variance) / self.tried

    @property
    def is_suspicious(self) -> bool:
        """Return whether students who are good elsewhere fail this check, more clearly than chance explains."""
        found = self.discrimination
        return found is not None and found < -BEYOND_CHANCE / sqrt(self.tried - 1)


def was_tried(exercise: Document) -> bool:
    """Return whether a student's file could be run and something was filled in.

    Else its checks say nothing about each other.
    """
    verdicts = {check["verdict"] for check in exercise["checks"]}
    return not exercise.get("problem") and not verdicts <= set(NOT_TRIED)
