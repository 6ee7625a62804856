"""Unpacks zip and tar archives from untrusted sources: only the bytes that come out are trusted, not the sizes stated.

Files are written one by one into a folder that was empty; links, devices and names that lead elsewhere are refused.
"""

import bz2
import gzip
import lzma
import os
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import IO, Any

from ..course.find import is_delivered
from ..record.notices import Notice, notice
from .archive_readers import CountedStream, ListLimited, Names, StrictTarInfo, names_of
from .names import is_archive, is_source, show_name
from .quota import Meter, Places
from .refused import Refused

CHUNK = 2**16  # bytes
DAMAGE = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, tarfile.TarError, lzma.LZMAError),
    *(EOFError, ValueError, RuntimeError, OverflowError, MemoryError, IndexError, KeyError, OSError),
)
OPENERS: dict[bytes, Any] = {b"\x1f\x8b": gzip.open, b"BZh": bz2.open, b"\xfd7zXZ": lzma.open}
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Unpacking:
    """Unpacks one archive into a folder.

    Without `all_files` only sources are written, and files whose names fit one of the patterns `helpers`. With
    `left_out` a refused member is added there, with its notice, and the others are unpacked; without it the
    archive is refused. `fits` counts how many names are on the roster; it decides where an encoding must be guessed.
    """

    def __init__(
        self,
        archive: Path,
        into: Path,
        meter: Meter,
        all_files: bool = False,
        left_out: dict[str, Notice] | None = None,
        helpers: tuple[str, ...] = (),
        fits: Callable[[list[str]], int] = lambda _: 0,
    ) -> None:
        self.archive = archive
        self.name = show_name(archive.name)
        self.meter = meter
        self.places = Places(self.name, into, meter.limits.depth)
        self.all_files = all_files
        self.left_out = left_out
        self.helpers = helpers
        self.fits = fits
        self.guess: Notice | None = None  # how the names are encoded
        self.archives_inside: list[str] = []
        self.other_files: list[str] = []

    def run(self) -> None:
        """Unpack. Raises Refused with the sentence on what is wrong with the archive."""
        descriptor = os.open(self.archive, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with open(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise Refused(notice("handed_special", file=self.name))
            self.meter.begin(self.archive)
            start = file.read(8)
            file.seek(0)
            opener = next((o for magic, o in OPENERS.items() if start.startswith(magic)), None)
            with self.damage_told():
                if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
                    self.unpack_zip(file)
                elif start.startswith((b"Rar!", b"7z\xbc\xaf")):
                    raise Refused(notice("archive_foreign", file=self.name))
                else:
                    self.unpack_tar(opener(file) if opener else file)

    @contextmanager
    def damage_told(self) -> Iterator[None]:
        """Turn any exception that a damaged archive causes into Refused."""
        try:
            yield
        except DAMAGE as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise Refused(notice("archive_unwritten", file=self.name, problem=error.strerror)) from error
            raise Refused(notice("archive_damaged", file=self.name)) from error

    def unpack_zip(self, file: IO[bytes]) -> None:
        """Unpack a zip."""
        with zipfile.ZipFile(ListLimited(file, self.meter)) as opened:
            members = opened.infolist()
            names = names_of(members, self.fits)
            self.note_names(names)
            for member, name in zip(members, names.texts, strict=True):
                mode = stat.S_IFMT(member.external_attr >> 16)
                if member.orig_filename.endswith(("/", "\\")) or mode == stat.S_IFDIR:
                    kind = "folder"
                else:
                    kind = "file" if mode in (0, stat.S_IFREG) else "special"
                path = self.accept(name, kind)
                if path is None:
                    continue
                if member.flag_bits & 0x1:
                    raise Refused(notice("archive_locked", file=self.name))
                if member.compress_type not in PACKED:
                    raise Refused(notice("archive_foreign", file=self.name))
                with opened.open(member) as source:
                    self.write(source, path, name, self.meter)

    def note_names(self, names: Names) -> None:
        """Note which encoding of the names was guessed, if any."""
        if names.guessed:
            changed = (name for name in names.texts if not name.isascii())
            facts = {"file": self.name, "name": show_name(next(changed, "")), "encoding": names.assumed}
            self.guess = notice("archive_names" if names.assumed else "archive_names_unknown", **facts)

    def unpack_tar(self, file: IO[bytes]) -> None:
        """Unpack a tar, in one pass from front to end."""
        stream: Any = CountedStream(file, self.meter)
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=StrictTarInfo) as opened:
            for number, member in enumerate(opened):
                if number >= self.meter.limits.members:
                    raise Refused(notice("archive_files", file=self.name, most=self.meter.limits.members))
                kind = "folder" if member.isdir() else "file" if member.isreg() and not member.issparse() else "special"
                path = self.accept(member.name, kind)
                source = opened.extractfile(member) if path is not None else None
                if source is not None and path is not None:
                    self.write(source, path, member.name, None)
        while stream.read(CHUNK):  # to the end, where the checksum is
            pass

    def accept(self, name: str, kind: str) -> Path | None:
        """Return the path to write a member to, None for a member that is skipped. Raises Refused."""
        try:
            pieces = self.places.pieces(name)
            if not pieces:
                return None
            if kind == "special":
                raise self.places.refuse("member_special", name)
            if kind == "folder":
                if self.all_files:
                    self.places.claim_folder(pieces, name)
                return None
            if not (self.all_files or is_source(name) or any(fnmatchcase(pieces[-1], one) for one in self.helpers)):
                inside = is_archive(name) and not is_delivered(PurePosixPath(*pieces))
                (self.archives_inside if inside else self.other_files).append(pieces[-1])
                return None
            path = self.places.claim(pieces, name)
        except Refused as refusal:
            if self.left_out is None:
                raise
            self.left_out[name.replace("\\", "/")] = refusal.notice
            return None
        self.meter.count_file()
        return path

    def write(self, source: IO[bytes], path: Path, name: str, meter: Meter | None) -> None:
        """Write one new file of a bounded size."""
        size = 0
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600), "wb") as target:
            while chunk := source.read(CHUNK):
                size += len(chunk)
                if meter:
                    meter.count(len(chunk))
                if size > self.meter.limits.file:
                    raise self.places.refuse("member_large", name, most=self.meter.limits.file // 2**20)
                target.write(chunk)
