"""Find what is wrong first in a training loop, from what was recorded of a call.

The order of the questions matters: each sentence is true and is the cause, not a consequence of one that comes later.
"""

from collections.abc import Callable
from typing import Any

from ..record.message import Message, phrase
from .training import BACKWARD_FIELDS, STEP_FIELDS

Record = dict[str, Any]
MAX_NAMED = 3


def find_fault(training: Record, steps: int | None = None) -> Message | None:
    """Return the first thing that is wrong in a loop; None if it is right. `steps`: their number, if it matters."""
    fault = next((fault for question in QUESTIONS if (fault := question(training)) is not None), None)
    made = training["updates"]
    if fault is None and steps is not None and made != steps:
        return phrase("loop_steps", expected=steps, got=made)
    return fault or evaluation_mode(training)


def without_names(fault: Message) -> Message:
    """Return the sentence of a hidden check: names and numbers come from the student's code."""
    return phrase(f"{fault.key}_redacted") if fault.facts else fault


def part(event: tuple[Any, ...], name: str) -> Any:
    """Return one fact of a backward or a step."""
    return event[(STEP_FIELDS if len(event) == len(STEP_FIELDS) else BACKWARD_FIELDS).index(name)]


def parts(events: tuple[tuple[Any, ...], ...], name: str) -> list[Any]:
    """Return one fact of each event."""
    return [part(event, name) for event in events]


def no_backward(training: Record) -> Message | None:
    """Were gradients computed at all?"""
    counts = training["counts"]
    return None if counts.get("backward") or counts.get("grad") else phrase("loop_no_backward")


def no_step(training: Record) -> Message | None:
    """Did an optimizer use them?"""
    return None if training["counts"].get("step") else phrase("loop_no_step")


def early_step(training: Record) -> Message | None:
    """Was there a backward before the first step?"""
    order = training["order"]
    if "step" not in order:
        return None
    before = order[: order.index("step")]
    return None if {"backward", "grad"} & {*before} else phrase("loop_early_step")


def cut_graph(training: Record) -> Message | None:
    """Did a backward reach a parameter?"""
    reached = [*parts(training["backwards"], "reached"), *(reached for _, reached in training["parameters"])]
    return phrase("loop_cut_graph") if training["backwards"] and not any(reached) else None


def wiped(training: Record) -> Message | None:
    """Were the gradients still there when the step needed them?"""
    return phrase("loop_wiped") if any(parts(training["steps"], "wiped")) else None


def other_model(training: Record) -> Message | None:
    """Does the optimizer hold parameters of the model?"""
    steps = training["steps"]
    strange = [not part(step, "held") and part(step, "foreign") > 0 for step in steps]
    return phrase("loop_other_model") if strange and all(strange) else None


def some_parameters(training: Record) -> Message | None:
    """Does some optimizer hold each parameter that receives a gradient?"""
    held = {place for step in training["steps"] for place in part(step, "held")}
    missing = {place for step in training["steps"] for place in part(step, "not_held")} - held
    return named(training, "loop_not_held", [place for place in sorted(missing) if training["parameters"][place][1]])


def never_cleared(training: Record) -> Message | None:
    """Were the gradients that a step used free of older ones?"""
    stale = parts(training["steps"], "stale")
    if "closure" in stale:
        return phrase("loop_closure")
    old = [bool(one) for one in stale]
    if not any(old):
        return None
    if len(old) == 1:
        return phrase("loop_not_cleared_before")
    return (
        phrase("loop_never_cleared") if all(old[1:]) else phrase("loop_sometimes_cleared", old=sum(old), steps=len(old))
    )


def no_gradient(training: Record) -> Message | None:
    """Does each parameter that is held have a gradient when a step needs it?"""
    norms = by_place(training, "gradients")
    empty = [place for place, all_of in norms.items() if set(all_of) == {None}]
    lost = [place for place in empty if training["parameters"][place][1]]
    return named(training, "loop_wiped_some", lost) or named(training, "loop_no_gradient", empty)


def no_movement(training: Record) -> Message | None:
    """Does each parameter with a gradient move?"""
    gradients, moved = by_place(training, "gradients"), by_place(training, "moved")
    stuck = [place for place, all_of in moved.items() if set(all_of) == {0.0} and any(gradients[place])]
    return named(training, "loop_no_movement", stuck)


def by_place(training: Record, name: str) -> dict[int, list[float | None]]:
    """Return the norms of each parameter over the steps whose optimizer holds it."""
    norms: dict[int, list[float | None]] = {}
    for step in training["steps"]:
        for place, norm in zip(part(step, "held"), part(step, name), strict=False):
            norms.setdefault(place, []).append(norm)
    return norms


def named(training: Record, key: str, places: list[int]) -> Message | None:
    """Return a sentence about parameters; None if there are none."""
    if not places:
        return None
    names = ", ".join(f"`{training['parameters'][place][0]}`" for place in places[:MAX_NAMED])
    left = len(places) - MAX_NAMED
    return phrase(key, names=names if left <= 0 else phrase("loop_names", names=names, count=left))


def evaluation_mode(training: Record) -> Message | None:
    """Was the model in training mode?"""
    return phrase("loop_evaluation_mode") if False in parts(training["backwards"], "training") else None


QUESTIONS: tuple[Callable[[Record], Message | None], ...] = (
    *(no_backward, no_step, early_step, cut_graph, wiped, other_model, some_parameters, never_cleared),
    *(no_gradient, no_movement),
)
