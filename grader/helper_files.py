"""The files that came with a student's file and belong to it: modules it imports, data it reads."""

import contextlib
import fnmatch
from pathlib import Path

from .regular_file import read_regular_file
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
        room = MAX_BYTES - sum(map(len, found.values()))
        with contextlib.suppress(OSError):
            content = read_regular_file(path, room)
            if len(content) <= room and len(found) < MAX_FILES:
                found[path.name] = content
        if path.name not in found:
            left_out.append(path.name)
    facts = {"names": ", ".join(left_out), "files": MAX_FILES, "bytes": MAX_BYTES}
    return tuple(found.items()), say("left_out", **facts) if left_out else ""
