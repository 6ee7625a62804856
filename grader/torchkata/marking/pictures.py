"""The pictures of a failed check for its page: what the student's code gave, beside what belongs there.

Only visible checks have them. The expected figure is what the reference returns for the same call; so there is none in
a student's copy. Expected numbers are those that the check itself compared with.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import msgspec
import numpy as np
from _pytest.outcomes import OutcomeException

from ..checks.steps import Call
from ..comparison.describe import as_array
from ..comparison.drawing import MAX_NUMBERS, draw_figure, draw_values
from ..comparison.mismatch import Mismatch
from ..comparison.parting import partings_of, values_part
from ..comparison.picture import replace_figures
from ..record.drawings import Pictures
from ..record.verdict import CheckResult, Verdict
from ..sandbox.pictures import Plain, read_picture
from .diagnosis import see_student
from .replay import replay
from .stored import StoredAnswers

LEAST_VALUES, MOST_VALUES = 8, 2000  # of numbers that are drawn as a curve
MAX_BYTES = 40_000  # of the pictures of one check, as JSON
BUDGETS = (MAX_NUMBERS, MAX_NUMBERS // 4)  # numbers of one drawing


def pictures_of(
    result: CheckResult, error: BaseException | None, calls: list[Call], stored: StoredAnswers
) -> Pictures | None:
    """Return the pictures of a check that ended with `error`; None if it is hidden, or if there is nothing to draw.

    A picture that cannot be made costs nothing but the picture.
    """
    if not result.check.visible or result.verdict is not Verdict.WRONG or not calls:
        return None
    with suppress(Exception, OutcomeException):  # the latter: the time of the check is over
        figure = first_figure(see_student(calls[-1]).value)
        if figure is not None:
            return fitting(draw_pair("figure", figure, expected_figure(stored, calls)))
        pair = numbers_compared(error)
        return None if pair is None else fitting(draw_pair("curve", *pair))
    return None


def draw_pair(kind: Any, got: Any, expected: Any) -> Iterator[Pictures]:
    """Yield the pictures of what was returned and expected, the larger first."""
    part, draw = (partings_of, draw_figure) if kind == "figure" else (values_part, draw_values)
    partings = () if expected is None else part(got, expected)
    for numbers in BUDGETS:
        yield Pictures(kind, draw(got, numbers), None if expected is None else draw(expected, numbers), partings)


def fitting(pictures: Iterator[Pictures]) -> Pictures | None:
    """Return the first pictures that a record may hold; None if none is small enough, or nothing is drawn."""
    for one in pictures:
        if any(plot.curves or plot.grids for plot in one.got.plots) and len(msgspec.json.encode(one)) <= MAX_BYTES:
            return one
    return None


def first_figure(value: Any) -> Plain | None:
    """Return the validated description of the first figure in a value; None if there is none."""
    found: list[Plain] = []
    replace_figures(value, lambda plain: found.append(read_picture(plain)))
    return found[0] if found else None


def expected_figure(stored: StoredAnswers, calls: list[Call]) -> Plain | None:
    """Return the figure that the reference gives for the last call; None without an answer key."""
    if not stored.complete:
        return None
    with suppress(Exception):
        *_, seen = replay(stored.reference, calls, {len(calls) - 1})
        return first_figure(seen.value)
    return None


def numbers_compared(error: BaseException | None) -> tuple[Any, Any] | None:
    """Return the first two flat arrays of numbers that a comparison found different; None if there are none."""
    if not isinstance(error, Mismatch) or error.compared is None:
        return None
    for got, expected in paired(*error.compared):
        columns = [column_of(one) for one in (got, expected)]
        if columns[0] is not None and columns[1] is not None and any(values_part(*columns)):
            return columns[0], columns[1]
    return None


def paired(got: Any, expected: Any) -> Iterator[tuple[Any, Any]]:
    """Yield two values, then those in them at the same places: two levels, as of a tuple of histories."""
    yield got, expected
    if type(got) is type(expected) and isinstance(got, list | tuple) and len(got) == len(expected) < LEAST_VALUES:
        yield from zip(got, expected, strict=True)
    elif isinstance(got, dict) and isinstance(expected, dict):
        yield from ((got[key], expected[key]) for key in expected if key in got)


def column_of(value: Any) -> Any:
    """Return numbers as a flat array of float64; None if they are none, too few or too many."""
    if not hasattr(value, "shape") and not isinstance(value, list | tuple):
        return None
    shape = np.shape(value) if hasattr(value, "shape") else (len(value),)
    if len(shape) != 1 or not LEAST_VALUES <= shape[0] <= MOST_VALUES:
        return None
    array = as_array(value)
    array = np.asarray(array)
    return array.astype(np.float64) if array.ndim == 1 and array.dtype.kind in "iuf" else None
