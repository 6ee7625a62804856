"""Find the stored wrong answer that a submission resembles, by replaying a failed check on each of them.

If every wrong call gives the same result as in one stored wrong answer, its sentence is shown.
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
from .likeness import alike
from .names_used import can_matter
from .replay import Seen, describe_object, replay
from .stored import Mistake, StoredAnswers

SECONDS = 30.0  # limit for one failed check; usual ones take a fraction of that
FLOAT32, FLOAT64 = (1e-5, 1e-7), (1e-9, 1e-12)  # (rtol, atol) within which results count as the same mistake


def diagnose(stored: StoredAnswers, check: str, calls: list[Call]) -> Mistake | None:
    """Return the mistake that the calls of a failed check resemble, or None.

    Of several, one that names the check among those that must catch it is preferred. Returns None also if the calls
    were too large to keep. Raises TimeoutError if replaying takes too long.
    """
    if not stored.complete or any(call.size is None for call in calls):
        return None
    deadline = time.monotonic() + SECONDS
    seen = [see_student(call) for call in calls]
    good = list(in_time(replay(stored.reference, calls, set(range(len(calls)))), deadline))
    wrong = {i for i, (one, other) in enumerate(zip(seen, good, strict=True)) if not agrees(one, other)}
    preferred = sorted(stored.mistakes if wrong else [], key=lambda m: (check not in m.caught_by, m.name))
    matching = (
        mistake
        for mistake in preferred
        if can_differ(stored.load(mistake), mistake, calls)
        and matches(seen, in_time(replay(stored.load(mistake), calls, wrong), deadline), wrong)
    )
    return next(matching, None)


def can_differ(loaded: Loaded, mistake: Mistake, calls: list[Call]) -> bool:
    """Return whether a stored answer can differ from the reference in these calls."""
    functions = all(call.step.op == "call" for call in calls)
    return not functions or can_matter(loaded.module, mistake.source, {call.step.name for call in calls})


def in_time(steps: Iterator[Seen], deadline: float) -> Iterator[Seen]:
    """Yield `steps`. Raises TimeoutError after a step that ended past the deadline."""
    for seen in steps:
        if time.monotonic() > deadline:
            raise TimeoutError
        yield seen


def matches(student: list[Seen], mistake: Iterator[Seen], wrong: set[int]) -> bool:
    """Return whether every wrong call has the same result as in the mistake. Stops at the first difference."""
    return all(index not in wrong or agrees(student[index], seen) for index, seen in enumerate(mistake))


def see_student(call: Call) -> Seen:
    """Return the student's result of a call, from the kept reply."""
    reply, failure = call.outcome.reply, call.outcome.failure
    if failure is not None or reply is None:
        return Seen(error=failure.error if failure else ("", ""))
    decoder, before = (Decoder(body, describe_opaque, describe_object) for body in (reply.body, call.step.body))
    after = reply.message.get("arguments")
    arguments = None
    if call.live:
        arguments = before.decode(call.step.arguments) if after is None else decoder.decode(after)
    looked_at = frozenset(call.looked_at)
    return Seen(
        decoder.decode(reply.message.get("value")), arguments, ("", ""), reply.message.get("observed"), looked_at
    )


def agrees(one: Seen, other: Seen) -> bool:
    """Return whether two calls have the same exception, or values and arguments equal up to rounding.

    Of observed calls, what the check has used of the observation must be alike, too.
    """
    if one.error != other.error or not alike(one, other):
        return False
    try:
        for a, b in ((one.value, other.value), (one.arguments, other.arguments)):
            rtol, atol = FLOAT64 if all_double(b) else FLOAT32
            assert_close(a, b, rtol=rtol, atol=atol, check_grad=True)
    except (Mismatch, TypeError, ValueError):
        return False
    return True


def all_double(value: Any) -> bool:
    """Return whether all numbers in a value have double precision."""
    if isinstance(value, list | tuple):
        return all(all_double(item) for item in value)
    if isinstance(value, dict):
        return all(all_double(item) for item in value.values())
    if type_tag(value) in ARRAYS:
        return show_dtype(value) not in ("float16", "bfloat16", "float32", "complex64")
    return True
