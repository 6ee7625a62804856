"""The assertions about an observed call. Each returns None or raises `Mismatch` with a sentence for the student.

The facts come from the student's process, which could forge them: SECURITY.md says what they prove.
"""

from ..record.message import Message, phrase
from .mismatch import Mismatch
from .observation import Observation, Place
from .training_loop import find_fault, without_names

__all__ = [
    "assert_own_memory",
    "assert_same_object",
    "assert_shares_memory",
    "assert_tracked",
    "assert_training_loop",
    "assert_untracked",
]


def assert_shares_memory(seen: Observation, argument: Place, name: str = "") -> None:
    """Assert that the only array or tensor of the result shares memory with an argument, as a view does.

    `argument`: its position, or its name if it was passed by name. `name`: what the student reads. Raises Mismatch.
    """
    if argument not in seen.fact.shares_memory_with:
        raise Mismatch(phrase("result_is_a_copy", argument=name_of(argument, name)))


def assert_own_memory(seen: Observation) -> None:
    """Assert that the only array or tensor of the result shares memory with no argument. Raises Mismatch."""
    shared = seen.fact.shares_memory_with
    if shared:
        # A hidden check does not say which: student code could encode a hidden input in it.
        redacted = phrase("result_shares_memory_redacted")
        shown = phrase("result_shares_memory", argument=name_of(shared[0], ""))
        raise Mismatch(shown, redacted=lambda: (redacted,))


def assert_same_object(seen: Observation, argument: Place, name: str = "") -> None:
    """Assert that the only array or tensor of the result is an argument itself, not a copy or a view of it.

    `argument` and `name` are as in `assert_shares_memory`. Raises Mismatch.
    """
    if seen.fact.same_object_as != argument:
        raise Mismatch(phrase("result_is_another_object", argument=name_of(argument, name)))


def assert_tracked(seen: Observation) -> None:
    """Assert that autograd tracks the only tensor of the result (``requires_grad``). Raises Mismatch."""
    if not seen.fact.requires_grad:
        raise Mismatch(phrase("result_untracked"))


def assert_untracked(seen: Observation) -> None:
    """Assert that autograd does not track the only tensor of the result. Raises Mismatch."""
    if seen.fact.requires_grad:
        raise Mismatch(phrase("result_tracked"))


def assert_training_loop(seen: Observation, steps: int | None = None) -> None:
    """Assert that a call trains a model as a loop should, with `steps` steps of the optimizer if this is given.

    Raises Mismatch with what is wrong first: no backward, no step, a step before the first backward, gradients that are
    cleared between both or never, an optimizer that holds other parameters or only some, a parameter without gradient
    or movement, the number of steps, a model in evaluation mode.
    """
    fault = find_fault(seen.training.whole, steps)
    if fault is not None:
        raise Mismatch(fault, redacted=lambda: (without_names(fault),))


def name_of(argument: Place, name: str) -> Message | str:
    """Return how a sentence names an argument: by `name`, by its keyword, or by its position."""
    if name or isinstance(argument, str):
        return f"`{name or argument}`"
    return phrase("argument_number", number=argument + 1)
