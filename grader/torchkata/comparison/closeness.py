"""Where two arrays of numbers differ by more than is allowed."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from ..record.message import Lines, Message, phrase

INEXACT = "fc"  # the kinds of dtypes with nan: floats and complex numbers


@dataclass(frozen=True)
class Rule:
    """How close is close enough: ``atol + rtol * |expected|`` at every place; whether dtypes must agree.

    `shapes`: the tuples that are compared are shapes, and are shown as such.
    """

    rtol: float = 0.0
    atol: float = 0.0
    check_dtype: bool = True
    shapes: bool = False

    @property
    def allowed(self) -> Message:
        """Return the tolerance."""
        key = {(True, True): "allowed_both", (True, False): "allowed_relative", (False, True): "allowed_absolute"}
        found = key.get((self.rtol > 0, self.atol > 0), "allowed_exact")
        return phrase(found, rtol=float(self.rtol), atol=float(self.atol))


def wrong_places(a: Any, b: Any, rule: Rule) -> tuple[Any, Any]:
    """Return the places where `a` is not close enough to `b`, and how far apart they are at each place."""
    with np.errstate(all="ignore"):
        good = same(a, b)
        if np.all(good):
            return ~good, np.zeros(np.shape(good))
        difference = np.abs(a.astype(wide(a)) - b.astype(wide(b)))
        good |= difference <= rule.atol + rule.rtol * np.abs(b.astype(wide(b)))
    return ~good, difference


def wide(array: Any) -> Any:
    """Return a dtype in which differences of `array` neither wrap around nor round away."""
    if array.dtype.kind == "c":
        return np.complex128
    return np.longdouble


def same(a: Any, b: Any) -> Any:
    """Tell place by place whether two arrays hold the same, nan being the same as nan."""
    equal = a == b
    if a.dtype.kind in INEXACT and b.dtype.kind in INEXACT and not np.all(equal):
        return equal | (np.isnan(a) & np.isnan(b))
    return equal


def odd_numbers(a: Any, b: Any, wrong: Any) -> Lines:
    """Return the sentences on nan and inf at wrong places where there should be none."""
    tests = (("nan", np.isnan), ("inf", np.isinf))
    return tuple(phrase(name) for name, test in tests if (test(a) & ~test(b) & wrong).any())
