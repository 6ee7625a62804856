"""What a check sees of how an observed call trains a model: the order of events, and what each of them has met.

As with an `Observation`, each part that a check uses is noted, and a stored wrong answer is compared in these.
"""

from collections.abc import Iterable
from typing import Any

from .looked_at import LookedAt

PREFIX = "training."
LOOP = "training.loop"  # what a check has looked at that judges the loop as a whole
FORWARD_FIELDS = ("module", "training", "grad_enabled", "mean", "std", "shape")
BACKWARD_FIELDS = ("cleared", "first", "reached", "training")
STEP_FIELDS = ("optimizer", "held", "not_held", "foreign", "gradients", "moved", "wiped", "stale")
NOTHING: dict[str, Any] = {
    "order": (),
    "counts": {},
    "updates": 0,
    **dict.fromkeys(("parameters", "forwards", "backwards", "steps"), ()),
}


def training_of(observed: dict[str, Any]) -> dict[str, Any]:
    """Return what was recorded of training; empty lists if there was none."""
    return observed.get("training") or NOTHING


class Event:
    """One forward, backward or step. `part`: its list in the record."""

    _part: str
    _fields: tuple[str, ...]

    def __init__(self, facts: tuple[Any, ...], looked_at: set[LookedAt]) -> None:
        self._facts, self._looked_at = facts, looked_at

    def _get(self, name: str) -> Any:
        self._looked_at.add(f"{PREFIX}{self._part}.{name}")
        return self._facts[self._fields.index(name)]


class Forward(Event):
    """One call of a module from outside of any other: the model."""

    _part, _fields = "forwards", FORWARD_FIELDS

    @property
    def module(self) -> str:
        """The name of the module's class."""
        return str(self._get("module"))

    @property
    def training(self) -> bool:
        """Whether the module was in training mode."""
        return bool(self._get("training"))

    @property
    def grad_enabled(self) -> bool:
        """Whether autograd recorded it: False within ``torch.no_grad()``."""
        return bool(self._get("grad_enabled"))

    @property
    def mean(self) -> float | None:
        """The mean of the first tensor that the module was given; None if there was none."""
        mean: float | None = self._get("mean")
        return mean

    @property
    def std(self) -> float | None:
        """The standard deviation of all elements of this tensor (divided by their number)."""
        std: float | None = self._get("std")
        return std

    @property
    def shape(self) -> tuple[int, ...] | None:
        """The shape of this tensor."""
        shape: tuple[int, ...] | None = self._get("shape")
        return shape


class Backward(Event):
    """One call of ``backward()``."""

    _part, _fields = "backwards", BACKWARD_FIELDS

    @property
    def cleared(self) -> bool:
        """Whether all gradients to which it adds were None or zero."""
        return bool(self._get("cleared"))

    @property
    def first(self) -> bool:
        """Whether it is the first since the last step, or since the closure of a step was called."""
        return bool(self._get("first"))

    @property
    def reached(self) -> int:
        """The number of parameters that it brings gradients to."""
        return int(self._get("reached"))

    @property
    def training(self) -> bool | None:
        """Whether the model was in training mode when it was called before this; None if it was not called."""
        training: bool | None = self._get("training")
        return training


class Step(Event):
    """One step of an optimizer. `names`: of all parameters."""

    _part, _fields = "steps", STEP_FIELDS

    def __init__(self, facts: tuple[Any, ...], looked_at: set[LookedAt], names: tuple[str, ...]) -> None:
        super().__init__(facts, looked_at)
        self._names = names

    @property
    def optimizer(self) -> str:
        """The name of the optimizer's class."""
        return str(self._get("optimizer"))

    @property
    def held(self) -> tuple[str, ...]:
        """The names of the model's parameters that the optimizer holds."""
        return self._named(self._get("held"))

    @property
    def not_held(self) -> tuple[str, ...]:
        """The names of the model's parameters that require gradients and that the optimizer does not hold."""
        return self._named(self._get("not_held"))

    @property
    def foreign(self) -> int:
        """The number of parameters that the optimizer holds and that are not the model's."""
        return int(self._get("foreign"))

    @property
    def gradients(self) -> dict[str, float | None]:
        """The norms of the gradients that the step used, by the names of the model's parameters."""
        return self._by_name(self._get("gradients"))

    @property
    def moved(self) -> dict[str, float | None]:
        """The norms of the changes that the step made. They are None if the model has two million numbers or more."""
        return self._by_name(self._get("moved"))

    def _named(self, places: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._names[place] for place in places)

    def _by_name(self, norms: tuple[float | None, ...]) -> dict[str, float | None]:
        held, missing = (self._facts[STEP_FIELDS.index(name)] for name in ("held", "not_held"))
        return dict(zip(self._named(held + missing), norms, strict=True))


class Training:
    """How a call trains. Details of the first 200 forwards, 200 backwards and 100 steps are known."""

    def __init__(self, observed: dict[str, Any], looked_at: set[LookedAt]) -> None:
        self._training, self._looked_at = training_of(observed), looked_at

    def _get(self, part: str) -> Any:
        self._looked_at.add(PREFIX + part)
        return self._training[part]

    @property
    def whole(self) -> dict[str, Any]:
        """All that was recorded, for `assert_training_loop`."""
        self._looked_at.add(LOOP)
        return self._training

    @property
    def order(self) -> tuple[str, ...]:
        """The first 1000 events: zero_grad, forward, loss, backward, grad, step, train, eval."""
        return tuple(self._get("order"))

    def count(self, event: str) -> int:
        """Return how often an event happened."""
        self._looked_at.add(f"{PREFIX}counts.{event}")
        return int(self._training["counts"].get(event, 0))

    @property
    def forwards(self) -> tuple[Forward, ...]:
        """The calls of the model."""
        return tuple(Forward(facts, self._looked_at) for facts in self._get("forwards"))

    @property
    def backwards(self) -> tuple[Backward, ...]:
        """The calls of ``backward()``."""
        return tuple(Backward(facts, self._looked_at) for facts in self._get("backwards"))

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of optimizers."""
        names = tuple(name for name, _ in self._training["parameters"])
        return tuple(Step(facts, self._looked_at, names) for facts in self._get("steps"))
