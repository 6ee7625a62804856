"""The output folder of a class: recognises our files by a marker, so that no other file is overwritten or removed."""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Container, Iterable, Mapping
from pathlib import Path

from ..errors import ClassError
from ..record.atomic_file import PARTIAL, free_name
from ..record.sentences import say

JOURNAL, WORK, MARKER = "journal.db", "work", ".torchkata"
MARK = "This folder was made by torchkata. What it wrote here, the same command writes anew.\n"
DATABASE = b"SQLite format 3\0"  # the first bytes of each
TABLES = {"class", "results"}  # of the journal


class OutputFolder:
    """The folder `folder` with the files `files`, and in each of `subfolders` files with its suffixes.

    Files that are not known to be ours are neither overwritten nor removed. `withdraw` removes what this run created.
    `later`: names of subfolders that are made only when they are needed.
    """

    def __init__(
        self, folder: Path, files: Iterable[str], subfolders: Mapping[str, tuple[str, ...]], later: Container[str] = ()
    ) -> None:
        self._folder, self._files, self._subfolders, self._later = folder, tuple(files), subfolders, later
        self._made: list[Path] = []
        self._ours = False

    def claim(self) -> None:
        """Create the folder, or make sure that it is ours. Raises ClassError, OSError."""
        self._ours = is_marked(self._folder) or has_journal(self._folder / JOURNAL)
        if not self._ours:
            self._refuse_others()
        self._make_folders(self._folder)
        for name in (MARKER, JOURNAL, *(f"{JOURNAL}-{tail}" for tail in ("wal", "shm", "journal"))):
            self._note_new(self._folder / name)
        if not os.path.lexists(self._folder / MARKER):
            mark(self._folder)
        for name in self._subfolders:
            if name not in self._later:
                self._make_folders(self._folder / name)

    def make_work(self) -> Path:
        """Return a new empty work folder; remove that of a killed run. Raises OSError.

        Call this after opening the journal: then no other run uses the folder.
        """
        if self._ours:
            self._remove_partials()
        work = self._folder / WORK
        if is_marked(work) and not work.is_symlink():
            shutil.rmtree(work, ignore_errors=True)
        work = free_name(work)
        work.mkdir(mode=0o700)
        mark(work)
        return work

    def withdraw(self) -> None:
        """Remove what `claim` created, except folders that hold other files by now."""
        for path in reversed(self._made):
            with contextlib.suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()

    def _refuse_others(self) -> None:
        """Raise ClassError if a file that is not ours has the name of one of our files."""
        journal = self._folder / JOURNAL
        if journal.is_file() and size_of(journal):
            raise ClassError(say("out_journal", file=journal))
        files = [self._folder / name for name in (JOURNAL, MARKER, *self._files)]
        found = [file for file in files if os.path.lexists(file) and not file.is_dir() and size_of(file)]
        found += [path for name in self._subfolders for path in content_of(self._folder / name)]
        if found:
            raise ClassError(say("out_exists", file=found[0]))

    def _make_folders(self, folder: Path) -> None:
        for path in (*reversed(folder.parents), folder):
            self._note_new(path)
        folder.mkdir(parents=True, exist_ok=True)

    def _note_new(self, path: Path) -> None:
        if not os.path.lexists(path):
            self._made.append(path)

    def _remove_partials(self) -> None:
        for path in self._folder.iterdir():
            match = PARTIAL.fullmatch(path.name)
            if match and match["name"] in self._files and path.is_file():
                path.unlink()
        for name, suffixes in self._subfolders.items():
            folder = self._folder / name
            for file in os.listdir(folder) if folder.is_dir() else ():
                match = PARTIAL.fullmatch(file)
                if match and match["name"].endswith(suffixes) and (folder / file).is_file():
                    (folder / file).unlink()


def refuse_nesting(folder: Path, out: Path) -> None:
    """Raise ClassError if one of the folders lies in the other: results would be read as submissions.

    So it does for links that lead to each other, which have no folder at their end.
    """
    for path in (folder, out):
        if os.path.islink(os.path.realpath(path)):
            raise ClassError(say("link_to_itself", path=path))
    one, other = (Path(os.path.realpath(path)) for path in (folder, out))
    if one == other or one in other.parents or other in one.parents:
        raise ClassError(say("out_nested", out=out, folder=folder))


def is_marked(folder: Path) -> bool:
    """Tell whether a folder has our marker."""
    marker = folder / MARKER
    try:
        return not marker.is_symlink() and marker.read_text(encoding="utf-8") == MARK
    except (OSError, ValueError):
        return False


def mark(folder: Path) -> None:
    """Put our marker into a folder. Raises OSError."""
    (folder / MARKER).write_text(MARK, encoding="utf-8")


def has_journal(file: Path) -> bool:
    """Tell whether a file is our journal: by its tables, or because another run has it open.

    A database that cannot be read counts as ours: the journal says what to do.
    """
    try:
        with file.open("rb") as opened:
            if opened.read(len(DATABASE)) != DATABASE:
                return False
    except OSError:
        return False
    try:
        address = f"{file.resolve().as_uri()}?mode=rw"
        with contextlib.closing(sqlite3.connect(address, uri=True, timeout=0.2)) as database:
            database.execute("PRAGMA locking_mode = EXCLUSIVE")
            names = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            return names >= TABLES
    except sqlite3.DatabaseError:
        return True


def size_of(file: Path) -> int:
    """Return the size of a file, 1 if it cannot be read."""
    try:
        return file.stat().st_size
    except OSError:
        return 1


def content_of(folder: Path) -> list[Path]:
    """Return the content of a folder; of another file, the file itself; empty if there is nothing."""
    if folder.is_dir():
        return sorted(folder.iterdir())
    return [folder] if os.path.lexists(folder) else []
