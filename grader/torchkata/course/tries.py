"""Remembers in which versions of a student's file each check failed, and for which checks a hint was asked.

The notes lie in ``.cache/`` of the course, which no kit and no repository carries. A lost or damaged file starts again:
then a sentence waits for one more try.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..record.atomic_file import write_data
from .feedback import AFTER_TRIES, FULL
from .notes import read_notes

NOTES = Path(".cache", "tries.json")
ENOUGH = 2  # versions of the file in which a check failed, before its sentence is shown unasked
MAX_VERSIONS = 10  # remembered of each check, the newest
MAX_CHECKS = 200  # remembered of each exercise, the newest
MAX_DIGEST = 16  # characters
VERSIONS, ASKED = "versions", "asked"


class Tries:
    """The tries of one student in a course, by the folder of an exercise and the name of a check."""

    def __init__(self, course: Path) -> None:
        self._file = course / NOTES
        self._notes = read_notes(self._file)

    def count(self, folder: str, check: str) -> int:
        """Return in how many different versions of the file a check failed, up to MAX_VERSIONS."""
        return len(self._versions(folder).get(check, []))

    def note(self, folder: str, failed: Iterable[str], digest: str) -> None:
        """Remember that checks failed in the version of the file with this digest. Raises OSError."""
        versions, before = self._versions(folder), self._versions(folder)
        for check in failed:
            known = [one for one in versions.pop(check, []) if one != digest[:MAX_DIGEST]]
            versions[check] = [*known, digest[:MAX_DIGEST]][-MAX_VERSIONS:]
        if versions != before:
            self._save(folder, {VERSIONS: dict(list(versions.items())[-MAX_CHECKS:]), ASKED: self._asked(folder)})

    def ask(self, folder: str, check: str) -> None:
        """Remember that a hint was asked for a check: from now on its sentence is shown. Raises OSError."""
        asked = [one for one in self._asked(folder) if one != check]
        self._save(folder, {VERSIONS: self._versions(folder), ASKED: [*asked, check][-MAX_CHECKS:]})

    def shows(self, policy: str, folder: str, check: str) -> bool:
        """Return whether a student's own run shows the sentence on a mistake in a check now."""
        if policy != AFTER_TRIES:
            return policy == FULL
        return check in self._asked(folder) or self.count(folder, check) >= ENOUGH

    def _versions(self, folder: str) -> dict[str, list[str]]:
        """Return a new dictionary of what is remembered, without what this class did not write."""
        versions = self._part(folder, VERSIONS, dict)
        lists = {check: known for check, known in versions.items() if isinstance(known, list)}
        return {check: [one for one in known if isinstance(one, str)] for check, known in lists.items()}

    def _asked(self, folder: str) -> list[str]:
        return [check for check in self._part(folder, ASKED, list) if isinstance(check, str)]

    def _part(self, folder: str, name: str, kind: type) -> Any:
        notes = self._notes.get(folder)
        part = notes.get(name) if isinstance(notes, dict) else None
        return part if isinstance(part, kind) else kind()

    def _save(self, folder: str, notes: dict[str, Any]) -> None:
        self._notes[folder] = notes
        self._file.parent.mkdir(exist_ok=True)
        write_data(self._file, self._notes)
