"""Observes one call: how its result is related to its arguments, what it changed, and what it did.

An observation is plain data, with short lists because it crosses in the header of a reply:

    changed     positions and names of the arguments that the call changed in place
    facts       for each array and tensor in the result: positions and names of the arguments with which it shares
                memory, of the argument that it is (or None), contiguous, leaf, requires_grad, name of its grad_fn
    operators   [name, elements of its results] of the first operators of torch
    counts      how often each operator ran
    elements    elements of the results of all operators
    lines       how many lines of the student's file ran
    training    how a model was trained, as in ``training``; None if no module, optimizer or backward ran
"""

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Any

from . import depth
from .encoder import Encoder, Special
from .kinds import MAX_ITEMS
from .recording import MAX_OPERATOR_NAME, PARTS, record

READ: dict[type, Callable[[Any], Iterable[Any]]] = {list: list.__iter__, tuple: tuple.__iter__, dict: dict.values}
SCALARS = (float, int, bool, str, type(None))
MAX_FACTS = 1000  # arrays and tensors of one result
Place = int | str  # of an argument: its position, or its name
Observed = dict[str, Any]


def observe(
    called: Callable[..., Any], arguments: Any, file: str, special: Special, parts: frozenset[str] = PARTS
) -> tuple[Any, Observed]:
    """Call a function with `arguments` (args, kwargs). Return its result and the observation of the call.

    `file`: the name under which the student's file was compiled. `special`: as for an `Encoder`. `parts`: as for
    `record`. Raises what the call raises.
    """
    args, kwargs = arguments
    places: list[tuple[Place, Any]] = [*enumerate(args), *kwargs.items()]
    before = [encoded(argument, special) for _, argument in places]
    received = [(place, array) for place, argument in places for array in arrays_in(argument)]
    with record(file, arguments, parts) as recording:
        result = called(*args, **kwargs)
        depth.take()
    after = [encoded(argument, special) for _, argument in places]
    spans = [(place, span_of(array)) for place, array in received]
    return result, {
        "changed": [place for (place, _), old, new in zip(places, before, after, strict=True) if old != new],
        "facts": [facts_of(array, places, spans) for array in islice(arrays_in(result), MAX_FACTS)],
        "operators": recording.operators,
        "counts": recording.counts,
        "elements": recording.elements,
        "lines": recording.lines,
        "training": recording.training and recording.training.facts(),
    }


def encoded(value: Any, special: Special) -> tuple[Any, bytes]:
    """Return the content of a value, to be compared."""
    encoder = Encoder(special)
    return encoder.encode(value), bytes(encoder.body)


def is_array(value: Any) -> bool:
    """Return whether a value is a NumPy array."""
    numpy = sys.modules.get("numpy")
    return numpy is not None and isinstance(value, numpy.ndarray)


def is_tensor(value: Any) -> bool:
    """Return whether a value is a tensor of torch."""
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(value, torch.Tensor)


def arrays_in(value: Any) -> Iterator[Any]:
    """Yield the arrays and tensors in a value in their order: itself, or in lists, tuples and dictionaries.

    Only the first items are looked at: a value with more does not cross.
    """
    waiting: list[Any] = [value]
    left = MAX_ITEMS
    while waiting and left > 0:
        left -= 1
        one = waiting.pop()
        if type(one) in SCALARS:
            continue
        if is_array(one) or is_tensor(one):
            yield one
        elif kind := next(filter(partial(isinstance, one), READ), None):
            waiting += reversed(list(islice(READ[kind](one), left)))


def span_of(array: Any) -> tuple[int, int]:
    """Return the first address of the elements of an array or tensor, and the one after the last; (0, 0) if unknown."""
    with contextlib.suppress(Exception):  # a tensor without memory, for example a sparse one
        if is_array(array):
            start, strides, size = array.__array_interface__["data"][0], array.strides, array.itemsize
        else:
            size = array.element_size()
            start, strides = array.data_ptr(), [size * stride for stride in array.stride()]
        if 0 not in array.shape:
            steps = [(side - 1) * stride for side, stride in zip(array.shape, strides, strict=True)]
            return start + sum(step for step in steps if step < 0), start + sum(s for s in steps if s > 0) + size
    return 0, 0


def facts_of(array: Any, places: list[tuple[Place, Any]], spans: list[tuple[Place, tuple[int, int]]]) -> list[Any]:
    """Return the facts of one array or tensor of a result; `spans`: the memory of all arrays in the arguments."""
    first, end = span_of(array)
    shared = dict.fromkeys(place for place, (low, high) in spans if first < high and low < end)
    same = next((place for place, argument in places if argument is array), None)
    if is_array(array):
        return [list(shared), same, bool(array.flags.c_contiguous), True, False, ""]
    contiguous = bool(array.layout == sys.modules["torch"].strided and array.is_contiguous())
    function = "" if array.grad_fn is None else type(array.grad_fn).__name__[:MAX_OPERATOR_NAME]
    return [list(shared), same, contiguous, bool(array.is_leaf), bool(array.requires_grad), function]
