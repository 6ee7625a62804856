"""Describe plain values: as an array, as a tag that code compares, and as a message that people read."""

import math
import sys
from typing import Any

import numpy as np

from ..inside.tags import gave_one_by_one, plain_type, tag_of
from ..record.message import Message, phrase
from .mismatch import StandIn, describe_stand_in

NUMBERS = (bool, int, float, np.generic)
FEW = 6  # integers in a list or tuple, for example a shape, that are shown together
MAX_SHOWN = 80  # characters of a text
ARRAYS = ("ndarray", "tensor")
TAGS: dict[type, str] = {
    list: "list", tuple: "tuple", dict: "dict", str: "text", type(None): "none",
    bool: "bool", int: "number", float: "number", np.ndarray: "ndarray",
}  # fmt: skip


def type_tag(value: Any) -> str:
    """Return the tag of a plain value's type: ``list``, ``number``, ``tensor`` and so on.

    The tag of a value that was not transferred, or of an unknown type, has a prefix that ends in a colon.
    """
    if known := TAGS.get(type(value)):
        return known
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, NUMBERS):
        return "bool" if isinstance(value, np.bool_) else "number"
    if isinstance(value, np.ndarray):
        return "ndarray"
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        return "tensor"
    if gave_one_by_one(value):
        return "one_by_one"
    if dtype := tag_of_dtype(value, torch):
        return dtype
    if isinstance(value, StandIn):
        return f"stand-in:{describe_stand_in(value, redacted=False)!r}"
    if torch is not None and isinstance(value, torch.Size):
        return "tuple"
    return TAGS.get(plain_type(value), f"other:{type(value).__name__}")


def tag_of_dtype(value: Any, torch: Any) -> str:
    """Return the tag of a dtype or device; empty for any other value."""
    if isinstance(value, np.dtype):
        return "numpy_dtype"
    if torch is not None and isinstance(value, torch.dtype | torch.device):
        return "dtype" if isinstance(value, torch.dtype) else "device"
    return ""


def describe_type(value: Any, redacted: bool = False) -> Message:
    """Return the message about the type of a value; `redacted` selects the one for hidden checks."""
    if isinstance(value, StandIn):
        return describe_stand_in(value, redacted)
    if gave_one_by_one(value):
        return phrase("opaque_type", name=tag_of(value))
    tag, _, name = type_tag(value).partition(":")
    return phrase("type_other", name=name) if name else phrase(f"type_{tag}")


def as_number(got: Any, expected: Any) -> Any:
    """Return the number in a 0-d array if a number is expected: NumPy often turns one into the other."""
    lone = isinstance(got, np.ndarray) and got.shape == () and type_tag(expected) in ("number", "bool")
    return got[()] if lone else got


def are_few_integers(value: Any) -> bool:
    """Return whether a value is a list or tuple of at most FEW integers."""
    few = isinstance(value, list | tuple) and len(value) <= FEW
    return few and all(type(item) is int or isinstance(item, np.integer) for item in value)


def is_shape(value: Any) -> bool:
    """Return whether a value can be a shape: a tuple or list of a few non-negative integers."""
    return are_few_integers(value) and all(size >= 0 for size in value)


def describe(value: Any) -> Message:
    """Return the message about the type of a value, with its shape and dtype or its length."""
    tag = type_tag(value)
    if tag in ARRAYS:
        return phrase("of_shape", type=describe_type(value), shape=tuple(value.shape), dtype=show_dtype(value))
    return (
        phrase("of_length", type=describe_type(value), count=len(value))
        if tag in ("list", "tuple")
        else (describe_type(value))
    )


def show_dtype(value: Any) -> str:
    """Return the name of an array's or tensor's dtype."""
    return str(value.dtype).removeprefix("torch.")


def describe_grad(tensor: Any) -> Message:
    """Return the message that says whether a tensor requires gradients."""
    return phrase("requires_grad" if tensor.requires_grad else "requires_no_grad")


def as_array(value: Any) -> Any:
    """Return the numbers of a value as a NumPy array; tensors are detached."""
    if type_tag(value) == "tensor":
        plain = value.detach()
        return plain.float().numpy() if str(plain.dtype) == "torch.bfloat16" else plain.numpy()
    try:
        return np.asarray(value)
    except (ValueError, TypeError):
        return np.asarray(None, dtype=object)


def show_pair(got: Any, expected: Any) -> tuple[str, str]:
    """Return both numbers with the fewest digits that distinguish them."""
    for digits in range(5, 18):
        one, other = show_number(got, digits), show_number(expected, digits)
        if one != other:
            return one, other
    return repr(got), repr(expected)


def show_number(value: Any, digits: int = 5) -> str:
    """Return a number with at most `digits` significant digits; integers and booleans in full."""
    plain = value.item() if isinstance(value, np.generic) else value
    if isinstance(plain, float) and math.isfinite(plain):
        return f"{plain:.{digits}g}"
    return str(plain)


def show_text(value: Any) -> str:
    """Return the repr of a small value, shortened."""
    return shorten(repr(value.item() if isinstance(value, np.generic) else value))


def shorten(text: str) -> str:
    """Return a text, truncated to `MAX_SHOWN` characters."""
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 3] + "..."


def show_keys(mapping: dict[Any, Any]) -> str:
    """Return the keys of a dictionary in their order, shortened."""
    return show_text(list(mapping))[1:-1]
