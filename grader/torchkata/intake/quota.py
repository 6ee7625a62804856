"""The limits for archives: names and types of members, sizes, and the total."""

import os
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from ..record.notices import notice
from .names import fold_name, is_litter, show_name
from .refused import Refused

FREE = 2**20  # bytes that even the smallest archive may unpack to


@dataclass(frozen=True)
class Limits:
    """Limits for unpacking: total bytes, bytes of one file, files, members listed, ratio to the packed size, depth."""

    total: int = 100 * 2**20
    file: int = 50 * 2**20  # a notebook with its pictures
    files: int = 2000
    members: int = 20_000
    ratio: int = 100
    depth: int = 20


SUBMISSION = Limits()
WHOLE_CLASS = Limits(total=4 * 2**30, file=4 * 2**30, files=200_000, members=1_000_000)


@dataclass
class Meter:
    """Counts what is really unpacked from the archives of one submission. `packed` is the size of the current one."""

    limits: Limits
    archive: str = ""
    packed: int = 0
    unpacked: int = 0
    total: int = 0
    files: int = 0

    def begin(self, archive: Path) -> None:
        """Start an archive. Raises Refused if the packed archive is too large, OSError."""
        self.archive, self.packed, self.unpacked = show_name(archive.name), os.lstat(archive).st_size, 0
        if self.packed > self.limits.total:
            raise self.too_much()

    def count(self, size: int) -> None:
        """Count bytes. Raises Refused over the limit of a submission."""
        self.total += size
        self.unpacked += size
        if self.total > self.limits.total:
            raise self.too_much()
        if self.unpacked > max(FREE, self.limits.ratio * self.packed):
            raise Refused(notice("archive_ratio", file=self.archive, most=self.limits.ratio))

    def count_file(self) -> None:
        """Count a file. Raises Refused over the limit of a submission."""
        self.files += 1
        if self.files > self.limits.files:
            raise Refused(notice("archive_files", file=self.archive, most=self.limits.files))

    def too_much(self) -> Refused:
        """Return the refusal of an archive that is too large."""
        return Refused(notice("archive_large", file=self.archive, most=self.limits.total // 2**20))


@dataclass
class Places:
    """Gives each member of one archive a path below the folder `into`."""

    archive: str
    into: Path
    depth: int
    files: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)

    def pieces(self, name: str) -> tuple[str, ...]:
        """Return the parts of a member's path, none for litter. Raises Refused if it could lead out of the folder."""
        flat = name.replace("\\", "/")
        pieces = tuple(piece for piece in flat.split("/") if piece not in ("", "."))
        if flat.startswith("/") or re.match("[A-Za-z]:", flat) or ".." in pieces:
            raise self.refuse("member_outside", name)
        if any(is_litter(piece) for piece in pieces):
            return ()
        if any(unicodedata.category(c) == "Cc" for c in flat):
            raise self.refuse("member_control", name)
        if len(pieces) > self.depth:
            raise self.refuse("member_deep", name, most=self.depth)
        try:
            longest = max((len(os.fsencode(piece)) for piece in pieces), default=0)
        except UnicodeEncodeError:
            raise self.refuse("member_control", name) from None
        if longest > 255 or len(flat) > 1000:
            raise self.refuse("member_long", name)
        return pieces

    def claim(self, pieces: tuple[str, ...], name: str) -> Path:
        """Return the path of a new file, and create its folder. Raises Refused if another member has that name."""
        key = fold_name("/".join(pieces))
        if key in self.files or key in self.folders:
            raise self.refuse("member_twice", name)
        self.claim_folder(pieces[:-1], name)
        self.files.add(key)
        return self.into.joinpath(*pieces)

    def claim_folder(self, pieces: tuple[str, ...], name: str) -> None:
        """Create a folder. Raises Refused if a file has its name."""
        keys = {fold_name("/".join(pieces[: i + 1])) for i in range(len(pieces))}
        if keys & self.files:
            raise self.refuse("member_twice", name)
        self.folders |= keys
        self.into.joinpath(*pieces).mkdir(parents=True, exist_ok=True)

    def refuse(self, key: str, name: str, **facts: object) -> Refused:
        """Return the refusal of a member."""
        return Refused(notice(key, file=self.archive, member=show_name(name), **facts))
