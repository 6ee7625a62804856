"""Validates replies of a worker: keeps known keys of known outcomes, with the right types and limited sizes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..inside import wire
from ..inside.adaptations import CODES
from ..inside.child import MAX_NAMES
from ..inside.failure import MAX_FRAMES, MAX_MESSAGE
from ..inside.objects import MAX_THERE
from ..inside.reasons import MAX_SUBJECT
from .observed import read_observation

MAX_NAME = 80  # characters of a type or a function
LARGEST_PLACE = 2**31  # line or column
UNFOLDED = 32  # most bytes of memory for a byte of parsed JSON

OUTCOMES = {
    "load": ("names", "raised", "undecodable", "too_large"),
    "cell": ("ran", "raised", "too_large"),
    "names": ("names", "raised", "too_large"),
    "places": ("places", "raised", "too_large"),
}
CALLED = ("value", "callable", "raised", "missing", "too_large")


@dataclass(frozen=True)
class Reply:
    """The reply of a worker: header, bytes of arrays, printed text (cut).

    `size`: an upper estimate of its memory in bytes.
    """

    message: wire.Message
    body: memoryview
    output: str
    size: int


def read_message(message: wire.Message, number: int, op: str) -> wire.Message:
    """Return the validated header of the reply to request `number`. Raises ProtocolError for anything else."""
    outcome = message.get("outcome")
    if type(message.get("number")) is not int or message["number"] != number:
        raise wire.ProtocolError("a reply to another request")
    if outcome not in OUTCOMES.get(op, CALLED):
        raise wire.ProtocolError("a reply of no known kind")
    try:
        readers = {**FIELDS.get(str(outcome), {}), "adapted": adaptations}
        fields = {key: read(message[key]) for key, read in readers.items() if key in message}
    except (TypeError, ValueError) as error:
        raise wire.ProtocolError("a malformed reply") from error
    return {"outcome": outcome, **fields}


def text(most: int) -> Callable[[Any], str]:
    """Return a function that reads texts of at most `most` characters."""
    return lambda value: exactly(str, value)[:most]


def exactly(kind: type, value: Any) -> Any:
    """Return `value`. Raises TypeError for another type."""
    if type(value) is not kind:
        raise TypeError(f"not of type {kind.__name__}")
    return value


def tree(value: Any) -> Any:
    """Return `value`, which the decoder validates later."""
    return value


def names(value: Any) -> dict[str, str]:
    """Return the names that a file defines, with their kinds."""
    pairs = list(exactly(dict, value).items())[:MAX_NAMES]
    return {name: exactly(str, kind)[:MAX_NAME] for name, kind in pairs}


def adaptations(value: Any) -> list[str]:
    """Return the known codes of adaptations, without duplicates."""
    codes = exactly(list, value)[: len(CODES)]
    return [code for code in CODES if code in codes]


def frames(value: Any) -> list[list[Any]]:
    """Return [line, function] of the first frames that have a line."""
    found = [exactly(list, frame)[:2] for frame in exactly(list, value)[:MAX_FRAMES]]
    return [[line, exactly(str, name)[:MAX_NAME]] for line, name in found if type(line) is int]


def error_number(value: Any) -> int | None:
    """Return the errno of an exception, None if there is none."""
    return None if value is None else int(exactly(int, value))


def place(value: Any) -> list[Any] | None:
    """Return [line, column, text] of a syntax error; None if it is not possible in a file."""
    if value is None:
        return None
    line, column, words = exactly(list, value)
    if not all(0 <= exactly(int, number) < LARGEST_PLACE for number in (line, column)):
        return None
    return [line, column, exactly(str, words)[:MAX_MESSAGE]]


def there(value: Any) -> list[str]:
    """Return the names of the first attributes that an object has."""
    return [exactly(str, name)[:MAX_NAME] for name in exactly(list, value)[:MAX_THERE]]


def figures(value: Any) -> list[int]:
    """Return how many figures a call returned, and how many it drew without returning one."""
    returned, drawn = (exactly(int, count) for count in exactly(list, value))
    return [returned, drawn]


RAISED: dict[str, Callable[[Any], Any]] = {
    "type": text(MAX_NAME),
    "builtin": text(MAX_NAME),
    "message": text(MAX_MESSAGE),
    "memory": lambda value: exactly(bool, value),
    "went_on": lambda value: exactly(bool, value),
    "errno": error_number,
    "reason": text(MAX_NAME),
    "subject": text(MAX_SUBJECT),
    "frames": frames,
    "syntax": place,
}


def stopped(value: Any) -> dict[str, Any]:
    """Return the exception that stopped the loading of a file."""
    return {key: read(value[key]) for key, read in RAISED.items() if key in exactly(dict, value)}


FIELDS: dict[str, dict[str, Callable[[Any], Any]]] = {
    "value": {"value": tree, "arguments": tree, "observed": read_observation, "figures": figures},
    "names": {"names": names, "stopped": stopped},
    "missing": {"there": there},
    "places": {"places": tree},
    "raised": RAISED,
}
