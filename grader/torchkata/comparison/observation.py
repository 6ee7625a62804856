"""What a check sees of an observed call: the returned value, facts about it, and what the call did.

An observation notes which of its parts a check has used, so that a stored wrong answer is compared with the student's
in these, and not in others, in which right answers differ, too.
"""

from dataclasses import dataclass
from typing import Any

from ..inside.recording import BACKWARD, GRAD, LINES, OPERATORS, PARTS, TRAINING
from ..record.message import phrase
from ..record.sentences import say
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
    """The operators of torch that a call ran, in their order. Raises TypeError if they were not `recorded`."""

    def __init__(self, observed: dict[str, Any], looked_at: set[LookedAt], recorded: frozenset[str]) -> None:
        self._observed, self._looked_at, self._recorded = observed, looked_at, recorded

    @property
    def operators(self) -> tuple[Operator, ...]:
        """The first 2000 operators."""
        require_recorded(OPERATORS, self._recorded)
        self._looked_at.add("trace")
        return tuple(Operator(name, elements) for name, elements in self._observed["operators"])

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the first 2000 operators."""
        return tuple(operator.name for operator in self.operators)

    def count(self, *names: str) -> int:
        """Return how often the operators with these names ran; without names, how many operators ran.

        Starts of autograd, ``backward`` and ``grad``, are always recorded.
        """
        if not are_starts(names):
            require_recorded(OPERATORS, self._recorded)
        self._looked_at.add(("count", *names))
        return count_operators(self._observed, names)

    @property
    def elements(self) -> int:
        """The number of elements of the results of all operators."""
        require_recorded(OPERATORS, self._recorded)
        self._looked_at.add("elements")
        return int(self._observed["elements"])


def are_starts(names: tuple[str, ...]) -> bool:
    """Return whether these are names of starts of autograd, and nothing else."""
    return bool(names) and {*names} <= {BACKWARD, GRAD}


def parts_of_recording(names: tuple[str, ...]) -> frozenset[str]:
    """Return names of parts that can be recorded. Raises TypeError for others."""
    for name in names:
        if name not in PARTS:
            raise TypeError(say("recording_unknown", name=name, known=", ".join(sorted(PARTS))))
    return frozenset(names)


def require_recorded(part: str, recorded: frozenset[str]) -> None:
    """Raise TypeError unless a part was recorded: a check must not take nothing for something that it saw."""
    if part not in recorded:
        raise TypeError(say("not_recorded", part=part))


def count_operators(observed: dict[str, Any], names: tuple[str, ...]) -> int:
    """Return how often the operators with these names ran; without names, how many operators ran."""
    counts: dict[str, int] = observed["counts"]
    return sum(counts.get(name, 0) for name in names or counts)


class Observation:
    """One observed call: `value` is what it returned, as a call that is not observed would give it.

    `recorded`: what the observation has, as for `record`.
    """

    def __init__(
        self, value: Any, observed: dict[str, Any], looked_at: set[LookedAt], recorded: frozenset[str] = PARTS
    ) -> None:
        self.value = value
        self.trace = Trace(observed, looked_at, recorded)
        self._observed, self._looked_at, self._recorded = observed, looked_at, recorded

    @property
    def training(self) -> Training:
        """How the call trained a model. Raises TypeError if that was not recorded."""
        require_recorded(TRAINING, self._recorded)
        return Training(self._observed, self._looked_at)

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
        """How many lines of the student's file ran, up to a million; 0 if that could not be counted.

        Raises TypeError if they were not recorded.
        """
        require_recorded(LINES, self._recorded)
        self._looked_at.add("lines")
        return int(self._observed["lines"])
