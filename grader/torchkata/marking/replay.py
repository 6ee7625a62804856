"""Replay the calls of a check on stored answers. Each function is called once for the same input.

The processes that grade one class share the results of slow calls.
"""

import contextlib
import time
import types
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..cache.content_cache import Cache, digest
from ..cache.folder_cache import FolderCache
from ..checks.reference import Loaded, fresh_module, observe_here
from ..checks.steps import Call
from ..comparison.looked_at import LookedAt
from ..comparison.mismatch import Opaque
from ..inside.seed import seed_everything
from ..inside.values import Decoder, Encoder, describe_opaque
from ..inside.wire import FrameReader, ProtocolError, pack
from ..sandbox.observed import read_observation

WORTH_SHARING = 0.002  # seconds: repeating a faster call is cheaper than writing a file


@dataclass(frozen=True)
class Seen:
    """The result of a call: a value, after a live call also the arguments, or type and message of an exception.

    `observed`: the observation of an observed call. `looked_at`: what the check has used of it.
    """

    value: Any = None
    arguments: Any = None
    error: tuple[str, str] = ("", "")
    observed: Any = None
    looked_at: frozenset[LookedAt] = frozenset()


@dataclass(frozen=True)
class Crossed:
    """The encoded result of a call: the trees of both values, the bytes of their arrays, the observation."""

    trees: tuple[Any, Any] = (None, None)
    bodies: tuple[bytes, bytes] = (b"", b"")
    error: tuple[str, str] = ("", "")
    observed: Any = None

    def seen(self) -> Seen:
        """Return the decoded result. Raises ProtocolError if the data is invalid."""
        value, arguments = map(decode, self.trees, self.bodies)
        return Seen(value, arguments, self.error, self.observed)

    def frame(self) -> bytes:
        """Return the result as bytes. Raises ProtocolError if it is too large."""
        message = {"trees": self.trees, "error": self.error, "first": len(self.bodies[0]), "observed": self.observed}
        return pack(message, b"".join(self.bodies))


def decode(tree: Any, body: bytes) -> Any:
    """Return a value as a worker would return it: plain data, and descriptions of other objects."""
    return Decoder(body, describe_opaque, describe_object).decode(tree)


def describe_object(number: int, name: str) -> str:
    """Return the description of an object that is not transferred; it depends only on its type."""
    return describe_opaque("type", [name])


def replay(loaded: Loaded, calls: list[Call], asked: set[int]) -> Iterator[Seen]:
    """Yield the results of the same calls on a stored answer. Only calls in `asked` and calls on objects are made.

    If the check repeats a call, the answer may keep a state: a fresh module makes all calls.
    """
    if any(call.step.ordinal for call in calls):
        yield from replay_afresh(loaded, calls, asked)
        return
    module = loaded.module
    objects: dict[int, Any] = {}
    for index, call in enumerate(calls):
        stateless = isinstance(getattr(module, call.step.name, None), types.FunctionType) and call.step.op == "call"
        if stateless and index not in asked:
            yield Seen()
        elif stateless:
            yield remembered(loaded, call)
        else:
            yield make_step(module, objects, call).seen()


def replay_afresh(loaded: Loaded, calls: list[Call], asked: set[int]) -> Iterator[Seen]:
    """Yield the results of all calls up to the last one in `asked`, made one after another by a fresh module.

    The result of a call is remembered by the calls before it.
    """
    wanted = calls[: max(asked, default=-1) + 1]
    keys = [digest(loaded.digest, "afresh")]
    for call in wanted:
        keys.append(digest(keys[-1], call.live, call.step.key))
    functions = all(call.step.op == "call" for call in calls)
    known = first_remembered(keys[1:]) if functions else []
    yield from known  # whoever compares stops at the first difference, so more is seldom needed
    if len(known) < len(wanted):
        with fresh_module(loaded) as module:
            objects: dict[int, Any] = {}
            for index, (call, key) in enumerate(zip(wanted, keys[1:], strict=True)):
                seen = make_step(module, objects, call).seen()
                _remembered.keep(key, seen)
                if index >= len(known):
                    yield seen
    yield from (Seen() for _ in calls[len(wanted) :])


def first_remembered(keys: list[bytes]) -> list[Seen]:
    """Return the remembered results up to the first key that has none."""
    known: list[Seen] = []
    for key in keys:
        if (seen := _remembered.find(key)) is None:
            break
        known.append(seen)
    return known


_remembered: Cache[Seen] = Cache()
_shared: FolderCache | None = None


def share_replays(folder: Path | None) -> None:
    """Share slow results with other processes through a folder; None turns sharing off."""
    global _shared
    _shared = FolderCache(folder) if folder else None


def remembered(loaded: Loaded, call: Call) -> Seen:
    """Return the result of a call, from the cache if the same function had the same input before."""
    step = call.step
    key = digest(loaded.digest, call.live, step.key)
    seen = _remembered.find(key)
    if seen is None:
        seen = find_shared(key) or make_shared(key, loaded, call)
        _remembered.keep(key, seen)
    return seen


def find_shared(key: bytes) -> Seen | None:
    """Return the result of the same call in another process; None if there is none that can be read."""
    data = _shared.find(key) if _shared else None
    if data is None:
        return None
    try:
        frame = FrameReader().feed(data)
        if frame is None:
            return None
        message, body = frame
        first, error = message["first"], message["error"]
        trees, bodies = message["trees"], (bytes(body[:first]), bytes(body[first:]))
        observed = message["observed"] and read_observation(message["observed"])
        return Crossed((trees[0], trees[1]), bodies, (error[0], error[1]), observed).seen()
    except (ProtocolError, LookupError, TypeError, ValueError):
        return None


def make_shared(key: bytes, loaded: Loaded, call: Call) -> Seen:
    """Call a function, and share the result if the call was slow."""
    start = time.perf_counter()
    crossed = make_step(loaded.module, {}, call)
    if _shared is not None and time.perf_counter() - start >= WORTH_SHARING:
        with contextlib.suppress(ProtocolError):  # too large to share
            _shared.keep(key, crossed.frame())
    return crossed.seen()


def make_step(module: types.ModuleType, objects: dict[int, Any], call: Call) -> Crossed:
    """Make one call of a check on a stored answer. `objects`: its objects in place of the student's."""
    step, observed = call.step, None
    seed_everything()
    try:
        owner = module if step.owner is None else objects[step.owner]
        arguments = Decoder(step.body, Opaque, lambda number, _: objects[number]).decode(step.arguments)
        if step.op == "set":
            setattr(owner, step.name, arguments[0][0])
            value = None
        else:
            value = getattr(owner, step.name)
            if step.observe:
                value, observed = observe_here(value, arguments, module)
            elif step.op in ("call", "method"):
                value = value(*arguments[0], **arguments[1])
            elif callable(value):
                value = None  # a method that is read before it is called; a worker returns no value either
    except Exception as error:
        return Crossed(error=(type(error).__name__, str(error)))
    tree = call.outcome.reply.message.get("value") if call.outcome.reply else None
    if isinstance(tree, dict) and "object" in tree:
        objects[tree["object"][0]] = value
    encoders = Encoder(), Encoder()
    trees = encoders[0].encode(value), encoders[1].encode(arguments) if call.live else None
    return Crossed(trees, (bytes(encoders[0].body), bytes(encoders[1].body)), observed=observed)
