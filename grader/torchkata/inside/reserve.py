"""Memory that a worker keeps back, so that it can still say that memory ran out.

A student's code that fills all memory and keeps it would leave nothing for the reply, and the worker would end without
a reason. The reserve is mapped before the limit is set, so it takes nothing of what the exercise allows.
"""

import contextlib
import mmap

RESERVE = 16 * 2**20  # bytes
PROBE = 4 * 2**20  # bytes that are free wherever memory is not short
EXIT = 97  # status of a worker that had no memory left to reply

_held: list[mmap.mmap] = []


def hold() -> None:
    """Map the reserve, if it is not mapped; without memory for it, go on without."""
    if not _held:
        with contextlib.suppress(OSError, MemoryError):
            _held.append(reserve(RESERVE))


def release() -> None:
    """Free the reserve."""
    while _held:
        _held.pop().close()


def is_short() -> bool:
    """Tell whether there is almost no memory left, beside the reserve."""
    try:
        reserve(PROBE).close()
    except (OSError, MemoryError):
        return True
    return False


def reserve(size: int) -> mmap.mmap:
    """Return private memory that takes address space only. Raises OSError, MemoryError."""
    return mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
