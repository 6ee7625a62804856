"""Unpacks the archive of a class, as a platform exports it, with the same checks as any other archive."""

import shutil
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import ClassError
from ..record.notices import Notice
from ..record.sentences import say
from ..submission.answer_names import Exercises
from .archive import DAMAGE, Unpacking
from .archive_readers import ListLimited
from .attempts import HandIn
from .names import is_archive, is_beside, show_name, stem_of
from .quota import WHOLE_CLASS, Meter
from .refused import Refused
from .roster import Roster
from .roster_file import MAX_ROSTER_MB, parse_roster
from .survey import entry_kind, list_folder
from .wrappers import ROSTER, find_class_folder, look_like_class


@dataclass(frozen=True)
class Unpacked:
    """The folder that a class archive was unpacked to, and the notices on skipped files and on guessed names."""

    folder: Path
    left_out: dict[Path, Notice] = field(default_factory=dict)
    guess: Notice | None = None


def unpack_class(archive: Path, unpacked: Path, roster: Roster | None = None) -> Unpacked:
    """Unpack the archive of a class. Raises ClassError."""
    left_out: dict[str, Notice] = {}
    try:
        into = Path(tempfile.mkdtemp(prefix="class-", dir=unpacked))
        fits = fits_roster(roster or peek_roster(archive))
        unpacking = Unpacking(archive, into, Meter(WHOLE_CLASS), all_files=True, left_out=left_out, fits=fits)
        unpacking.run()
        names = list_folder(into)
    except Refused as refusal:
        problem = say("class_archive", problem=refusal, file=show_name(archive.name))
        raise ClassError(problem) from refusal
    except OSError as error:
        raise ClassError(say("class_closed", folder=show_name(archive.name), problem=error.strerror)) from error
    # A folder that was packed as such has the archive's name.
    wrapped = len(names) == 1 and archive.name.startswith(names[0]) and entry_kind(into / names[0]) == "folder"
    notices = {into / name: notice for name, notice in left_out.items()}
    return Unpacked(into / names[0] if wrapped else into, notices, unpacking.guess)


def unpack_only_archive(folder: Path, unpacked: Path, kit: Exercises, roster: Roster | None) -> Unpacked | None:
    """Return the content of the only archive in a folder if it is a class, else None. Raises OSError."""
    names = [name for name in list_folder(folder) if not is_beside(name)]
    if len(names) != 1 or not is_archive(names[0]) or entry_kind(folder / names[0]) != "file":
        return None
    try:
        whole = unpack_class(folder / names[0], unpacked, roster)
        inner = find_class_folder(whole.folder, kit).folder
        if inner != whole.folder or look_like_class(inner, kit) == "class":
            return whole
    except (ClassError, OSError):  # then it is one student's, and that row says what is wrong
        return None
    shutil.rmtree(whole.folder, ignore_errors=True)
    return None


def fits_roster(roster: Roster | None) -> Callable[[list[str]], int]:
    """Return a function that counts the names with a part that is on the roster."""

    def count(names: list[str]) -> int:
        pieces = {piece for name in names for piece in name.replace("\\", "/").split("/") if not piece.isascii()}
        return sum(roster.count(stem_of(piece)) == 1 for piece in pieces) if roster else 0

    return count


def peek_roster(archive: Path) -> Roster | None:
    """Return the roster in the zip of a class, None without a readable one."""
    try:
        with open(archive, "rb") as file, zipfile.ZipFile(ListLimited(file, Meter(WHOLE_CLASS))) as opened:
            found = [member for member in opened.infolist() if member.filename.rpartition("/")[2] == ROSTER]
            with opened.open(min(found, key=lambda member: len(member.filename))) as packed:
                return parse_roster(packed.read(MAX_ROSTER_MB * 2**20), ROSTER)
    except (ClassError, ValueError, *DAMAGE):
        return None


def share_out(left_out: dict[Path, Notice], handed: list[HandIn]) -> tuple[dict[Path, Notice], list[HandIn]]:
    """Return the notices by part of a submission, and one more submission for each notice that belongs to none."""
    parts = {part.path for one in handed for part in one.parts}
    owned: dict[Path, Notice] = {}
    strays = []
    for path, notice in left_out.items():
        owner = next((above for above in (path, *path.parents) if above in parts), None)
        if owner:
            owned.setdefault(owner, notice)
        else:
            strays.append(HandIn(stem_of(path.name), (), refused=notice))
    return owned, strays
