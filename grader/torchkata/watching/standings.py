"""How far a student is in each exercise, remembered in ``.cache/progress.json``.

If that file is lost or damaged, everything is graded anew. A verdict is remembered with a digest of all that decided
it, so one of an older text never counts.
"""

import contextlib
from dataclasses import asdict, dataclass
from pathlib import Path

import msgspec

from ..course.notes import read_notes
from ..record.atomic_file import write_data
from ..record.document import Document
from ..record.verdict import Verdict

NOTES = Path(".cache", "progress.json")
MAX_NOTES_MB = 1
UNKNOWN, UNTOUCHED, BEGUN, DONE = "?", ".", "x", "+"  # the signs, as in the table of `grade`


@dataclass(frozen=True)
class Standing:
    """The visible checks of one exercise: how many pass, and whether anything was written yet."""

    content: str
    passed: int
    checks: int
    untouched: bool

    @property
    def sign(self) -> str:
        """Return the sign of the standing."""
        return DONE if self.passed == self.checks else UNTOUCHED if self.untouched else BEGUN


def standing_of(exercise: Document, content: str) -> Standing:
    """Return the standing by the visible checks of a graded exercise."""
    verdicts = [check["verdict"] for check in exercise["checks"] if check["visible"]]
    passed = verdicts.count(Verdict.PASS)
    return Standing(content, passed, len(verdicts), all(one == Verdict.TODO for one in verdicts))


class Standings:
    """The standing of each exercise of a course, by its folder, as far as it is known."""

    def __init__(self, course: Path, folders: list[str]) -> None:
        self._file = course / NOTES
        self._folders = folders
        self._known: dict[str, Standing] = {}
        self._remembered: dict[str, Standing] = {}
        with contextlib.suppress(OSError, ValueError, RecursionError):
            if self._file.stat().st_size <= MAX_NOTES_MB * 2**20:
                self._remembered = msgspec.convert(read_notes(self._file), dict[str, Standing])

    def of(self, folder: str) -> Standing | None:
        """Return the standing of an exercise; None if it is not known."""
        return self._known.get(folder)

    def sign(self, folder: str) -> str:
        """Return the sign of an exercise."""
        standing = self._known.get(folder)
        return standing.sign if standing else UNKNOWN

    def is_done(self, folder: str) -> bool:
        """Tell whether an exercise is known to be done."""
        return self.sign(folder) == DONE

    def done(self) -> int:
        """Return how many exercises are known to be done."""
        return sum(map(self.is_done, self._folders))

    def remembered_open(self) -> str:
        """Return the first exercise that was not done when it was graded last; empty if there is none."""
        before = {folder: self._remembered.get(folder) for folder in self._folders}
        return next((folder for folder, one in before.items() if one is None or one.sign != DONE), "")

    def recall(self, contents: dict[str, str]) -> list[str]:
        """Take what is remembered of exactly these contents. Return the folders that must be graded to be known."""
        for folder, content in contents.items():
            before = self._remembered.get(folder)
            if before is not None and before.content == content:
                self._known.setdefault(folder, before)
        return [folder for folder in self._folders if folder in contents and folder not in self._known]

    def forget(self, folder: str) -> None:
        """Drop what is known of an exercise that was edited."""
        self._known.pop(folder, None)

    def note(self, folder: str, standing: Standing) -> None:
        """Note a standing, and remember it if it changed. Raises OSError."""
        self._known[folder] = standing
        if self._remembered.get(folder) != standing:
            self._remembered = {name: one for name, one in self._remembered.items() if name in self._folders}
            self._remembered[folder] = standing
            self._file.parent.mkdir(exist_ok=True)
            write_data(self._file, {name: asdict(one) for name, one in sorted(self._remembered.items())})
