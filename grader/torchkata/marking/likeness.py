"""Compare two results of the same call: values up to rounding, and observations in what the check has used of them."""

from typing import Any

from ..comparison.compare import assert_close
from ..comparison.describe import ARRAYS, show_dtype, type_tag
from ..comparison.mismatch import Mismatch
from ..comparison.observation import FIELDS, are_starts, count_operators
from ..comparison.picture import Question, replace_figures
from ..comparison.training import BACKWARD_FIELDS, FORWARD_FIELDS, LOOP, PREFIX, STEP_FIELDS, training_of
from ..comparison.training_loop import find_fault
from ..inside.recording import BACKWARD, GRAD
from ..inside.wire import ProtocolError
from ..sandbox.pictures import read_picture
from .replaying import Seen

FLOAT32, FLOAT64 = (1e-5, 1e-7), (1e-9, 1e-12)  # (rtol, atol) within which results count as the same mistake
NORM = 1e-3  # rtol of norms, means and deviations
TIMES, BESIDES = 5, 10  # amounts that differ by this factor and this much more count as the same


def agrees(one: Seen, other: Seen) -> bool:
    """Return whether two calls have the same exception, or values and arguments equal up to rounding.

    Of observed calls, what the check has used of the observation must be alike, too.
    """
    if one.error != other.error or not alike(one, other):
        return False
    questions = [part for part in one.looked_at | other.looked_at if isinstance(part, Question)]
    try:
        for a, b in (
            (answered(one.value, questions), answered(other.value, questions)),
            (one.arguments, other.arguments),
        ):
            rtol, atol = FLOAT64 if all_double(b) else FLOAT32
            assert_close(a, b, rtol=rtol, atol=atol, check_grad=True)
            if rtol != FLOAT64[0]:  # what is in double precision beside other numbers keeps its digits
                assert_close(doubles_in(a), doubles_in(b), rtol=FLOAT64[0], atol=FLOAT64[1])
    except (Mismatch, TypeError, ValueError, ProtocolError):
        return False
    return True


def answered(value: Any, questions: list[Question]) -> Any:
    """Return a value with what the check asked of each picture, in place of the picture. Raises ProtocolError."""

    def answer(plain: Any) -> list[Any]:
        picture = read_picture(plain)
        return [question.answer(picture) for question in questions]

    return replace_figures(value, answer)


def all_double(value: Any) -> bool:
    """Return whether all numbers in a value have double precision."""
    if isinstance(value, list | tuple):
        return all(all_double(item) for item in value)
    if isinstance(value, dict):
        return all(all_double(item) for item in value.values())
    if type_tag(value) in ARRAYS:
        return show_dtype(value) not in ("float16", "bfloat16", "float32", "complex64")
    return True


def doubles_in(value: Any) -> list[Any]:
    """Return the arrays of double precision in a value, in order."""
    if isinstance(value, list | tuple):
        return [one for item in value for one in doubles_in(item)]
    if isinstance(value, dict):
        return [one for item in value.values() for one in doubles_in(item)]
    return [value] if type_tag(value) in ARRAYS and show_dtype(value) in ("float64", "complex128") else []


def alike(one: Seen, other: Seen) -> bool:
    """Return whether two calls are alike in what the check has used of their observations.

    Facts must be equal. Two programs with the same mistake seldom run equally many lines or the same operators, so
    these amounts need only be similar: a loop differs from whole arrays, if the inputs are large enough.
    """
    looked_at = {part for part in one.looked_at | other.looked_at if not isinstance(part, Question)}
    if one.observed is None or other.observed is None:
        return one.observed is other.observed or not looked_at
    return all(is_alike(one.observed, other.observed, part) for part in looked_at)


def is_alike(one: dict[str, Any], other: dict[str, Any], part: str | tuple[str, ...]) -> bool:
    """Return whether two observations are alike in one part."""
    if isinstance(part, tuple):
        names = part[1:]
        counted = count_operators(one, names), count_operators(other, names)
        return counted[0] == counted[1] if are_starts(names) else are_similar(*counted)
    if part == "trace":
        started = (count_operators(observed, (BACKWARD, GRAD)) for observed in (one, other))
        return len(set(started)) == 1 and are_similar(count_operators(one, ()), count_operators(other, ()))
    if part.startswith(PREFIX):
        return trains_alike(training_of(one), training_of(other), part)
    if part in ("lines", "elements"):
        return are_similar(one[part], other[part])
    if part == "changed":
        return set(one[part]) == set(other[part])
    if part == "facts":
        return len(one[part]) == len(other[part])
    index = FIELDS.index(part)
    return [facts[index] for facts in one["facts"]] == [facts[index] for facts in other["facts"]]


def trains_alike(one: dict[str, Any], other: dict[str, Any], part: str) -> bool:
    """Return whether two calls train alike in one part: events, flags and names equal, norms up to rounding."""
    if part == LOOP:
        return one["updates"] == other["updates"] and find_fault(one) == find_fault(other)
    name, _, field = part.removeprefix(PREFIX).partition(".")
    if name == "counts":
        return bool(one[name].get(field) == other[name].get(field))
    if name == "order":
        return bool(one[name] == other[name])
    if len(one[name]) != len(other[name]):
        return False
    if not field:
        return True
    index = {"forwards": FORWARD_FIELDS, "backwards": BACKWARD_FIELDS, "steps": STEP_FIELDS}[name].index(field)
    pairs = [
        (shown(one, a[index], field), shown(other, b[index], field))
        for a, b in zip(one[name], other[name], strict=True)
    ]
    try:
        assert_close([a for a, _ in pairs], [b for _, b in pairs], rtol=NORM)
    except (Mismatch, TypeError, ValueError):
        return False
    return True


def shown(training: dict[str, Any], fact: Any, field: str) -> Any:
    """Return a fact of training, with the names of parameters in place of their numbers."""
    return [training["parameters"][place][0] for place in fact] if field in ("held", "not_held") else fact


def are_similar(one: int, other: int) -> bool:
    """Return whether two amounts count as the same; nothing is similar to nothing only."""
    return (one == 0) == (other == 0) and max(one, other) <= TIMES * min(one, other) + BESIDES
