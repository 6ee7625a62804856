"""What to do where a value of another kind was returned: None, a text, an array of objects.

The sentences follow from the kinds alone, so that they tell no more of a hidden input than the kinds do.
"""

from typing import Any

from ..record.sentences import say
from .describe import kind_of
from .mismatch import StandIn, describe_stand_in

ARRAYS = {
    "a NumPy array of dtype object": "objects_returned",
    "a NumPy array of dtype str": "texts_returned",
}
NUMBERS = ("a number", "a NumPy array", "a tensor")
ONE_BY_ONE = [f"a value of type {name}" for name in ("generator", "map", "zip", "filter", "enumerate", "reversed")]


def advise_kind(got: Any, expected: Any, inside: bool) -> list[str]:
    """Return the sentence on `got`, if there is one. `inside`: it is a part of what was returned."""
    kind = "" if isinstance(expected, StandIn) else kind_of(expected)
    if got is None:
        return [say("none_inside" if inside else "none_returned")]
    if holds_none(got):
        return [say("none_inside")]
    if isinstance(got, StandIn):
        if describe_stand_in(got, redacted=True) in ONE_BY_ONE:
            return [say("one_by_one_returned")]
        key = ARRAYS.get(kind_of(got))
        return [say(key)] if key and (key != "texts_returned" or kind in NUMBERS) else []
    return [say("text_returned")] if isinstance(got, str) and kind == "a number" else []


def holds_none(value: Any) -> bool:
    """Tell whether a list, tuple or dictionary has None among its items."""
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list | tuple):
        return False
    return any(item is None for item in value)
