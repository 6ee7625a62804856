"""What checks ask of modules, loaders and other objects: of the student's, of the reference's, or of their own.

An object may be a handle or an object that the check has made. Each raises Mismatch for a student's object of the wrong
type, and StudentFailure for code that fails.
"""

import types
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..comparison.describe import describe
from ..comparison.mismatch import Mismatch
from ..comparison.outline import redact_type
from ..explain.failures import failure_of_end
from ..inside.observation import is_tensor
from ..record.message import Message, phrase
from ..record.sentences import say
from .handles import Function, Handle
from .here import Here

__all__ = [
    "Backward",
    "backward_through",
    "gradients_of",
    "observed",
    "parameters_of",
    "passes_over",
    "set_parameters",
    "type_name",
]


@dataclass(frozen=True)
class Backward:
    """A call and the way back through it: the value, and the gradients, which are None where there are none.

    `gradients`: those of a module's parameters, by name. `input_gradients`: those of the inputs, in their order.
    """

    value: Any
    gradients: dict[str, Any]
    input_gradients: list[Any]


def handle_of(value: Any) -> Handle | Function:
    """Return a handle or function as it is, and a handle on any other object."""
    if type(value) in (Handle, Function):
        return value  # type: ignore[no-any-return]
    return Here(types.ModuleType("check")).handle_of(value)


def type_name(value: Any) -> str:
    """Return the name of the class of an object, which may be a handle: ``Linear``."""
    return str(value._type_name) if type(value) is Handle else type(value).__name__


def observed(model: Any) -> Handle:
    """Return the same object, but a call of it or of one of its methods gives an `Observation` of the call."""
    handle = handle_of(model)
    if type(handle) is not Handle:
        raise TypeError(say("observed_takes_objects"))
    facts = handle._number, handle._type_name, handle._kind, handle._made_by, handle._generation
    return Handle(handle._student._observing(), *facts)


def passes_over(loader: Any, count: int) -> list[list[Any]]:
    """Return the items of each of some passes over an object, made one after another with the same random numbers.

    Two separate `list(loader)` of a student's loader would begin with the same random numbers. Raises Mismatch if a
    pass has more than 1000 items.
    """
    handle = handle_of(loader)
    return handle._pass_over(count) if type(handle) is Handle else [list(loader) for _ in range(count)]


def parameters_of(model: Any) -> dict[str, Any]:
    """Return the parameters of a module by name, as detached tensors. Raises Mismatch if it is not a module."""
    return {name: value.detach() for name, value in read_tensors(module_of(model), "parameters").items()}


def gradients_of(model: Any) -> dict[str, Any]:
    """Return the gradients of a module's parameters by name, None where there is none. Raises Mismatch as above."""
    return read_tensors(module_of(model), "gradients", none=True)


def set_parameters(model: Any, values: dict[str, Any]) -> None:
    """Copy tensors into the existing parameters of a module, by name. Others stay as they are.

    Raises Mismatch if a parameter is missing, or has another shape.
    """
    handle = module_of(model)
    known = read_tensors(handle, "parameters")
    for name, value in values.items():
        if name not in known:
            short = phrase("no_parameter", name=name)
            raise refusal(phrase("no_parameter_among", name=name, there=list(known)) if known else short, short)
        if known[name].shape != value.shape:
            shape, other = tuple(value.shape), tuple(known[name].shape)
            full = phrase("parameter_other_shape", name=name, shape=shape, other=other)
            raise refusal(full, phrase("parameter_shape", name=name, shape=shape))
    handle._ask("set_parameters", "", values)


def refusal(full: Message, short: Message) -> Mismatch:
    """Return a mismatch of which a hidden check shows only `short`."""
    return Mismatch(full, redacted=lambda: (short,))


def module_of(model: Any) -> Handle:
    """Return a handle on a module. Raises Mismatch for any other value."""
    import torch

    if not isinstance(model, torch.nn.Module):
        raise refusal(phrase("no_module", type=describe(model)), phrase("no_module", type=redact_type(model)))
    handle = handle_of(model)
    assert type(handle) is Handle
    return handle


def read_tensors(handle: Handle, op: str, none: bool = False) -> dict[str, Any]:
    """Return the tensors by name that an operation answers with. `none`: some may be None."""
    return exact_tensors(handle._ask(op, ""), op, none)


def exact_tensors(found: Any, op: str, none: bool) -> dict[str, Any]:
    """Return a dictionary of tensors by name. Raises StudentFailure for anything else: the reply was forged."""
    if not isinstance(found, dict) or not all(type(name) is str for name in found):
        raise failure_of_end("reply", op)
    if not all(is_tensor(value) or (none and value is None) for value in found.values()):
        raise failure_of_end("reply", op)
    return found


def backward_through(called: Any, *inputs: Any, upstream: Any = None) -> Backward:
    """Call a function or module with `inputs`, and go backward from `upstream` (None: ones). Returns what came of it.

    Gradients of a module's parameters are cleared before. Tensors of floats among the inputs require gradients. If the
    value is not a tensor, all gradients are None: compare `value` first.
    """
    answer = ask(called, "backward", list(inputs), upstream)
    if not isinstance(answer, list) or len(answer) != 3:
        raise failure_of_end("reply", "backward")
    value, gradients, of_inputs = answer
    exact_tensors(gradients, "backward", none=True)
    if not isinstance(of_inputs, list) or len(of_inputs) != len(inputs):
        raise failure_of_end("reply", "backward")
    exact_tensors({str(place): one for place, one in enumerate(of_inputs)}, "backward", none=True)
    return Backward(value, gradients, of_inputs)


def evaluate(called: Any, many: Sequence[Sequence[Any]]) -> list[Any]:
    """Return the values of a function or module for many lists of arguments, each with the same random numbers."""
    values = ask(called, "evaluate", [list(arguments) for arguments in many])
    if not isinstance(values, list) or len(values) != len(many):
        raise failure_of_end("reply", "evaluate")
    return values


def ask(called: Any, op: str, *args: Any) -> Any:
    """Return the value of an operation on a function, a method or an object."""
    handle = handle_of(called)
    return handle._ask(op, *args) if type(handle) is Function else handle._ask(op, "", *args)
