"""Processes that commands have started."""

import contextlib
import time
from pathlib import Path


def descendants(pid):
    """Return the numbers of all processes that `pid` and its children have started."""
    with contextlib.suppress(FileNotFoundError):
        threads = Path(f"/proc/{pid}/task").iterdir()  # any of them may have started one
        children = [child for thread in threads for child in (thread / "children").read_text().split()]
        return {int(child) for child in children} | {d for child in children for d in descendants(int(child))}
    return set()


def wait_for(condition, seconds=20):
    """Wait until `condition` holds; fail where it never does."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def alive(pid: int) -> bool:
    """Tell whether a process is there and no zombie."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False
