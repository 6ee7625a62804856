"""Private folders that vanish, whatever was done to them."""

import contextlib
import os
import stat
import tempfile
import uuid
from pathlib import Path

from . import system

MOUNTS = "/torchkata/scratch"  # in a mount namespace of our own: where the folders in memory are
MAX_ENTRIES = 1000  # files and folders in one scratch folder
MAX_PATH = 2000  # characters: below that, the system could be asked for longer paths than it knows


def make_scratch(in_memory: bool, number: int, megabytes: int) -> Path:
    """Return a new empty folder; `in_memory`: a file system of its own, of bounded size. Raises OSError."""
    if not in_memory:
        return Path(tempfile.mkdtemp(prefix="scratch-"))
    folder = Path(MOUNTS, str(number))
    folder.mkdir()
    system.mount_memory(str(folder), megabytes, MAX_ENTRIES)
    return folder


def remove_scratch(in_memory: bool, folder: Path) -> None:
    """Remove a folder of `make_scratch`. A file system is taken off as a whole, so nobody walks through it."""
    with contextlib.suppress(OSError):
        if in_memory:
            system.unmount(str(folder))
            folder.rmdir()
        else:
            remove_folder(folder)


def is_overfull(folder: Path, megabytes: float) -> bool:
    """Tell whether a folder holds more than `megabytes` or MAX_ENTRIES, or is too deep; looks no further than that."""
    size = entries = 0
    for root, folders, files in os.walk(folder):
        for name in [*folders, *files]:
            entries += 1
            with contextlib.suppress(OSError):
                size += os.lstat(os.path.join(root, name)).st_blocks * 512
            if entries > MAX_ENTRIES or size > megabytes * 2**20 or len(root) > MAX_PATH:
                return True
    return False


def remove_folder(folder: Path) -> None:
    """Remove `folder` with all in it: links without following them, folders without permissions, holes of any depth.

    What lies in a folder is moved up before that is removed, so no path grows long. Raises OSError on what the system
    lets nobody remove.
    """
    while folder.exists():
        entries = list(os.scandir(folder))
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                os.chmod(entry.path, stat.S_IRWXU)
                for inner in os.scandir(entry.path):
                    move_up_or_remove(inner, folder)
                os.rmdir(entry.path)
            else:
                os.unlink(entry.path)
        if not entries:
            folder.rmdir()


def move_up_or_remove(entry: os.DirEntry[str], top: Path) -> None:
    """Move a folder to `top`, under a name that nobody has; remove anything else."""
    if entry.is_dir(follow_symlinks=False):
        os.chmod(entry.path, stat.S_IRWXU)  # a folder that cannot be written cannot be moved
        os.rename(entry.path, top / uuid.uuid4().hex)
    else:
        os.unlink(entry.path)
