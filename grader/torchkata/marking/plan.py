"""What a check would do: the calls that it makes on a right answer, and those that it makes after a failure."""

from typing import Protocol

from ..checks.reference import Loaded
from ..checks.steps import Call


class Plan(Protocol):
    """One check as a program that can be run again."""

    def __call__(self, reference: Loaded) -> list[Call]:
        """Return the calls that the check makes on the reference."""

    def go_on(self, student: object) -> None:
        """Run the check on a module, and go on after failures. Raises what the module raises."""


class NoPlan:
    """The plan of a check that has not run."""

    def __call__(self, reference: Loaded) -> list[Call]:
        """Return no calls."""
        return []

    def go_on(self, student: object) -> None:
        """Make no calls."""
