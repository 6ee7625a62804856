"""Walks through an untrusted folder: links are not followed, and the numbers of entries and levels are limited."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from ..record.notices import Notices, notice
from ..record.sentences import show_name

MAX_ENTRIES = 20_000  # files and folders that are read
MAX_DEPTH = 50  # nested folders


class Walk:
    """Yields each folder from `folder` down, with the sorted names of its files, except folders that `skips` accepts.

    Raises nothing. Afterwards `closed` holds the names of folders that could not be read; `cut_short` and `deep` tell
    whether there were too many entries or levels.
    """

    def __init__(self, folder: Path, skips: Callable[[str], bool]) -> None:
        self._folder = folder
        self._skips = skips
        self.closed: list[str] = []
        self.cut_short = self.deep = False

    def __iter__(self) -> Iterator[tuple[Path, list[str]]]:
        self.closed, self.cut_short, self.deep = [], False, False
        remaining, pending = MAX_ENTRIES, [(self._folder, 0)]
        while pending:
            folder, depth = pending.pop()
            try:
                folders, files = self._list(folder, remaining)
            except OSError as error:
                if error.errno == errno.ENAMETOOLONG:
                    self.deep = True
                else:
                    self.closed.append(folder.name)
                continue
            remaining -= len(folders) + len(files)
            if remaining < 0:
                self.cut_short = True
                return
            if folders and depth == MAX_DEPTH:
                self.deep = True
            else:
                pending += [(folder / name, depth + 1) for name in reversed(folders)]
            yield folder, files

    def _list(self, folder: Path, most: int) -> tuple[list[str], list[str]]:
        """Return the sorted names of folders and of files, together at most `most` + 1. Raises OSError."""
        folders: list[str] = []
        files: list[str] = []
        with os.scandir(folder) as entries:
            for entry in entries:
                if not leads_to_folder(entry):
                    files.append(entry.name)
                elif not entry.is_symlink() and not self._skips(entry.name):
                    folders.append(entry.name)
                if len(folders) + len(files) > most:
                    break
        return sorted(folders), sorted(files)

    def unseen(self) -> Notices:
        """Return notices on what was skipped."""
        return (
            *(notice("note_closed", folder=show_name(name)) for name in self.closed[:1]),
            *([notice("note_cut_short", most=MAX_ENTRIES)] if self.cut_short else []),
            *([notice("note_deep", most=MAX_DEPTH)] if self.deep else []),
        )


def leads_to_folder(entry: "os.DirEntry[str]") -> bool:
    """Tell whether an entry is a folder, or a link to one."""
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False
