"""Comparisons for checks: type first, then shape, then dtype, then values; every refusal is a sentence.

They look at plain data that has crossed from the student's process, so exact types can be trusted. Each raises
`Mismatch` (an AssertionError) and returns None where all is well.
"""

from typing import Any

import numpy as np

from .mismatch import Mismatch
from .plain import (
    ARRAYS,
    as_array,
    describe,
    kind_of,
    show_dtype,
    show_keys,
    show_number,
    show_pair,
    show_text,
    tell_shape,
)
from .sentences import say


def assert_close(got: Any, expected: Any, *, rtol: float, atol: float = 0.0, check_dtype: bool = True) -> None:
    """Require `got` to be `expected` within ``atol + rtol * |expected|`` at every place.

    Numbers, arrays, tensors, and lists, tuples and dictionaries of them. A Python float and a NumPy scalar are both
    numbers; otherwise kind, shape and dtype must agree exactly (dtype only if `check_dtype`). nan equals nan.
    """
    compare(got, expected, rtol, atol, check_dtype, ())


def assert_equal(got: Any, expected: Any, *, check_dtype: bool = True) -> None:
    """Require `got` to be exactly `expected`: the same kind, shape, dtype and values."""
    compare(got, expected, 0.0, 0.0, check_dtype, ())


def assert_unchanged(after: Any, before: Any, name: str) -> None:
    """Require that the argument called `name` still holds what it held `before` the call."""
    try:
        assert_equal(after, before)
    except Mismatch:
        raise Mismatch(say("changed_input", name=name), *change(after, before)) from None


def change(after: Any, before: Any) -> list[str]:
    """Say at the first place that differs what it was and what it became; nothing where that has no place."""
    a, b = as_array(after), as_array(before)
    if a.shape != b.shape or a.dtype == object:
        return []
    places = np.argwhere(~same(a, b))
    if not len(places):
        return []
    place = tuple(int(i) for i in places[0])
    old, new = show_pair(b[place], a[place])
    return [say("changed_at", before=old, after=new, place=list(place))]


def compare(got: Any, expected: Any, rtol: float, atol: float, check_dtype: bool, place: tuple[Any, ...]) -> None:
    """Compare recursively; `place` is the way from the returned value to here."""
    if kind_of(got) != kind_of(expected):
        lines = [say("none_returned")] if got is None else []
        refuse(describe(expected), describe(got), place, *lines, discreet=describe(got, discreet=True))
    if isinstance(expected, list | tuple):
        if len(got) != len(expected):
            refuse(say("length", count=len(expected)), say("length", count=len(got)), place)
        for index, (one, other) in enumerate(zip(got, expected, strict=True)):
            compare(one, other, rtol, atol, check_dtype, (*place, index))
    elif isinstance(expected, dict):
        if got.keys() != expected.keys():
            other = say("other_keys", count=len(got))
            refuse(say("keys", keys=show_keys(expected)), say("keys", keys=show_keys(got)), place, discreet=other)
        for key in expected:
            compare(got[key], expected[key], rtol, atol, check_dtype, (*place, key))
    elif kind_of(expected) in ("a number", *ARRAYS):
        compare_arrays(got, expected, rtol, atol, check_dtype, place)
    elif got != expected:
        refuse(repr(expected), show_text(got), place, discreet=say("another_text") if isinstance(got, str) else None)


def compare_arrays(
    got: Any, expected: Any, rtol: float, atol: float, check_dtype: bool, place: tuple[Any, ...]
) -> None:
    """Compare two numbers, two arrays or two tensors: shape, dtype, values."""
    if tuple(np.shape(got)) != tuple(np.shape(expected)):
        right, wrong = (say("shape", shape=tell_shape(value)) for value in (expected, got))
        refuse(right, wrong, place, discreet=say("shape", shape=tell_shape(got, discreet=True)))
    if check_dtype and kind_of(expected) != "a number" and got.dtype != expected.dtype:
        refuse(say("dtype", dtype=show_dtype(expected)), say("dtype", dtype=show_dtype(got)), place)
    a, b = as_array(got), as_array(expected)
    with np.errstate(all="ignore"):
        good = same(a, b)
        if np.all(good):
            return
        difference = np.abs(a.astype(wide(a)) - b.astype(wide(b)))
        good |= difference <= atol + rtol * np.abs(b.astype(wide(b)))
    if np.all(good):
        return
    first = tuple(int(i) for i in np.argwhere(~good)[0])
    wrong, right = show_pair(a[first], b[first])
    where = list(first) if first else None
    most = difference[~good & np.isfinite(difference)].max(initial=0.0)
    lines = []
    if a.size > 1:
        by = f"{most:.3g}" if most else show_number(a[first])
        count = int((~good).sum())
        lines.append(say("wrong_in", wrong=count, total=a.size, most=by, allowed=allowed(rtol, atol)))
    lines += [say(name) for name, test in (("nan", np.isnan), ("inf", np.isinf)) if (test(a) & ~test(b) & ~good).any()]
    refuse(right if where is None else say("at", value=right, place=where), wrong, place, *lines)


def refuse(expected: str, got: str, place: tuple[Any, ...], *lines: str, discreet: str | None = None) -> None:
    """Raise the Mismatch of one place: expected, then got, then the rest; `discreet` stands for got if hidden."""
    inside = [say("in_value", place=list(place))] if place else []
    told, hidden = (
        (*inside, say("expected", text=expected), say("got", text=text), *lines)
        for text in (got, got if discreet is None else discreet)
    )
    raise Mismatch(*told, discreet=hidden)


def wide(array: Any) -> Any:
    """Return a dtype in which differences of `array` neither wrap around nor round away."""
    if np.issubdtype(array.dtype, np.complexfloating):
        return np.complex128
    return np.longdouble


def same(a: Any, b: Any) -> Any:
    """Tell place by place whether two arrays hold the same, nan being the same as nan."""
    equal = a == b
    both = [np.issubdtype(array.dtype, np.inexact) for array in (a, b)]
    return equal | (np.isnan(a) & np.isnan(b)) if all(both) else equal


def allowed(rtol: float, atol: float) -> str:
    """Return the tolerance in words."""
    key = {(True, True): "allowed_both", (True, False): "allowed_relative", (False, True): "allowed_absolute"}
    return say(key.get((rtol > 0, atol > 0), "allowed_exact"), rtol=rtol, atol=atol)
