"""Remembers how many hints of each function a student was shown, in the folder of the course.

The notes lie in ``.cache/``, which no kit and no repository carries: a lost or damaged file starts again at hint 1.
"""

import contextlib
import json
from pathlib import Path
from typing import Any

from ..record.atomic_file import write_data
from .form import HINTS

NOTES = Path(".cache", "hints.json")


class ShownHints:
    """How many hints were shown, by the folder of an exercise and a function."""

    def __init__(self, course: Path) -> None:
        self._file = course / NOTES
        self._counts: dict[str, Any] = {}
        with contextlib.suppress(OSError, ValueError, RecursionError):
            found = json.loads(self._file.read_bytes())
            self._counts = found if isinstance(found, dict) else {}

    def count(self, folder: str, function: str) -> int:
        """Return how many hints of a function were shown."""
        counts = self._counts.get(folder)
        count = counts.get(function, 0) if isinstance(counts, dict) else 0
        return count if isinstance(count, int) and 0 <= count <= HINTS else 0

    def note(self, folder: str, function: str, count: int) -> None:
        """Remember that `count` hints of a function were shown. Raises OSError."""
        counts = self._counts.get(folder)
        self._counts[folder] = {**(counts if isinstance(counts, dict) else {}), function: count}
        self._file.parent.mkdir(exist_ok=True)
        write_data(self._file, self._counts)
