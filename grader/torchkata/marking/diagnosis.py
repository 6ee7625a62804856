"""Which wrong answer does this look like? A failed check is replayed on every stored mistake.

Where all calls that went wrong went wrong in the same way as those of one stored wrong answer, its sentence is shown.
"""

import time
from collections.abc import Iterator
from typing import Any

from ..checks.reference import Loaded
from ..checks.steps import Call
from ..comparison.compare import assert_close
from ..comparison.describe import ARRAYS, show_dtype, type_tag
from ..comparison.mismatch import Mismatch
from ..inside.values import Decoder, describe_opaque
from .names_used import can_matter
from .replay import Seen, describe_object, replay
from .stored import Mistake, StoredAnswers

SECONDS = 30.0  # for one failed check; honest ones take a fraction of that
FLOAT32, FLOAT64 = (1e-5, 1e-7), (1e-9, 1e-12)  # relative and absolute: how close is the same mistake


def diagnose(stored: StoredAnswers, check: str, calls: list[Call]) -> Mistake | None:
    """Return the mistake that the calls of a failed check look like, if one does.

    Of several, one that names the check among those that must catch it goes first. None also where the calls were too
    large to be kept. Raises TimeoutError if replaying them takes too long.
    """
    if not stored.complete or any(call.size is None for call in calls):
        return None
    deadline = time.monotonic() + SECONDS
    seen = [see_student(call) for call in calls]
    good = list(in_time(replay(stored.reference, calls, set(range(len(calls)))), deadline))
    wrong = {i for i, (one, other) in enumerate(zip(seen, good, strict=True)) if not agrees(one, other)}
    matching = [
        mistake
        for mistake in (stored.mistakes if wrong else [])
        if can_differ(stored.load(mistake), mistake, calls)
        and matches(seen, in_time(replay(stored.load(mistake), calls, wrong), deadline), wrong)
    ]
    return min(matching, key=lambda m: (check not in m.caught_by, m.name), default=None)


def can_differ(loaded: Loaded, mistake: Mistake, calls: list[Call]) -> bool:
    """Return whether a stored answer can do anything else than the reference in these calls."""
    functions = all(call.step.op == "call" for call in calls)
    return not functions or can_matter(loaded.module, mistake.source, {call.step.name for call in calls})


def in_time(steps: Iterator[Seen], deadline: float) -> Iterator[Seen]:
    """Yield `steps`. Raises TimeoutError after one that ended behind the deadline."""
    for seen in steps:
        if time.monotonic() > deadline:
            raise TimeoutError
        yield seen


def matches(student: list[Seen], mistake: Iterator[Seen], wrong: set[int]) -> bool:
    """Return whether every wrong call went wrong as the mistake does; the mistake is followed to the first difference."""
    return all(index not in wrong or agrees(student[index], seen) for index, seen in enumerate(mistake))


def see_student(call: Call) -> Seen:
    """Return what the student's code made of a call, from the reply that was kept."""
    reply, failure = call.outcome.reply, call.outcome.failure
    if failure is not None or reply is None:
        return Seen(error=failure.error if failure else ("", ""))
    decoder, before = (Decoder(body, describe_opaque, describe_object) for body in (reply.body, call.step.body))
    after = reply.message.get("arguments")
    arguments = None
    if call.live:
        arguments = before.decode(call.step.arguments) if after is None else decoder.decode(after)
    return Seen(decoder.decode(reply.message.get("value")), arguments)


def agrees(one: Seen, other: Seen) -> bool:
    """Return whether two calls led to the same: the same exception, or values and arguments closer than rounding."""
    if one.error != other.error:
        return False
    try:
        for a, b in ((one.value, other.value), (one.arguments, other.arguments)):
            rtol, atol = FLOAT64 if all_double(b) else FLOAT32
            assert_close(a, b, rtol=rtol, atol=atol)
    except (Mismatch, TypeError, ValueError):
        return False
    return True


def all_double(value: Any) -> bool:
    """Return whether no number in a value has less than double precision."""
    if isinstance(value, list | tuple):
        return all(all_double(item) for item in value)
    if isinstance(value, dict):
        return all(all_double(item) for item in value.values())
    if type_tag(value) in ARRAYS:
        return show_dtype(value) not in ("float16", "bfloat16", "float32", "complex64")
    return True
