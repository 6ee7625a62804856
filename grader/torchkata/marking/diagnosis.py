"""Which wrong answer does this look like? A failed check is replayed on every stored mistake.

Where all calls that went wrong went wrong in the same way as those of one stored wrong answer, its sentence is shown.
"""

import time
import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..cache.content_cache import Cache, digest
from ..checks.reference import Loaded
from ..checks.steps import Call
from ..comparison.compare import assert_close
from ..comparison.describe import ARRAYS, show_dtype, type_tag
from ..comparison.mismatch import Mismatch, Opaque
from ..inside.seed import seed_everything
from ..inside.values import Decoder, Encoder, describe_opaque
from .names_used import can_matter
from .stored import Mistake, StoredAnswers

SECONDS = 30.0  # for one failed check; honest ones take a fraction of that
FLOAT32, FLOAT64 = (1e-5, 1e-7), (1e-9, 1e-12)  # relative and absolute: how close is the same mistake


@dataclass(frozen=True)
class Seen:
    """What a call led to: a value and (of a live call) the arguments after it, or type and message of an exception."""

    value: Any = None
    arguments: Any = None
    error: tuple[str, str] = ("", "")


def diagnose(stored: StoredAnswers, check: str, calls: list[Call]) -> Mistake | None:
    """Return the mistake that the calls of a failed check look like, if one does.

    Of several, one that names the check among those that must catch it goes first. None also where the calls were too
    large to be kept. Raises TimeoutError where replaying them takes too long.
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
    """Tell whether a stored answer can do anything else than the reference in these calls."""
    functions = all(call.step.op == "call" for call in calls)
    return not functions or can_matter(loaded.module, mistake.source, {call.step.name for call in calls})


def in_time(steps: Iterator[Seen], deadline: float) -> Iterator[Seen]:
    """Yield `steps`. Raises TimeoutError after one that ended behind the deadline."""
    for seen in steps:
        if time.monotonic() > deadline:
            raise TimeoutError
        yield seen


def matches(student: list[Seen], mistake: Iterator[Seen], wrong: set[int]) -> bool:
    """Tell whether every wrong call went wrong as the mistake does; the mistake is followed to the first difference."""
    return all(index not in wrong or agrees(student[index], seen) for index, seen in enumerate(mistake))


def replay(loaded: Loaded, calls: list[Call], asked: set[int]) -> Iterator[Seen]:
    """Yield what a stored answer makes of the same calls. Only those `asked` for and those with objects are made."""
    module = loaded.module
    objects: dict[int, Any] = {}
    for index, call in enumerate(calls):
        stateless = isinstance(getattr(module, call.step.name, None), types.FunctionType) and call.step.op == "call"
        if stateless and index not in asked:
            yield Seen()
        elif stateless:
            yield remembered(loaded, call)
        else:
            yield make_step(module, objects, call)


_remembered: Cache[Seen] = Cache()


def remembered(loaded: Loaded, call: Call) -> Seen:
    """Return what a function makes of a call; each function is called once for the same input."""
    step = call.step
    key = digest(loaded.digest, call.live, step.name, repr(step.arguments), step.body)
    seen = _remembered.find(key)
    if seen is None:
        seen = make_step(loaded.module, {}, call)
        _remembered.keep(key, seen)
    return seen


def make_step(module: types.ModuleType, objects: dict[int, Any], call: Call) -> Seen:
    """Make one call of a check on a stored answer. `objects` are those that stand for the student's."""
    step = call.step
    seed_everything()
    try:
        owner = module if step.owner is None else objects[step.owner]
        arguments = Decoder(step.body, Opaque, lambda number, _: objects[number]).decode(step.arguments)
        if step.op == "set":
            setattr(owner, step.name, arguments[0][0])
            value = None
        else:
            value = getattr(owner, step.name)
            if step.op in ("call", "method"):
                value = value(*arguments[0], **arguments[1])
            elif callable(value):
                value = None  # a method that is read before it is called; the worker answers without a value too
    except Exception as error:
        return Seen(error=(type(error).__name__, str(error)))
    tree = call.outcome.reply.message.get("value") if call.outcome.reply else None
    if isinstance(tree, dict) and "object" in tree:
        objects[tree["object"][0]] = value
    return Seen(cross(value), cross(arguments) if call.live else None)


def cross(value: Any) -> Any:
    """Return `value` as it would come out of a worker: plain data, everything else a description."""
    encoder = Encoder()
    tree = encoder.encode(value)
    return Decoder(bytes(encoder.body), describe_opaque, describe_object).decode(tree)


def describe_object(number: int, name: str) -> str:
    """Return what stands for an object which does not cross: the same as for any other value of its type."""
    return describe_opaque("type", [name])


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
    """Tell whether two calls led to the same: the same exception, or values and arguments closer than rounding."""
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
    """Tell whether no number in a value has less than double precision."""
    if isinstance(value, list | tuple):
        return all(all_double(item) for item in value)
    if isinstance(value, dict):
        return all(all_double(item) for item in value.values())
    if type_tag(value) in ARRAYS:
        return show_dtype(value) not in ("float16", "bfloat16", "float32", "complex64")
    return True
