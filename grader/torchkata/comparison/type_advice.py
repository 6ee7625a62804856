"""Advice about a returned value of a wrong type: None, a string, an array of objects.

The sentences depend on the types only, so they reveal no more of a hidden input than the types do.
"""

from typing import Any

from ..inside.tags import ONE_BY_ONE, gave_one_by_one
from ..record.message import Lines, phrase
from .describe import type_tag
from .mismatch import Opaque, StandIn

ARRAYS = {"object": "objects_returned", "str": "texts_returned"}  # by dtype
NUMBERS = ("number", "ndarray", "tensor")


def advise_type(got: Any, expected: Any, inside: bool) -> Lines:
    """Return the sentence about `got`; empty if there is none. `inside`: it is a part of the returned value."""
    wanted = "" if isinstance(expected, StandIn) else type_tag(expected)
    key = ""
    if gave_one_by_one(got):
        key = "one_by_one_returned"
    elif got is None:
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
    """Return whether a list, tuple or dictionary contains None."""
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list | tuple):
        return False
    return any(item is None for item in value)
