"""The processes that `multiprocessing` starts for a command that was forked: forks of it, too, without the imports."""

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
    """Have this process fork its server of jobs, which then has what it would import, and the tracker beside it.

    They keep the descriptors `more`, too.
    """
    _more.update(more)
    util.spawnv_passfds = start  # type: ignore[attr-defined]


def start(path: Any, words: list[Any], kept: Iterable[int]) -> int:
    """Start what Python's own function would start, which gets the descriptors `kept`; return its number."""
    code = os.fsdecode(words[-1])
    if not code.startswith(SERVERS) or threading.active_count() > 1:  # a fork would lose the threads, not their locks
        return int(_start(path, words, kept))
    pid = os.fork()
    if pid == 0:
        become_server(code, {*kept, *_more})
    return pid


def become_server(code: str, kept: set[int]) -> None:
    """Run `code` as a process that starts with it: no handlers of signals, no descriptors of others. Never returns."""
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
