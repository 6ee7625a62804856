"""Find the places at which two arrays differ by more than the tolerance."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from ..record.message import Lines, Message, phrase

INEXACT = "fc"  # values of `dtype.kind` that can hold nan: floats and complex numbers


@dataclass(frozen=True)
class Rule:
    """The tolerance ``atol + rtol * |expected|``, applied elementwise, and whether dtype and requires_grad must agree.

    `shapes`: whether compared tuples are shapes and are shown as shapes.
    """

    rtol: float = 0.0
    atol: float = 0.0
    check_dtype: bool = True
    check_grad: bool = False
    shapes: bool = False

    @property
    def allowed(self) -> Message:
        """Return the tolerance in the form that students read."""
        key = {(True, True): "allowed_both", (True, False): "allowed_relative", (False, True): "allowed_absolute"}
        found = key.get((self.rtol > 0, self.atol > 0), "allowed_exact")
        return phrase(found, rtol=float(self.rtol), atol=float(self.atol))


def wrong_places(a: Any, b: Any, rule: Rule) -> tuple[Any, Any]:
    """Return a boolean mask of the places where `a` is not close to `b`, and the absolute differences."""
    with np.errstate(all="ignore"):
        good = same(a, b)
        if np.all(good):
            return ~good, np.zeros(np.shape(good))
        difference = np.abs(a.astype(wide(a)) - b.astype(wide(b)))
        good |= difference <= rule.atol + rule.rtol * np.abs(b.astype(wide(b)))
    return ~good, difference


def wide(array: Any) -> Any:
    """Return the dtype in which differences of `array` neither overflow nor lose precision."""
    if array.dtype.kind == "c":
        return np.complex128
    return np.longdouble


def same(a: Any, b: Any) -> Any:
    """Return a boolean mask of the places where two arrays are equal; nan equals nan."""
    equal = a == b
    if a.dtype.kind in INEXACT and b.dtype.kind in INEXACT and not np.all(equal):
        return equal | (np.isnan(a) & np.isnan(b))
    return equal


def odd_numbers(a: Any, b: Any, wrong: Any) -> Lines:
    """Return a message about nan, and one about inf, that `a` has at wrong places where `b` has none."""
    tests = (("nan", np.isnan), ("inf", np.isinf))
    return tuple(phrase(name) for name, test in tests if (test(a) & ~test(b) & wrong).any())
