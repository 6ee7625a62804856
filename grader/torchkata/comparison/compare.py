"""The assertions for checks. They compare type first, then shape, dtype and values.

They compare plain data that was decoded from the student's process, so exact types can be trusted. Each returns None
or raises `Mismatch`, an AssertionError with messages.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

import numpy as np

from ..inside.tags import tag_of
from ..record.message import Lines, Message, phrase
from .closeness import Rule, odd_numbers, same, wrong_places
from .describe import (
    ARRAYS,
    are_few_integers,
    as_array,
    as_number,
    describe,
    describe_grad,
    show_dtype,
    show_keys,
    show_number,
    show_pair,
    show_text,
    type_tag,
)
from .mismatch import Mismatch
from .outline import outline
from .type_advice import advise_type

__all__ = ["assert_close", "assert_equal", "assert_unchanged", "tag_of"]


def assert_close(
    got: Any, expected: Any, *, rtol: float, atol: float = 0.0, check_dtype: bool = True, check_grad: bool = False
) -> None:
    """Assert that `got` equals `expected` within ``atol + rtol * |expected|`` elementwise.

    Supports numbers, arrays, tensors, and lists, tuples and dictionaries of them. A Python float and a NumPy scalar are
    both numbers; otherwise type, shape and dtype must agree exactly (dtype only if `check_dtype`). nan equals nan.
    `check_grad`: tensors must also agree in ``requires_grad``. Raises Mismatch.
    """
    require(got, expected, Rule(rtol, atol, check_dtype, check_grad))


def assert_equal(got: Any, expected: Any, *, check_dtype: bool = True, check_grad: bool = True) -> None:
    """Assert that `got` equals `expected` exactly: type, shape, dtype, all values, of tensors also ``requires_grad``.

    `check_dtype` and `check_grad` turn two of these off. Nothing else of tensors is compared: not ``grad``, nor what
    ``student.observed`` shows. Raises Mismatch.
    """
    require(got, expected, Rule(check_dtype=check_dtype, check_grad=check_grad))


def require(got: Any, expected: Any, rule: Rule) -> None:
    """Compare two values. Raises Mismatch, which shows only an outline in a hidden check."""
    try:
        compare(got, expected, rule, ())
    except Mismatch as mismatch:
        raise Mismatch(
            *mismatch.lines,
            redacted=lambda: outline(got, expected, rule),
            compared=(got, expected),
            as_shapes=lambda visible: compare_as_shapes(got, expected, replace(rule, shapes=True), visible),
        ) from None


def compare_as_shapes(got: Any, expected: Any, rule: Rule, visible: bool) -> Lines:
    """Return the lines about two different values, with tuples shown as shapes."""
    if not visible:
        return outline(got, expected, rule)
    try:
        compare(got, expected, rule, ())
    except Mismatch as mismatch:
        return mismatch.lines
    return ()


def assert_unchanged(after: Any, before: Any, name: str) -> None:
    """Assert that the argument `name` has the same value after the call as before. Raises Mismatch."""
    try:
        assert_equal(after, before, check_grad=False)
    except Mismatch:
        sentence = phrase("changed_input", name=name)
        # A hidden check shows neither the old nor the new value: both may reveal a hidden input.
        raise Mismatch(sentence, *change(after, before), redacted=lambda: (sentence,)) from None


def change(after: Any, before: Any) -> Lines:
    """Return a line with the old and the new value at the first changed place; empty if types or shapes differ."""
    if type_tag(after) != type_tag(before):
        return ()
    a, b = as_array(after), as_array(before)
    if a.shape != b.shape or a.dtype == object:
        return ()
    places = np.argwhere(~same(a, b))
    if not len(places):
        return ()
    place = tuple(int(i) for i in places[0])
    old, new = show_pair(b[place], a[place])
    return (phrase("changed_at", before=old, after=new, place=list(place)),)


def compare(got: Any, expected: Any, rule: Rule, place: tuple[Any, ...]) -> None:
    """Compare recursively. `place` is the path of keys and indices from the returned value. Raises Mismatch."""
    got = as_number(got, expected)
    if type_tag(got) != type_tag(expected):
        refuse(describe(expected), describe_got(got), place, *advise_type(got, expected, bool(place)))
    if isinstance(expected, list | tuple):
        if are_few_integers(got) and are_few_integers(expected) and tuple(got) != tuple(expected):
            refuse(show_integers(expected, rule), show_integers(got, rule), place)
        if len(got) != len(expected):
            refuse(phrase("length", count=len(expected)), phrase("length", count=len(got)), place)
        if are_close_numbers(got, expected, rule):
            return
        for index, (one, other) in enumerate(zip(got, expected, strict=True)):
            compare(one, other, rule, (*place, index))
    elif isinstance(expected, dict):
        if got.keys() != expected.keys():
            refuse(phrase("keys", keys=show_keys(expected)), phrase("keys", keys=show_keys(got)), place)
        for key in expected:
            compare(got[key], expected[key], rule, (*place, key))
    elif type_tag(expected) in ("number", *ARRAYS):
        compare_arrays(got, expected, rule, place)
    elif got != expected:
        refuse(show_text(expected), show_text(got), place)


def are_close_numbers(got: Sequence[Any], expected: Sequence[Any], rule: Rule) -> bool:
    """Return whether two lists hold only floats, or lists of floats, and all are close.

    One vectorised comparison is fast, also for the rows of a long history.
    """
    types = {*map(type, got), *map(type, expected)}
    if types == {list} and [*map(len, got)] == [*map(len, expected)]:
        got, expected = [*chain.from_iterable(got)], [*chain.from_iterable(expected)]
        types = {*map(type, got), *map(type, expected)}
    if types != {float}:
        return False
    return not wrong_places(np.array(got), np.array(expected), rule)[0].any()


def describe_got(value: Any) -> Message:
    """Return the type of a returned value, and the text of a string."""
    described = describe(value)
    return phrase("type_and_text", type=described, text=show_text(value)) if isinstance(value, str) else described


def show_integers(values: Any, rule: Rule) -> Message | str:
    """Return all of a few integers: if rows and columns are swapped, a single one would not explain it."""
    plain = type(values)(int(value) for value in values) if type(values) in (list, tuple) else tuple(values)
    return phrase("shape", shape=tuple(plain)) if rule.shapes else show_text(plain)


def compare_arrays(got: Any, expected: Any, rule: Rule, place: tuple[Any, ...]) -> None:
    """Compare two numbers, two arrays or two tensors: shape, dtype, values."""
    if type(got) is type(expected) is float and got == expected:
        return
    if np.shape(got) != np.shape(expected):
        refuse(phrase("shape", shape=tuple(np.shape(expected))), phrase("shape", shape=tuple(np.shape(got))), place)
    if rule.check_dtype and type_tag(expected) != "number" and got.dtype != expected.dtype:
        refuse(phrase("dtype", dtype=show_dtype(expected)), phrase("dtype", dtype=show_dtype(got)), place)
    if rule.check_grad and type_tag(expected) == "tensor" and got.requires_grad != expected.requires_grad:
        refuse(describe_grad(expected), describe_grad(got), place)
    a, b = as_array(got), as_array(expected)
    bad, difference = wrong_places(a, b, rule)
    if not bad.any():
        return
    first = tuple(int(i) for i in np.argwhere(bad)[0])
    wrong, right = show_pair(a[first], b[first])
    where = list(first) if first else None
    largest = difference[bad & np.isfinite(difference)].max(initial=0.0)
    lines: Lines = ()
    if a.size > 1:
        by = f"{largest:.3g}" if largest else show_number(a[first])
        lines = (phrase("wrong_in", wrong=int(bad.sum()), total=a.size, most=by, allowed=rule.allowed),)
    lines += odd_numbers(a, b, bad)
    refuse(right if where is None else phrase("at", value=right, place=where), wrong, place, *lines)


def refuse(expected: Message | str, got: Message | str, place: tuple[Any, ...], *lines: Message) -> None:
    """Raise Mismatch with the lines about one place: expected, got, and `lines`."""
    where = [step if type(step) is int else show_text(step) for step in place]
    inside = [phrase("in_value", place=where)] if place else []
    raise Mismatch(*inside, phrase("expected", text=expected), phrase("got", text=got), *lines)
