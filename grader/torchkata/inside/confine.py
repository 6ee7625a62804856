"""Applies all layers of isolation to a worker, after the fork and before the student's file is read.

If one layer of the level fails, the worker does not start: there is no fallback.
"""

import contextlib
import os
import resource
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from . import landlock, seccomp, system

MEGABYTE = 2**20
MAX_DESCRIPTORS = 64
SIGKILL = 9
MOST_KILLABLE = "1000"
WRITABLE_DEVICES = ("/dev/null",)


@dataclass(frozen=True)
class Layers:
    """The layers of a worker beside its limits, and the paths that it may read, as the worker sees them."""

    namespaces: bool = False
    files: bool = False  # Landlock
    calls: bool = False  # seccomp, and no privileges
    readable: tuple[str, ...] = ()


def confine(layers: Layers, limits: Mapping[str, float], scratch: str) -> None:
    """Apply every layer to this process. Raises OSError if one fails, KeyError on an unknown processor.

    `limits` as in ``torchkata.sandbox.limits``; memory comes on top of what the process has mapped.
    """
    if sys.platform == "linux":
        die_with_parent()
        be_killed_first()
    limit_resources(layers, limits)
    if layers.files or layers.calls:
        system.drop_capabilities()
        system.set_process(system.PR_SET_NO_NEW_PRIVS, 1)
    if layers.files:
        landlock.restrict_files(layers.readable, [scratch, *filter(os.path.exists, WRITABLE_DEVICES)])
    if layers.calls:
        seccomp.restrict_calls()


def limit_resources(layers: Layers, limits: Mapping[str, float]) -> None:
    """Set the kernel's limits on this process."""
    limit(resource.RLIMIT_CORE, 0)
    limit(resource.RLIMIT_FSIZE, int(limits["scratch_mb"]) * MEGABYTE)
    limit(resource.RLIMIT_NOFILE, MAX_DESCRIPTORS)
    seconds = int(limits["cpu_seconds"])
    limit(resource.RLIMIT_CPU, seconds, seconds + 1)  # SIGXCPU first, which shows the reason
    if layers.namespaces:  # in other cases the kernel would count every process of the user
        limit(resource.RLIMIT_NPROC, visible_processes() + int(limits["threads"]))
    mapped = mapped_bytes()
    if mapped is not None:
        limit(resource.RLIMIT_AS, mapped + int(limits["memory_mb"]) * MEGABYTE)


def limit(which: int, soft: int, hard: int | None = None) -> None:
    """Set the limits `which`, or keep the hard limit already in force if that is lower."""
    most = resource.getrlimit(which)[1]
    wanted = soft if hard is None else hard
    ceiling = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    resource.setrlimit(which, (min(soft, ceiling), ceiling))


def visible_processes() -> int:
    """Return the number of processes in this namespace."""
    return sum(name.isdigit() for name in os.listdir("/proc"))


def mapped_bytes() -> int | None:
    """Return the size of this process's address space in bytes; None if the system does not say (macOS)."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return None


def be_killed_first() -> None:
    """Have the kernel kill this process, and not the grader or the zygote, if the machine has no memory left."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(MOST_KILLABLE, encoding="ascii")


def die_with_parent() -> None:
    """Have the kernel kill this process when the thread that forked it ends."""
    parent = os.getppid()
    system.set_process(system.PR_SET_PDEATHSIG, SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
