"""Remembers the digests of generated files, in exercises/ for example: unchanged ones may be replaced."""

import contextlib
import hashlib
import json
from pathlib import Path

from ..record.atomic_file import write_data

NOTES = Path(".cache", "skeletons.json")  # in the folder of the course


class Written:
    """The generated files in the folder `kit`, and the digests of them that it keeps in `notes`.

    Without the notes, every file counts as changed.
    """

    def __init__(self, kit: Path, notes: Path = NOTES) -> None:
        self._kit, self._notes = kit, kit / notes
        self._digests: dict[str, str] = {}
        self._changed = False
        with contextlib.suppress(OSError, ValueError):
            found = json.loads(self._notes.read_bytes())
            self._digests = found if isinstance(found, dict) else {}

    def knows(self, file: Path, content: bytes) -> bool:
        """Tell whether `content` was last written to `file`."""
        return self._digests.get(self._name(file)) == hashlib.sha256(content).hexdigest()

    def note(self, file: Path, content: bytes) -> None:
        """Note that we wrote the content of `file`."""
        self._changed |= not self.knows(file, content)
        self._digests[self._name(file)] = hashlib.sha256(content).hexdigest()

    def save(self) -> None:
        """Save the notes; if that fails, every file counts as changed next time."""
        if not self._changed:
            return
        with contextlib.suppress(OSError):
            self._notes.parent.mkdir(exist_ok=True)
            write_data(self._notes, self._digests)

    def _name(self, file: Path) -> str:
        return file.relative_to(self._kit).as_posix()
