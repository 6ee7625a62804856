"""The canonical form of values: equal up to rounding errors. `outcome_form` says what it is for."""

import math
from dataclasses import dataclass, field
from itertools import product
from operator import ne
from typing import Any

import numpy as np

from ..cache.content_cache import digest
from ..comparison.describe import ARRAYS, as_array, show_dtype, type_tag

DOUBLE, SINGLE, HALF = "double", "single", "half"
GRID = {DOUBLE: (1e-6, 1e-4), SINGLE: (1e-4, 1e-2), HALF: (3e-2, 1e-1)}  # width of a cell; numbers far below it are 0
PRECISION = {"float64": DOUBLE, "complex128": DOUBLE, "float16": HALF, "bfloat16": HALF}  # others: SINGLE
SHIFT = 0.37  # of the grid, in cells: zero lies far from an edge
EDGE = 0.06  # in cells: so near to an edge the neighbour is possible, too
GOLDEN = (math.sqrt(5) - 1) / 2
MAX_FORMS = 4  # of one check: its own cells, and some beyond the nearest edges
MAX_AS_TEXT = 100_000  # integers of an array that are looked at one by one


@dataclass
class Form:
    """What was collected of one check: exact `parts`, and its numbers by precision."""

    parts: list[str] = field(default_factory=list)
    numbers: dict[str, list[Any]] = field(default_factory=dict)

    def add(self, *parts: object) -> None:
        """Add exact parts."""
        self.parts += map(repr, parts)

    def add_numbers(self, array: Any, precision: str) -> None:
        """Add inexact numbers; which of them are nan or infinite is exact."""
        flat = np.asarray(array).reshape(-1)
        if flat.dtype.kind == "c":
            flat = np.concatenate([flat.real, flat.imag])
        flat = flat.astype(np.float64)
        odd = ~np.isfinite(flat)
        if odd.any():
            self.add([(int(i), str(flat[i])) for i in np.flatnonzero(odd)])
            flat = np.where(odd, 0.0, flat)
        self.numbers.setdefault(precision, []).append(flat)

    def digests(self) -> list[bytes]:
        """Return the digests of the form: the likeliest first, then those with a number beyond a near edge."""
        exact = digest(*self.parts)
        cells = [cells_of(np.concatenate(arrays), *GRID[one]) for one, arrays in sorted(self.numbers.items())]
        own = [first for first, *_ in cells]
        choices = sorted(product(*cells), key=lambda chosen: sum(map(ne, chosen, own)))
        return [digest(exact, sorted(self.numbers), chosen) for chosen in choices[:MAX_FORMS]]


def cells_of(numbers: Any, width: float, small: float) -> list[int]:
    """Return the cell of a sum of logarithms on the grid, and the neighbour if the edge is near.

    A relative change of one number moves the sum by that change, however large or small the others are. The grid is as
    wide as the root of their count, as rounding errors add up.
    """
    weights = 0.5 + (np.arange(1, numbers.size + 1) * GOLDEN) % 1.0
    total = float(np.sum(weights * np.sign(numbers) * np.log1p(np.abs(numbers) / small)))
    place = total / (width * math.sqrt(numbers.size or 1)) + SHIFT
    cell = math.floor(place)
    beyond = [cell - 1] if place - cell < EDGE else [cell + 1] if place - cell > 1 - EDGE else []
    return [cell, *beyond]


def add_value(form: Form, value: Any, inexact: bool = True) -> None:
    """Add a value. `inexact`: with its floating-point numbers; else only their kind, shape and dtype."""
    if isinstance(value, np.ndarray) and value.shape == ():
        value = value[()]  # NumPy often turns a number into an array without dimensions
    tag = type_tag(value)
    form.add(tag)
    if isinstance(value, list | tuple):
        form.add(len(value))
        if inexact and {*map(type, value)} == {float} and all(map(math.isfinite, value)):  # the same, and fast
            form.parts += [repr("number")] * len(value)
            form.add_numbers(value, SINGLE)
            return
        for item in value:
            add_value(form, item, inexact)
    elif isinstance(value, dict):
        for key in sorted(value, key=repr):
            form.add(key)
            add_value(form, value[key], inexact)
    elif tag == "number":
        if inexact:
            form.add_numbers(value, SINGLE)
        elif isinstance(value, int):
            form.add(value)
    elif tag in ARRAYS:
        add_array(form, value, tag, inexact)
    elif tag in ("text", "none", "bool", "dtype", "numpy_dtype", "device"):
        form.add(str(value))


def add_array(form: Form, value: Any, tag: str, inexact: bool) -> None:
    """Add an array or a tensor."""
    form.add(tuple(value.shape), show_dtype(value), tag == "tensor" and bool(value.requires_grad))
    array = as_array(value)
    if array.dtype.kind in "fc":
        if inexact:
            form.add_numbers(array, PRECISION.get(show_dtype(value), SINGLE))
    else:
        form.add(digest(array.tolist() if array.size <= MAX_AS_TEXT else array.tobytes()).hex())
