"""Compare autograd's gradients with central differences of the function itself."""

from collections.abc import Iterator
from typing import Any

from ..comparison.compare import assert_close
from ..comparison.mismatch import Mismatch
from ..inside.observation import is_tensor
from ..record.message import phrase
from ..record.sentences import say
from .models import backward_through, evaluate

__all__ = ["assert_gradient"]

STEP = 1e-6  # relative to numbers above 1
SMALLEST = 1e-3  # gradient that a relative tolerance is meant for
MAX_NUMBERS = 400  # of all inputs; two calls for each


def assert_gradient(called: Any, *inputs: Any, rtol: float = 1e-4) -> None:
    """Assert that the gradients of the inputs agree with central differences of the function.

    `called`: a function, a module, ``student.Legendre.apply``. Tensors of float64 among the inputs are looked at; they
    must have at most 400 numbers in all. If the value has many numbers, a weighted sum of them is differentiated.
    Raises Mismatch, and ValueError for inputs that cannot be used.
    """
    import torch

    places = [i for i, one in enumerate(inputs) if is_tensor(one) and one.is_floating_point()]
    given = [one.detach().clone() if i in places else one for i, one in enumerate(inputs)]
    if not places or any(given[i].dtype != torch.float64 for i in places):
        raise ValueError(say("gradient_needs_float64"))
    if sum(given[i].numel() for i in places) > MAX_NUMBERS:
        raise ValueError(say("gradient_too_many", most=MAX_NUMBERS))
    shape = shape_of(evaluate(called, [given])[0])
    count = shape.numel()
    weights = (1.0 + torch.arange(count, dtype=torch.float64) / max(count, 1)).reshape(shape)
    found = backward_through(called, *given, upstream=weights)
    values = iter(evaluate(called, [moved for i in places for moved in moves(given, i)]))
    for i in places:
        steps = [step_at(number) for number in given[i].reshape(-1).tolist()]
        pairs = [(weighted(next(values), weights), weighted(next(values), weights)) for _ in steps]
        expected = [(above - below) / (2 * step) for (above, below), step in zip(pairs, steps, strict=True)]
        wanted = torch.tensor(expected, dtype=torch.float64).reshape(given[i].shape)
        compare_gradient(found.input_gradients[i], wanted, i, rtol)


def shape_of(value: Any) -> Any:
    """Return the shape of a value. Raises Mismatch unless it is a tensor of float64."""
    if not is_tensor(value) or str(value.dtype) != "torch.float64":
        raise Mismatch(phrase("gradient_of_no_tensor"))
    return value.shape


def step_at(number: float) -> float:
    """Return the step of the central difference at a number."""
    return STEP * max(1.0, abs(number))


def moves(given: list[Any], place: int) -> Iterator[list[Any]]:
    """Yield the inputs with each number of one of them moved up, and then down."""
    for index, number in enumerate(given[place].reshape(-1).tolist()):
        for sign in (1.0, -1.0):
            moved = given[place].clone()
            moved.view(-1)[index] = number + sign * step_at(number)
            yield [*given[:place], moved, *given[place + 1 :]]


def weighted(value: Any, weights: Any) -> float:
    """Return the weighted sum of a value. Raises Mismatch if its shape depends on the numbers."""
    if shape_of(value) != weights.shape:
        raise Mismatch(phrase("gradient_of_no_tensor"))
    return float((value.detach() * weights).sum())


def compare_gradient(got: Any, expected: Any, place: int, rtol: float) -> None:
    """Compare the gradient of one input. Raises Mismatch."""
    if got is None:
        raise Mismatch(phrase("gradient_missing", number=place + 1))
    try:
        largest = max(expected.abs().reshape(-1).tolist(), default=0.0)
        assert_close(got, expected, rtol=rtol, atol=rtol * max(largest, SMALLEST))
    except Mismatch as mismatch:
        first = phrase("gradient_differs", number=place + 1)
        lines, redacted, compared = mismatch.lines, mismatch.redacted, mismatch.compared
        raise Mismatch(first, *lines, redacted=lambda: (first, *redacted), compared=compared) from None
