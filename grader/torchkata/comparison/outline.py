"""What a hidden check shows of a wrong value: enough to learn from, too little to recover the expected one.

A student who submits often could otherwise collect expected values from the messages, or encode hidden inputs in them:

- Expected numbers are rounded to 4 significant digits, and every other fact about a number is computed from the rounded
  and the returned number. No message says on which side of the returned number the exact one lies, so a student cannot
  find it by bisection.
- They are shown at four fixed places of an array or list: code could move the first wrong place with each submission.
- Of the returned value, a message shows words from closed lists, numbers with 3 significant digits near the expected
  one, and sizes near the expected ones.
"""

import math
from typing import Any

import numpy as np

from ..record.message import Lines, Message, phrase
from .closeness import Rule, odd_numbers, wrong_places
from .describe import (
    ARRAYS,
    as_array,
    as_number,
    describe,
    describe_grad,
    describe_type,
    is_shape,
    shorten,
    show_dtype,
    show_text,
    type_tag,
)
from .mismatch import StandIn
from .type_advice import advise_type

EXPECTED_DIGITS, GOT_DIGITS = 4, 3
SINGLE_PRECISION = 1e-7  # relative
FAR = 1e4  # factor to the expected number: numbers farther away are not shown
MAX_DIMENSIONS = 4  # up to which the number of dimensions is shown
Place = tuple[Any, ...]


def outline(got: Any, expected: Any, rule: Rule) -> Lines:
    """Return the lines that a hidden check shows if `got` is not close to `expected`."""
    return outline_value(got, expected, rule, ()) or (phrase("elsewhere"),)


def outline_value(got: Any, expected: Any, rule: Rule, place: Place) -> Lines:
    """Return the lines about the first difference that may be shown; empty if there is none."""
    got = as_number(got, expected)
    if type_tag(got) != type_tag(expected):
        wanted = redact_type(expected) if isinstance(expected, StandIn) else describe(expected)
        return (*lines_of(wanted, redact_type(got), place), *advise_type(got, expected, bool(place)))
    if rule.shapes and is_shape(got) and is_shape(expected) and tuple(got) != tuple(expected):
        return lines_of(phrase("shape", shape=tuple(expected)), redact_shape(tuple(got), tuple(expected)), place)
    if isinstance(expected, list | tuple):
        return outline_items(got, expected, rule, place)
    if isinstance(expected, dict):
        if got.keys() != expected.keys():
            other = phrase("other_keys", count=redact_count(len(got), len(expected)))
            return lines_of(phrase("keys", keys=shorten(", ".join(map(show_key, expected)))), other, place)
        found = (outline_value(got[key], expected[key], rule, (*place, key)) for key in expected)
        return next(filter(None, found), ())
    if type_tag(expected) in ("number", *ARRAYS):
        return outline_numbers(got, expected, rule, place)
    if got == expected:
        return ()
    if isinstance(expected, str):
        return lines_of(show_text(expected), phrase("another_text"), place)
    right, wrong = (redact_type(value) if isinstance(value, StandIn) else show_text(value) for value in (expected, got))
    return lines_of(right, wrong, place)


def outline_items(got: Any, expected: Any, rule: Rule, place: Place) -> Lines:
    """Return the lines about two lists or tuples. A list shows the fixed places only; a tuple shows any item."""
    if len(got) != len(expected):
        count = redact_count(len(got), len(expected))
        return lines_of(phrase("length", count=len(expected)), phrase("length", count=count), place)
    shown_places = fixed_places(len(expected)) if isinstance(expected, list) else range(len(expected))
    for index in shown_places:
        if lines := outline_value(got[index], expected[index], rule, (*place, index)):
            return lines
    others = (i for i in range(len(expected)) if i not in shown_places)
    if any(outline_value(got[i], expected[i], rule, place) for i in others):
        return (*inside(place), phrase("elsewhere_than", places=[f"[{i}]" for i in shown_places]))
    return ()


def outline_numbers(got: Any, expected: Any, rule: Rule, place: Place) -> Lines:
    """Return the lines about two numbers, arrays or tensors: shape, dtype, values."""
    shape = np.shape(expected)
    if np.shape(got) != shape:
        return lines_of(phrase("shape", shape=tuple(shape)), redact_shape(np.shape(got), shape), place)
    if rule.check_dtype and type_tag(expected) != "number" and got.dtype != expected.dtype:
        return lines_of(phrase("dtype", dtype=show_dtype(expected)), phrase("dtype", dtype=show_dtype(got)), place)
    if rule.check_grad and type_tag(expected) == "tensor" and got.requires_grad != expected.requires_grad:
        return lines_of(describe_grad(expected), describe_grad(got), place)
    a, b = as_array(got), as_array(expected)
    wrong, _ = wrong_places(a, b, rule)
    if not wrong.any():
        return ()
    places = [tuple(map(int, np.unravel_index(i, shape))) for i in fixed_places(b.size)]
    shown = next((where for where in places if wrong[where]), None)
    many = [phrase("wrong_in_many", many=how_many(int(wrong.sum()), b.size), total=b.size)] if b.size > 1 else []
    rest = [*many, *odd_numbers(a, b, wrong)]
    if shown is None:
        return (*inside(place), phrase("elsewhere_than", places=[str(list(where)) for where in places]), *rest)
    right = show_rounded(b[shown], EXPECTED_DIGITS)
    text, off = compare_rounded(a[shown], b[shown], rule, alone=not shown)
    return (*lines_of(phrase("at", value=right, place=list(shown)) if shown else right, text, place), *off, *rest)


