"""What a check sees of an observed call: the returned value, facts about it, and what the call did.

An observation notes which of its parts a check has used, so that a stored wrong answer is compared with the student's
in these, and not in others, in which right answers differ, too.
"""

from dataclasses import dataclass
from typing import Any

from ..record.message import phrase
from .looked_at import LookedAt
from .mismatch import Mismatch
from .training import Training

Place = int | str  # of an argument: its position, or its name if it was passed by name
FIELDS = ("shares_memory_with", "same_object_as", "contiguous", "leaf", "requires_grad", "grad_fn")


@dataclass(frozen=True)
class Operator:
    """One operator of torch that ran: its name without overload, and the number of elements of its results."""

    name: str
    elements: int


class Fact:
    """The facts of one array or tensor in a result."""

    def __init__(self, facts: tuple[Any, ...], looked_at: set[LookedAt]) -> None:
        self._facts, self._looked_at = facts, looked_at

    def _get(self, name: str) -> Any:
        self._looked_at.add(name)
        return self._facts[FIELDS.index(name)]

    @property
    def shares_memory_with(self) -> tuple[Place, ...]:
        """The arguments with which it shares memory; for a list of tensors, with one of them."""
        return tuple(self._get("shares_memory_with"))

    @property
    def same_object_as(self) -> Place | None:
        """The argument that it is, or None."""
        place: Place | None = self._get("same_object_as")
        return place

    @property
    def contiguous(self) -> bool:
        """Whether its elements stand in memory in their order, without gaps."""
        return bool(self._get("contiguous"))

    @property
    def leaf(self) -> bool:
        """Whether it is a leaf of autograd's graph. NumPy arrays are leaves."""
        return bool(self._get("leaf"))

    @property
    def requires_grad(self) -> bool:
        """Whether autograd tracks it."""
        return bool(self._get("requires_grad"))

    @property
    def grad_fn(self) -> str:
        """The name of the operation that made it, for example ``MulBackward0``; empty if autograd knows none."""
        return str(self._get("grad_fn"))


class Trace:
    """The operators of torch that a call ran, in their order."""

    def __init__(self, observed: dict[str, Any], looked_at: set[LookedAt]) -> None:
        self._observed, self._looked_at = observed, looked_at

    @property
    def operators(self) -> tuple[Operator, ...]:
        """The first 2000 operators."""
        self._looked_at.add("trace")
        return tuple(Operator(name, elements) for name, elements in self._observed["operators"])

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the first 2000 operators."""
        return tuple(operator.name for operator in self.operators)

    def count(self, *names: str) -> int:
        """Return how often the operators with these names ran; without names, how many operators ran."""
        self._looked_at.add(("count", *names))
        return count_operators(self._observed, names)

    @property
    def elements(self) -> int:
        """The number of elements of the results of all operators."""
        self._looked_at.add("elements")
        return int(self._observed["elements"])


def count_operators(observed: dict[str, Any], names: tuple[str, ...]) -> int:
    """Return how often the operators with these names ran; without names, how many operators ran."""
    counts: dict[str, int] = observed["counts"]
    return sum(counts.get(name, 0) for name in names or counts)


class Observation:
    """One observed call: `value` is what it returned, as a call that is not observed would give it."""

    def __init__(self, value: Any, observed: dict[str, Any], looked_at: set[LookedAt]) -> None:
        self.value = value
        self.trace = Trace(observed, looked_at)
        self.training = Training(observed, looked_at)
        self._observed, self._looked_at = observed, looked_at

    @property
    def changed(self) -> tuple[Place, ...]:
        """The positions and names of the arguments that the call changed in place."""
        self._looked_at.add("changed")
        return tuple(self._observed["changed"])

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of each array and tensor in the value, in their order; of the first 1000."""
        return tuple(Fact(facts, self._looked_at) for facts in self._observed["facts"])

    @property
    def fact(self) -> Fact:
        """The facts of the only array or tensor in the value. Raises Mismatch if there is none, or more than one."""
        facts = self.facts
        if len(facts) != 1:
            self._looked_at.add("facts")
            raise Mismatch(phrase("not_one_array"))
        return facts[0]

    @property
    def lines(self) -> int:
        """How many lines of the student's file ran, up to a million; 0 if that could not be counted."""
        self._looked_at.add("lines")
        return int(self._observed["lines"])
