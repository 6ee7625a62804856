"""What a plain value is, as numbers and in words."""

import math
import sys
from typing import Any

import numpy as np

from ..inside.tags import plain_type
from ..record.sentences import say
from .mismatch import StandIn, describe_stand_in

NUMBERS = (bool, int, float, np.generic)
FEW = 6  # integers of a list or tuple, a shape say, that are shown together
ARRAYS = ("a NumPy array", "a tensor")
KINDS: dict[type, str] = {
    list: "a list", tuple: "a tuple", dict: "a dictionary", str: "a text", type(None): "None",
    bool: "a bool", int: "a number", float: "a number", np.ndarray: "a NumPy array",
}  # fmt: skip


def kind_of(value: Any) -> str:
    """Return the kind of a plain value as words."""
    if known := KINDS.get(type(value)):
        return known
    if isinstance(value, bool):
        return "a bool"
    if isinstance(value, NUMBERS):
        return "a bool" if isinstance(value, np.bool_) else "a number"
    if isinstance(value, np.ndarray):
        return "a NumPy array"
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        return "a tensor"
    if isinstance(value, StandIn):
        return describe_stand_in(value, redacted=False)
    if torch is not None and isinstance(value, torch.Size):
        return "a tuple"
    return KINDS.get(plain_type(value), f"a value of type {type(value).__name__}")


def as_number(got: Any, expected: Any) -> Any:
    """Return the number in an array of no dimensions where a number is expected: NumPy makes one of the other."""
    lone = isinstance(got, np.ndarray) and got.shape == () and kind_of(expected) in ("a number", "a bool")
    return got[()] if lone else got


def are_few_integers(value: Any) -> bool:
    """Tell whether a value is a list or tuple of few integers, which are shown together."""
    few = isinstance(value, list | tuple) and len(value) <= FEW
    return few and all(type(item) is int or isinstance(item, np.integer) for item in value)


def describe(value: Any) -> str:
    """Return the kind of a value, with shape and dtype or length where it has them."""
    kind = kind_of(value)
    if kind in ARRAYS:
        return say("of_shape", kind=kind, shape=tuple(value.shape), dtype=show_dtype(value))
    return f"{kind} of {say('length', count=len(value))}" if kind in ("a list", "a tuple") else kind


def show_dtype(value: Any) -> str:
    """Return the name of an array's or tensor's dtype."""
    return str(value.dtype).removeprefix("torch.")


def as_array(value: Any) -> Any:
    """Return the numbers of a value as a NumPy array; tensors are taken without their graph."""
    if kind_of(value) == "a tensor":
        plain = value.detach()
        return plain.float().numpy() if str(plain.dtype) == "torch.bfloat16" else plain.numpy()
    try:
        return np.asarray(value)
    except (ValueError, TypeError):
        return np.asarray(None, dtype=object)


def show_pair(got: Any, expected: Any) -> tuple[str, str]:
    """Return both numbers in as few digits as tell them apart."""
    for digits in range(5, 18):
        one, other = show_number(got, digits), show_number(expected, digits)
        if one != other:
            return one, other
    return repr(got), repr(expected)


def show_number(value: Any, digits: int = 5) -> str:
    """Return a number in at most `digits` significant digits; whole numbers and truth values as they are."""
    plain = value.item() if isinstance(value, np.generic) else value
    if isinstance(plain, float) and math.isfinite(plain):
        return f"{plain:.{digits}g}"
    return str(plain)


def show_text(value: Any) -> str:
    """Return a text or other small value, shortened."""
    return shorten(repr(value.item() if isinstance(value, np.generic) else value))


def shorten(text: str) -> str:
    """Return a text, cut to 80 characters."""
    return text if len(text) <= 80 else text[:77] + "..."


def show_keys(mapping: dict[Any, Any]) -> str:
    """Return the keys of a dictionary in order, shortened."""
    return show_text(list(mapping))[1:-1]