def fixed_places(count: int) -> list[int]:
    """Return the flat indices below `count` that a hidden check shows: the first two, the middle, the last.

    Without the second, a square matrix would show its diagonal only, which a transposition does not change.
    """
    return sorted(place for place in {0, 1, count // 2, count - 1} if 0 <= place < count)


def plain_number(value: Any) -> Any:
    """Return a NumPy scalar as a Python number; other values unchanged."""
    return value.item() if isinstance(value, np.generic) else value


def show_rounded(value: Any, digits: int) -> str:
    """Return a number with `digits` significant digits, integers included."""
    plain = plain_number(value)
    if isinstance(plain, bool | complex):
        return str(plain) if isinstance(plain, bool) else f"{plain:.{digits}g}"
    return f"{float(f'{plain:.{digits}g}'):.{EXPECTED_DIGITS}g}"  # 1490, not 1.49e+03


def compare_rounded(got: Any, expected: Any, rule: Rule, alone: bool) -> tuple[Message | str, Lines]:
    """Return the text of a returned number, and a line with its distance from the rounded expected number.

    `alone`: the value is a single number. It gets the line only if both numbers look the same.
    """
    got, right = plain_number(got), plain_number(expected)
    if isinstance(got, bool) or isinstance(right, bool):
        return str(got) if isinstance(got, bool) else phrase("another_number"), ()
    if isinstance(got, complex) or isinstance(right, complex):
        return phrase("another_number"), ()
    right = float(show_rounded(right, EXPECTED_DIGITS))  # the exact value must not influence what follows
    if not math.isfinite(got) or not math.isfinite(right) or got == 0:
        text = show_rounded(got, GOT_DIGITS) if got == 0 or not math.isfinite(got) else phrase("another_number")
        return text, ()
    scale = abs(right) or 1.0
    if not scale / FAR <= abs(got) <= scale * FAR:
        return phrase("far_larger" if abs(got) > scale else "far_smaller"), ()
    last_digit = 10.0 ** (math.floor(math.log10(scale)) - EXPECTED_DIGITS + 1) if right else 0.0
    text = show_rounded(got, EXPECTED_DIGITS if abs(got - right) < 10 * last_digit else GOT_DIGITS)
    by = abs(float(text) - right)
    if by < 1.5 * last_digit:
        key = "off_by_little" if rule.rtol > SINGLE_PRECISION else "off_by_rounding"
        return text, (phrase(key, allowed=rule.allowed),)
    return text, () if alone else (phrase("off_by", by=show_rounded(by, 1), allowed=rule.allowed),)


def how_many(wrong: int, total: int) -> Message:
    """Return roughly how many places are wrong: one, some, most or all."""
    if wrong in (1, total):
        return phrase("many_one" if wrong == 1 else "many_all")
    return phrase("many_most" if 2 * wrong > total else "many_some")


def redact_type(value: Any) -> Message:
    """Return the type of a value without shape, length or names that the student chose."""
    known = isinstance(value, StandIn) or ":" not in type_tag(value)
    return describe_type(value, redacted=True) if known else phrase("type_unknown")


def redact_shape(shape: Place, expected: Place) -> Message:
    """Return a shape if it has the expected number of dimensions; else only that number."""
    if len(shape) != len(expected):
        if len(shape) == 1:
            return phrase("dimension")
        return phrase("dimensions", count=len(shape)) if len(shape) <= MAX_DIMENSIONS else phrase("many_dimensions")
    if max(shape, default=0) > max_shown_size(max(expected, default=0)):
        return phrase("larger_shape", most=max_shown_size(max(expected)))
    return phrase("shape", shape=tuple(shape))


def redact_count(count: int, expected: int) -> Message | int:
    """Return a count, or a message if it is far above the expected one."""
    limit = max_shown_size(expected)
    return count if count <= limit else phrase("more_than", most=limit)


def max_shown_size(expected: int) -> int:
    """Return the largest size that is shown if `expected` is right: honest mistakes double it, or add a few."""
    return 2 * expected + 10


def show_key(key: Any) -> str:
    """Return a key of an expected dictionary."""
    return show_rounded(key, EXPECTED_DIGITS) if type_tag(key) == "number" else show_text(key)


def inside(place: Place) -> Lines:
    """Return the line with the path inside the returned value."""
    return (phrase("in_value", place=list(map(show_key, place))),) if place else ()


def lines_of(expected: Message | str, got: Message | str, place: Place) -> Lines:
    """Return the lines about one place: path, expected, got."""
    return (*inside(place), phrase("expected", text=expected), phrase("got", text=got))
