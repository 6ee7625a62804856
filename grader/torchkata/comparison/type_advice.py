"""What to do where a value of another type was returned: None, a text, an array of objects.

The sentences follow from the types alone, so that they tell no more of a hidden input than the types do.
"""

from typing import Any

from ..record.message import Lines, phrase
from .describe import type_tag
from .mismatch import Opaque, StandIn

ARRAYS = {"object": "objects_returned", "str": "texts_returned"}  # by dtype
NUMBERS = ("number", "ndarray", "tensor")
ONE_BY_ONE = ("generator", "map", "zip", "filter", "enumerate", "reversed")


def advise_type(got: Any, expected: Any, inside: bool) -> Lines:
    """Return the sentence on `got`, if there is one. `inside`: it is a part of what was returned."""
    wanted = "" if isinstance(expected, StandIn) else type_tag(expected)
    key = ""
    if got is None:
        key = "none_inside" if inside else "none_returned"
    elif holds_none(got):
        key = "none_inside"
    elif isinstance(got, Opaque) and got.tag == "type":
        key = "one_by_one_returned" if got.name in ONE_BY_ONE else ""
    elif isinstance(got, Opaque) and got.tag == "dtype":
        key = ARRAYS.get(got.name, "") if got.name != "str" or wanted in NUMBERS else ""
    elif isinstance(got, str) and wanted == "number":
        key = "text_returned"
    return (phrase(key),) if key else ()


def holds_none(value: Any) -> bool:
    """Return whether a list, tuple or dictionary has None among its items."""
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list | tuple):
        return False
    return any(item is None for item in value)
