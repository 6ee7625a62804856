"""Validates an observation that a worker sent; ``inside.observation`` describes it."""

from collections.abc import Callable
from typing import Any

from ..inside.kinds import MAX_DIMENSIONS
from ..inside.observation import MAX_FACTS
from ..inside.parameters import MAX_PARAMETERS
from ..inside.recording import (
    MAX_ELEMENTS,
    MAX_LINES,
    MAX_OPERATOR_NAME,
    MAX_OPERATOR_NAMES,
    MAX_OPERATORS,
)
from ..inside.training import EVENTS, MAX_BACKWARDS, MAX_EVENTS, MAX_FORWARDS, MAX_STEPS, STALE

MAX_ARGUMENTS = 1000


def read_observation(value: Any) -> dict[str, Any]:
    """Return a validated observation. Raises TypeError, ValueError for anything that `observe` would not return."""
    fields = exactly(dict, value)
    require(fields.keys() == READERS.keys())
    return {key: read(fields[key]) for key, read in READERS.items()}


def require(valid: bool) -> None:
    """Raise ValueError unless a part is valid; who catches it says that the reply is malformed."""
    if not valid:
        raise ValueError


def exactly(kind: type, value: Any) -> Any:
    """Return `value`. Raises TypeError for another type."""
    if type(value) is not kind:
        raise TypeError(kind)
    return value


def items(value: Any, most: int) -> list[Any]:
    """Return a list of at most `most` items. Raises TypeError, ValueError."""
    require(len(exactly(list, value)) <= most)
    return list(value)


def number(value: Any, most: int) -> int:
    """Return an int from 0 to `most`. Raises TypeError, ValueError."""
    require(0 <= exactly(int, value) <= most)
    return int(value)


def name(value: Any) -> str:
    """Return a short text. Raises TypeError, ValueError."""
    require(len(exactly(str, value)) <= MAX_OPERATOR_NAME)
    return str(value)


def place(value: Any) -> int | str:
    """Return the position or the name of an argument. Raises TypeError, ValueError."""
    return name(value) if type(value) is str else number(value, MAX_ARGUMENTS)


def places(value: Any) -> tuple[int | str, ...]:
    """Return positions and names of arguments. Raises TypeError, ValueError."""
    return tuple(map(place, items(value, MAX_ARGUMENTS)))


def fact(value: Any) -> tuple[Any, ...]:
    """Return the facts of one array. Raises TypeError, ValueError."""
    shared, same, contiguous, leaf, tracked, function = exactly(list, value)
    flags = (exactly(bool, flag) for flag in (contiguous, leaf, tracked))
    return (places(shared), None if same is None else place(same), *flags, name(function))


def operators(value: Any) -> tuple[tuple[str, int], ...]:
    """Return names and elements of operators. There are thousands, so no function is called for each.

    Raises TypeError, ValueError.
    """
    found = []
    for one in items(value, MAX_OPERATORS):
        if type(one) is not list:
            raise TypeError(list)
        called, elements = one
        if type(called) is not str or type(elements) is not int:
            raise TypeError
        if len(called) > MAX_OPERATOR_NAME or not 0 <= elements <= MAX_ELEMENTS:
            raise ValueError
        found.append((called, elements))
    return tuple(found)


def counts(value: Any) -> dict[str, int]:
    """Return how often each operator ran. Raises TypeError, ValueError."""
    require(len(exactly(dict, value)) <= MAX_OPERATOR_NAMES)
    return {name(key): number(count, MAX_ELEMENTS) for key, count in value.items()}


def training(value: Any) -> dict[str, Any] | None:
    """Return how a model was trained. Raises TypeError, ValueError."""
    if value is None:
        return None
    fields = exactly(dict, value)
    require(fields.keys() == TRAINING.keys())
    read = {key: reader(fields[key]) for key, reader in TRAINING.items()}
    known = len(read["parameters"])
    require(all(place < known for step in read["steps"] for place in (*step[1], *step[2])))
    return read


def one_of(known: tuple[str, ...], value: Any) -> str:
    """Return one of the known texts. Raises TypeError, ValueError."""
    require(exactly(str, value) in known)
    return str(value)


def event(value: Any) -> str:
    """Return one of the known events. Raises TypeError, ValueError."""
    return one_of(EVENTS, value)


def events(value: Any) -> dict[str, int]:
    """Return how often each event happened. Raises TypeError, ValueError."""
    return {event(key): number(count, MAX_ELEMENTS) for key, count in exactly(dict, value).items()}


def measure(value: Any) -> float | None:
    """Return a number, which may be nan or infinite, or None. Raises TypeError."""
    return None if value is None else float(exactly(float, value))


def mode(value: Any) -> bool | None:
    """Return a flag that may be unknown. Raises TypeError."""
    return None if value is None else bool(exactly(bool, value))


def parameter(value: Any) -> tuple[str, bool]:
    """Return name of a parameter, and whether backward has reached it. Raises TypeError, ValueError."""
    called, reached = exactly(list, value)
    return name(called), exactly(bool, reached)


def forward(value: Any) -> tuple[Any, ...]:
    """Return the facts of one forward. Raises TypeError, ValueError."""
    module, trains, enabled, mean, deviation, shape = exactly(list, value)
    sides = None if shape is None else tuple(number(side, MAX_ELEMENTS) for side in items(shape, MAX_DIMENSIONS))
    return name(module), exactly(bool, trains), exactly(bool, enabled), measure(mean), measure(deviation), sides


def backward(value: Any) -> tuple[Any, ...]:
    """Return the facts of one backward. Raises TypeError, ValueError."""
    cleared, first, reached, trains = exactly(list, value)
    return exactly(bool, cleared), exactly(bool, first), number(reached, MAX_ELEMENTS), mode(trains)


def step(value: Any) -> tuple[Any, ...]:
    """Return the facts of one step. Raises TypeError, ValueError."""
    optimizer, *lists, wiped, stale = exactly(list, value)
    held, missing, foreign, gradients, moved = lists
    held, missing = ([number(place, MAX_PARAMETERS) for place in items(one, MAX_PARAMETERS)] for one in (held, missing))
    norms = [tuple(map(measure, items(one, MAX_PARAMETERS))) for one in (gradients, moved)]
    require({len(one) for one in norms} == {len(held) + len(missing)} and len({*held, *missing}) == len(norms[0]))
    amounts = number(foreign, MAX_ELEMENTS), *norms
    return name(optimizer), tuple(held), tuple(missing), *amounts, exactly(bool, wiped), one_of(STALE, stale)


TRAINING: dict[str, Callable[[Any], Any]] = {
    "order": lambda value: tuple(map(event, items(value, MAX_EVENTS))),
    "counts": events,
    "updates": lambda value: number(value, MAX_ELEMENTS),
    "parameters": lambda value: tuple(map(parameter, items(value, MAX_PARAMETERS))),
    "forwards": lambda value: tuple(map(forward, items(value, MAX_FORWARDS))),
    "backwards": lambda value: tuple(map(backward, items(value, MAX_BACKWARDS))),
    "steps": lambda value: tuple(map(step, items(value, MAX_STEPS))),
}
READERS: dict[str, Callable[[Any], Any]] = {
    "changed": places,
    "facts": lambda value: tuple(map(fact, items(value, MAX_FACTS))),
    "operators": operators,
    "counts": counts,
    "elements": lambda value: number(value, MAX_ELEMENTS),
    "lines": lambda value: number(value, MAX_LINES),
    "training": training,
}
