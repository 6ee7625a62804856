"""The files that came with a student's file and belong to it: modules it imports, data it reads."""

import fnmatch
import os
import stat
from pathlib import Path

from .sentences import say

MAX_FILES = 20
MAX_BYTES = 2**20  # of all together
HelperFiles = tuple[tuple[str, bytes], ...]  # names and contents


def read_helper_files(main: Path, patterns: tuple[str, ...]) -> tuple[HelperFiles, str]:
    """Return the files beside `main` whose names fit one of `patterns`, and a sentence on those left out, if any."""
    found: dict[str, bytes] = {}
    left_out = []
    for path in sorted(main.parent.iterdir()) if patterns else []:
        if path.name == main.name or not any(fnmatch.fnmatchcase(path.name, pattern) for pattern in patterns):
            continue
        content = read_regular_file(path, MAX_BYTES - sum(map(len, found.values())))
        if content is None or len(found) == MAX_FILES:
            left_out.append(path.name)
        else:
            found[path.name] = content
    facts = {"names": ", ".join(left_out), "files": MAX_FILES, "bytes": MAX_BYTES}
    return tuple(found.items()), say("left_out", **facts) if left_out else ""


def read_regular_file(path: Path, most: int) -> bytes | None:
    """Return the bytes of a regular file; None where it is something else, cannot be read or has more than `most`."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with open(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return None
            content = file.read(most + 1)
    except OSError:
        return None
    return content if len(content) <= most else None
