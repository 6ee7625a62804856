"""Reads helper files: modules that a student's file imports, data that it reads."""

import contextlib
import fnmatch
import os
from pathlib import Path

from ..record.notices import Notices, notice
from ..record.sentences import show_name
from .untrusted_file import read_regular_file

MAX_FILES = 20
MAX_BYTES = 2**20  # of all files together
HelperFiles = tuple[tuple[str, bytes], ...]  # names and contents


def read_helper_files(main: Path, patterns: tuple[str, ...]) -> tuple[HelperFiles, Notices]:
    """Return the files beside `main` that match one of `patterns`, and a notice on files that were left out, if any."""
    found: dict[str, bytes] = {}
    left_out = []
    for path in sorted(find_beside(main, patterns)) if patterns else []:
        remaining = MAX_BYTES - sum(map(len, found.values()))
        with contextlib.suppress(OSError):
            content = read_regular_file(path, remaining)
            if len(content) <= remaining and len(found) < MAX_FILES:
                found[path.name] = content
        if path.name not in found:
            left_out.append(path.name)
    facts = {"names": ", ".join(map(show_name, left_out)), "files": MAX_FILES, "bytes": MAX_BYTES}
    return tuple(found.items()), (notice("left_out", **facts),) if left_out else ()


def find_beside(main: Path, patterns: tuple[str, ...]) -> list[Path]:
    """Return the matching files beside `main`; empty if the folder cannot be read."""
    try:
        names = os.listdir(main.parent)
    except OSError:
        return []
    others = (name for name in names if name != main.name)
    return [main.parent / name for name in others if any(fnmatch.fnmatchcase(name, one) for one in patterns)]
