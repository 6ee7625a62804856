"""Validates an observation that a worker sent; ``inside.observation`` describes it."""

from collections.abc import Callable
from typing import Any

from ..inside.observation import MAX_FACTS
from ..inside.recording import (
    MAX_ELEMENTS,
    MAX_LINES,
    MAX_OPERATOR_NAME,
    MAX_OPERATOR_NAMES,
    MAX_OPERATORS,
)

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


def operator(value: Any) -> tuple[str, int]:
    """Return name and elements of one operator. Raises TypeError, ValueError."""
    called, elements = exactly(list, value)
    return name(called), number(elements, MAX_ELEMENTS)


def counts(value: Any) -> dict[str, int]:
    """Return how often each operator ran. Raises TypeError, ValueError."""
    require(len(exactly(dict, value)) <= MAX_OPERATOR_NAMES)
    return {name(key): number(count, MAX_ELEMENTS) for key, count in value.items()}


READERS: dict[str, Callable[[Any], Any]] = {
    "changed": places,
    "facts": lambda value: tuple(map(fact, items(value, MAX_FACTS))),
    "operators": lambda value: tuple(map(operator, items(value, MAX_OPERATORS))),
    "counts": counts,
    "elements": lambda value: number(value, MAX_ELEMENTS),
    "lines": lambda value: number(value, MAX_LINES),
}
