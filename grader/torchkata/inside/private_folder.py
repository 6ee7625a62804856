"""Private folders that can be removed whatever student code did to them."""

import contextlib
import os
import stat
import tempfile
import uuid
from collections.abc import Iterable
from pathlib import Path

from . import system

MOUNTS = "/torchkata/scratch"  # in our own mount namespace: the parent of folders in memory
TEMPORARY = ("/tmp", "/var/tmp")
MAX_ENTRIES = 1000  # files and folders in one scratch folder
MAX_PATH = 2000  # characters: with more, a path could be too long for the system


def make_scratch(in_memory: bool, number: int, megabytes: int) -> Path:
    """Return a new empty folder; `in_memory`: with its own file system of limited size. Raises OSError."""
    if not in_memory:
        return Path(tempfile.mkdtemp(prefix="scratch-"))
    folder = Path(MOUNTS, str(number))
    folder.mkdir()
    system.mount_memory(str(folder), megabytes, MAX_ENTRIES)
    return folder


def share_out(folder: str, others: Iterable[str]) -> None:
    """Make the folder in memory the temporary folders of this process, and hide those of other workers.

    A temporary folder that holds one of the paths `others` stays unchanged. If the system does not allow this, there
    are no temporary folders; TMPDIR still names the folder.
    """
    with contextlib.suppress(OSError):
        system.own_mounts()
        for name in os.listdir(MOUNTS):
            if (other := f"{MOUNTS}/{name}") != folder:
                with contextlib.suppress(OSError):
                    system.unmount(other)  # else it would take memory as long as this process lives
        for target in TEMPORARY:
            if os.path.isdir(target) and not any(f"{path}/".startswith(f"{target}/") for path in others):
                system.mount_again(folder, target)


def remove_scratch(in_memory: bool, folder: Path) -> None:
    """Remove a folder of `make_scratch`. A file system is unmounted, without walking through it."""
    with contextlib.suppress(OSError):
        if in_memory:
            system.unmount(str(folder))
            folder.rmdir()
        else:
            remove_folder(folder)


def is_overfull(folder: Path, megabytes: float) -> bool:
    """Tell whether a folder holds more than `megabytes` or MAX_ENTRIES, or is too deep; stops at the limit."""
    size = count = 0
    pending = [str(folder)]
    while pending:
        with contextlib.suppress(OSError), os.scandir(pending.pop()) as entries:
            for entry in entries:
                count += 1
                with contextlib.suppress(OSError):
                    size += entry.stat(follow_symlinks=False).st_blocks * 512
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                if count > MAX_ENTRIES or size > megabytes * 2**20 or len(entry.path) > MAX_PATH:
                    return True
    return False


def remove_folder(folder: Path) -> None:
    """Remove `folder` with its content: links (not followed), folders without permissions, nesting of any depth.

    The content of a folder is moved up before the folder is removed, so that no path is too long. Raises OSError for
    what the system does not allow to remove.
    """
    while os.path.lexists(folder):
        if not stat.S_ISDIR(os.lstat(folder).st_mode):
            os.unlink(folder)
            return
        os.chmod(folder, stat.S_IRWXU)
        with os.scandir(folder) as found:
            entries = list(found)
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                os.chmod(entry.path, stat.S_IRWXU)
                with os.scandir(entry.path) as found:
                    inside = list(found)
                for inner in inside:
                    move_up_or_remove(inner, folder)
                os.rmdir(entry.path)
            else:
                os.unlink(entry.path)
        if not entries:
            folder.rmdir()


def move_up_or_remove(entry: os.DirEntry[str], top: Path) -> None:
    """Move a folder to `top`, under a free name; remove anything else."""
    if entry.is_dir(follow_symlinks=False):
        os.chmod(entry.path, stat.S_IRWXU)  # a folder that cannot be written cannot be moved
        os.rename(entry.path, top / uuid.uuid4().hex)
    else:
        os.unlink(entry.path)
