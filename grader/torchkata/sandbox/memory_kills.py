"""How often the kernel has killed a process for want of memory: evidence on why a worker was killed.

The counter of our own control group counts its processes alone, whoever's limit was reached; that of the machine, taken
where there is no other, counts those of everybody.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

GROUPS, OWN_GROUPS, OF_ALL = Path("/sys/fs/cgroup"), Path("/proc/self/cgroup"), Path("/proc/vmstat")
COUNTER = re.compile(r"^oom_kill (\d+)$", re.MULTILINE)


def count_kills() -> int | None:
    """Return the number of kills so far; None if this system does not tell."""
    for file in known_counters():
        try:
            found = COUNTER.search(file.read_text(encoding="ascii"))
        except (OSError, ValueError):
            continue
        if found:
            return int(found[1])
    return None


@cache
def known_counters() -> tuple[Path, ...]:
    """Return the files that may hold the counter: a process stays in its control group."""
    return tuple(counters())


def counters() -> Iterator[Path]:
    """Yield the files that may hold the counter, the most specific first."""
    try:
        lines = OWN_GROUPS.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        lines = []
    for line in lines:
        number, kinds, path = (*line.split(":", 2), "", "")[:3]
        if number == "0" and not kinds:  # version 2
            yield GROUPS / path.strip("/") / "memory.events"
        elif "memory" in kinds.split(","):  # version 1
            yield GROUPS / "memory" / path.strip("/") / "memory.oom_control"
            yield GROUPS / "memory" / "memory.oom_control"  # in a container, the path may be that of the host
    yield OF_ALL
