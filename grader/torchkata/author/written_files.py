"""Which files of exercises/ are as this kit wrote them, by their digests: those need not be kept."""

import contextlib
import hashlib
import json
from pathlib import Path

from ..record.atomic_file import write_data

NOTES = Path(".cache", "skeletons.json")  # in the folder of the kit


class Written:
    """What was written to the files of the kit `kit`. Where the notes are lost, nothing is known to be ours."""

    def __init__(self, kit: Path) -> None:
        self._kit = kit
        self._digests: dict[str, str] = {}
        self._changed = False
        with contextlib.suppress(OSError, ValueError):
            found = json.loads((kit / NOTES).read_bytes())
            self._digests = found if isinstance(found, dict) else {}

    def knows(self, file: Path, content: bytes) -> bool:
        """Tell whether `content` is what was last written to `file`."""
        return self._digests.get(self._name(file)) == hashlib.sha256(content).hexdigest()

    def note(self, file: Path, content: bytes) -> None:
        """Note what `file` holds now, from us."""
        self._changed |= not self.knows(file, content)
        self._digests[self._name(file)] = hashlib.sha256(content).hexdigest()

    def save(self) -> None:
        """Keep the notes for the next time; where that cannot be, all is kept then."""
        if not self._changed:
            return
        with contextlib.suppress(OSError):
            (self._kit / NOTES).parent.mkdir(exist_ok=True)
            write_data(self._kit / NOTES, self._digests)

    def _name(self, file: Path) -> str:
        return file.relative_to(self._kit).as_posix()
