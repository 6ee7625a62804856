"""What a class has the workers and the scheduler of a Dask cluster do. Imported there, only with a cluster."""

import asyncio
import platform
import threading
from collections import defaultdict
from importlib import metadata
from typing import Any

from ..errors import IsolationMissing
from .answer_key import LIBRARIES, Key, grader_version
from .process import drop_key, grade_task, receive_key, rest, try_level
from .task import Task, TaskSettings

ENGINE = "torchkata"
IDLE = 600.0  # seconds without a task, after which the unpacked key is removed: the command may have been killed
_rest = threading.Timer(IDLE, rest)  # not started
_holders: dict[str, set[str]] = defaultdict(set)  # the runs that use a key, by its fingerprint


def describe_engine() -> dict[str, str]:
    """Return what must be the same on all machines: the versions of this process, and a fingerprint of the engine."""
    versions = {name: metadata.version(name) for name in (*LIBRARIES, "distributed", ENGINE)}
    return {**versions, "python": platform.python_version(), "code": grader_version()}


async def examine(engine: dict[str, str], isolation: str) -> dict[str, Any]:
    """Return the `engine` of this worker; where it is the same, its `level` of isolation, or what is wrong with it.

    The level is tried in a thread, because it takes seconds, in which the worker must answer others.
    """
    own = describe_engine()
    if own != engine:
        return {"engine": own}
    try:
        return {"engine": own, "level": await asyncio.to_thread(try_level, isolation)}
    except IsolationMissing as error:
        return {"engine": own, "problem": str(error)}


def receive(fingerprint: str, data: bytes, run: str) -> None:
    """Keep the answer key for the tasks of a `run`."""
    _holders[fingerprint].add(run)
    receive_key(Key(data, fingerprint))


def forget(fingerprint: str, run: str) -> None:
    """Forget the answer key, unless another run uses it. Does not wait for a submission that is still graded."""
    _holders[fingerprint].discard(run)
    if not _holders[fingerprint]:
        threading.Thread(target=drop_key, args=(fingerprint,), daemon=True).start()


def grade(settings: TaskSettings, task: Task) -> dict[str, Any]:
    """Return what `grade_task` returns, with the address of this `worker`."""
    from distributed import get_worker

    global _rest
    _rest.cancel()
    outcome = grade_task(settings, task) | {"worker": get_worker().address}
    _rest = threading.Timer(IDLE, rest)
    _rest.daemon = True
    _rest.start()
    return outcome
