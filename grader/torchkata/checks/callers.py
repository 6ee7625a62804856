"""What carries out the operations of functions and objects, where their objects are, and how they can fail."""

from collections.abc import Callable
from typing import Any, Protocol

from ..explain.failures import StudentFailure
from ..record.message import phrase
from ..record.verdict import Verdict


class Caller(Protocol):
    """What carries out the operations of functions and objects."""

    @property
    def _home(self) -> "Home":
        """Where its objects are."""

    def _observing(self) -> "Caller":
        """Return what calls the methods of an object and gives an `Observation`."""

    def _call(self, op: str, name: str, owner: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Return the value of one operation. Raises StudentFailure for the student's code."""


class Home:
    """Where the objects of one check are: in one process. `steps`: how many operations were asked for. `received`:
    how often an object was among their values.
    """

    def __init__(self) -> None:
        self.steps = self.received = 0
        self.scope = 0  # in a student's process: its number, 0 before the first step
        self._handles: dict[Any, Any] = {}

    def handle(self, key: Any, make: Callable[[], Any]) -> Any:
        """Return the handle of an object; it is made once, so that `is` works."""
        self.received += 1
        if key not in self._handles:
            self._handles[key] = make()
        return self._handles[key]


class MissingAttribute(StudentFailure, AttributeError):
    """An object has no attribute of a name: `hasattr` and `getattr` with a default work with handles, too."""


class NoLength(StudentFailure, TypeError):
    """An object has no length: `list` asks for it, and goes on without."""


def without_length(failure: StudentFailure) -> NoLength:
    """Return the failure of code that has no length for an object."""
    return NoLength(failure.verdict, *failure.lines, redacted=lambda _: failure.redacted)


def missing_attribute(name: str, there: list[str]) -> MissingAttribute:
    """Return the failure for an attribute that an object does not have. A hidden check does not list the others."""
    owner, _, attribute = name.rpartition(".")
    short = (
        phrase("missing_attribute_of", name=attribute, owner=owner) if owner else phrase("missing_attribute", name=name)
    )
    full = phrase("missing_attribute_among", name=name, there=there) if there else short
    return MissingAttribute(Verdict.MISSING, full, redacted=lambda _: (short,))
