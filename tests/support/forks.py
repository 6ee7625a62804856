"""Makes `multiprocessing` fork its processes from a warm command, which saves their imports."""

import os
import signal
import sys
import threading
import traceback
from collections.abc import Iterable
from multiprocessing import util
from typing import Any

SERVERS = ("from multiprocessing.forkserver import main", "from multiprocessing.resource_tracker import main")
_more: set[int] = set()
_start: Any = util.spawnv_passfds  # type: ignore[attr-defined]


def install(*more: int) -> None:
    """Have this process fork its fork server, with all imports, and the resource tracker.

    They keep the descriptors `more`, too.
    """
    _more.update(more)
    util.spawnv_passfds = start  # type: ignore[attr-defined]


def start(path: Any, words: list[Any], kept: Iterable[int]) -> int:
    """Start the process that Python's own function would start, with the descriptors `kept`; return its id."""
    code = os.fsdecode(words[-1])
    if not code.startswith(SERVERS) or threading.active_count() > 1:  # a fork would lose the threads, not their locks
        return int(_start(path, words, kept))
    pid = os.fork()
    if pid == 0:
        become_server(code, {*kept, *_more})
    return pid


def become_server(code: str, kept: set[int]) -> None:
    """Run `code` as a new process would: without signal handlers and other descriptors. Never returns."""
    try:
        for number in signal.valid_signals():
            if callable(signal.getsignal(number)):
                signal.signal(number, signal.SIG_DFL)
        for number in map(int, os.listdir("/proc/self/fd")):
            if number > 2 and number not in kept:
                try:
                    os.close(number)
                except OSError:  # the one that listed them
                    continue
        sys.argv = ["-c"]
        exec(code, {"__name__": "__main__"})
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(0)
