"""Lists untrusted folders: links are never followed, FIFOs never opened."""

import os
import stat
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from ..course.find import is_delivered
from ..record.notices import Notices
from ..submission.walk import Walk
from .names import is_archive, is_litter, is_source


def entry_kind(path: Path) -> str:
    """Return ``folder``, ``file``, ``link``, ``special`` (a device, a FIFO) or ``unreadable``."""
    try:
        mode = os.lstat(path).st_mode
    except OSError:
        return "unreadable"
    kinds = {stat.S_IFDIR: "folder", stat.S_IFREG: "file", stat.S_IFLNK: "link"}
    return kinds.get(stat.S_IFMT(mode), "special")


def list_folder(folder: Path) -> list[str]:
    """Return the sorted names in a folder without litter. Raises OSError."""
    return sorted(name for name in os.listdir(folder) if not is_litter(name))


@dataclass
class Survey:
    """The files below a folder: possible answers, archives, and notices on what could not be read."""

    sources: list[Path] = field(default_factory=list)
    archives: list[Path] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    cut_short: bool = False
    unseen: Notices = ()  # of what was not looked at


def survey_folder(folder: Path) -> Survey:
    """Return the files below a folder; links are not followed, and the number of entries is limited."""
    survey = Survey()
    walk = Walk(folder, is_litter)
    for place, files in walk:
        for name in (name for name in files if not is_litter(name)):
            if is_source(name):
                survey.sources.append(place / name)
            elif is_archive(name) and not is_delivered(place / name):
                survey.archives.append(place / name)
            else:
                survey.others.append(name)
    survey.cut_short, survey.unseen = walk.cut_short, walk.unseen()
    return survey


def set_aside(file: Path) -> Path:
    """Rename a damaged database, with the files that SQLite keeps beside it; return the new name. Raises OSError."""
    kept = next(
        name for number in count(1) if not os.path.lexists(name := file.with_name(f"{file.name}.damaged-{number}"))
    )
    for beside in ("-wal", "-shm", ""):
        if os.path.lexists(f"{file}{beside}"):
            os.rename(f"{file}{beside}", f"{kept}{beside}")
    return kept
