"""What a worker gives up, after the fork and before the student's file is read.

This is the one place for layers of confinement. Today: limits of the kernel, and death with the parent.
"""

import ctypes
import os
import resource
import sys

MEGABYTE = 2**20
MAX_FILE = 64 * MEGABYTE  # bytes that one file in the scratch folder may have
MAX_DESCRIPTORS = 256
PR_SET_PDEATHSIG = 1
SIGKILL = 9


def confine(memory_mb: int, cpu_seconds: int) -> None:
    """Apply every layer to this process. `memory_mb` is on top of what the process has mapped already."""
    die_with_parent()
    limit(resource.RLIMIT_CORE, 0)
    limit(resource.RLIMIT_FSIZE, MAX_FILE)
    limit(resource.RLIMIT_NOFILE, MAX_DESCRIPTORS)
    limit(resource.RLIMIT_CPU, cpu_seconds)
    mapped = mapped_bytes()
    if mapped is not None:
        limit(resource.RLIMIT_AS, mapped + memory_mb * MEGABYTE)


def limit(which: int, most: int) -> None:
    """Set the soft and hard limit `which` to `most`, or to the hard limit already in force if that is lower."""
    hard = resource.getrlimit(which)[1]
    value = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(which, (value, value))


def mapped_bytes() -> int | None:
    """Return the size of this process's address space in bytes; None where the system does not tell (macOS)."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return None


def die_with_parent() -> None:
    """On Linux: let the kernel kill this process when the thread that forked it ends."""
    if sys.platform == "linux":
        parent = os.getppid()
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)
