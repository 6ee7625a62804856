"""Private folders that vanish, whatever was done to them."""

import contextlib
import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import system

MOUNTS = "/torchkata/scratch"  # in a mount namespace of our own: where the folders in memory are
MAX_ENTRIES = 1000  # files and folders in one scratch folder


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
    if in_memory:
        with contextlib.suppress(OSError):
            system.unmount(str(folder))
            folder.rmdir()
    else:
        remove_folder(folder)


def is_overfull(folder: Path, megabytes: float) -> bool:
    """Tell whether a folder holds more than `megabytes` or MAX_ENTRIES; looks no further than that."""
    size = entries = 0
    for root, folders, files in os.walk(folder):
        for name in [*folders, *files]:
            entries += 1
            with contextlib.suppress(OSError):
                size += os.lstat(os.path.join(root, name)).st_blocks * 512
            if entries > MAX_ENTRIES or size > megabytes * 2**20:
                return True
    return False


def remove_folder(folder: Path) -> None:
    """Remove `folder` with all in it: folders without permissions too, links without following them."""

    def open_up(function: Callable[[str], Any], name: str, _: Any) -> None:
        for path in (os.path.dirname(name), name):
            if not os.path.islink(path) and os.path.isdir(path):
                os.chmod(path, stat.S_IRWXU)
        if os.path.isdir(name) and not os.path.islink(name):
            shutil.rmtree(name, ignore_errors=True)
        elif os.path.lexists(name):
            os.unlink(name)

    if folder.exists():
        shutil.rmtree(folder, onerror=open_up)
