"""Replay the calls of a check on stored answers. Each function is called once for the same input.

The processes that grade one class share the results of slow calls.
"""

import contextlib
import time
import types
from collections.abc import Iterator
from pathlib import Path

from ..cache.content_cache import Cache, digest
from ..cache.folder_cache import FolderCache
from ..checks.reference import Loaded, fresh_module
from ..checks.steps import Call
from ..inside.wire import FrameReader, ProtocolError
from ..sandbox.observed import read_observation
from .recordings import recordings_for
from .replaying import Crossed, Replaying, Seen

WORTH_SHARING = 0.002  # seconds: repeating a faster call is cheaper than writing a file


def replay(loaded: Loaded, calls: list[Call], asked: set[int]) -> Iterator[Seen]:
    """Yield the results of the same calls on a stored answer. Others are made only if they matter to those in `asked`.

    If the check works with objects, all calls up to the last in `asked` are made in order; if it repeats a call, the
    answer may keep a state: a fresh module makes them.
    """
    if any(call.step.ordinal or call.on_objects for call in calls):
        yield from replay_in_order(loaded, calls, asked)
        return
    for index, call in enumerate(calls):
        if index not in asked:
            yield Seen()
        elif is_function(loaded.module, call):
            yield remembered(loaded, call)
        else:
            yield Replaying(loaded.module).make(call, recordings_for(call)).seen(call.step.op)


def is_function(module: types.ModuleType, call: Call) -> bool:
    """Return whether a call is one of a function, whose result depends on nothing but its input."""
    return isinstance(getattr(module, call.step.name, None), types.FunctionType) and not call.on_objects


def replay_in_order(loaded: Loaded, calls: list[Call], asked: set[int]) -> Iterator[Seen]:
    """Yield the results of all calls up to the last one in `asked`, made one after another.

    The result of a call is remembered by the calls before it.
    """
    wanted = calls[: max(asked, default=-1) + 1]
    afresh = any(call.step.ordinal for call in calls)
    keys = [digest(loaded.digest, "afresh" if afresh else "ordered")]
    for call in wanted:
        keys.append(digest(keys[-1], key_of(call, recordings_for(call)), call.step.op, call.step.owner, call.objects))
    known = first_remembered(keys[1:])
    yield from known  # whoever compares stops at the first difference, so more is seldom needed
    if len(known) < len(wanted):
        with fresh_module(loaded) if afresh else contextlib.nullcontext(loaded.module) as module:
            replaying = Replaying(module)
            for index, (call, key) in enumerate(zip(wanted, keys[1:], strict=True)):
                alone = not afresh and is_function(module, call)
                if alone and index < len(known):
                    continue
                recorded = recordings_for(call)
                seen = remembered(loaded, call) if alone else replaying.make(call, recorded).seen(call.step.op)
                _remembered.keep(key, seen)
                if index >= len(known):
                    yield seen
    yield from (Seen() for _ in calls[len(wanted) :])


def key_of(call: Call, recorded: frozenset[str]) -> bytes:
    """Return a key that is equal for calls whose replays give equal results."""
    return digest(call.live, call.step.key, call.step.observe and sorted(recorded))


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


def remembered(loaded: Loaded, call: Call, recorded: frozenset[str] | None = None) -> Seen:
    """Return the result of a call, from the cache if the same function had the same input before.

    `recorded`: what an observation of it has; None: what the check has looked at.
    """
    recorded = recordings_for(call) if recorded is None else recorded
    key = digest(loaded.digest, key_of(call, recorded))
    seen = _remembered.find(key)
    if seen is None:
        seen = find_shared(key) or make_shared(key, loaded, call, recorded)
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


def make_shared(key: bytes, loaded: Loaded, call: Call, recorded: frozenset[str]) -> Seen:
    """Call a function, and share the result if the call was slow."""
    start = time.perf_counter()
    crossed = Replaying(loaded.module).make(call, recorded)
    if _shared is not None and time.perf_counter() - start >= WORTH_SHARING:
        with contextlib.suppress(ProtocolError):  # too large to share
            _shared.keep(key, crossed.frame())
    return crossed.seen()
