"""The folder in which a grading process unpacks the answer key. It does not outlive its process, however that ends."""

import contextlib
import fcntl
import os
import platform
import shutil
import subprocess
import tempfile
from pathlib import Path

PREFIX, LOCK = "torchkata-key-", ".torchkata-lock"
MEMORY = Path("/dev/shm")  # files there are in memory: not even a power cut leaves them on a disk
SPARE_BYTES = 2**24  # left free there: containers often have 64 MB in all
REMOVER = 'read -r _; exec rm -rf -- "$0"'  # `read` ends when the process at the other end of the pipe has ended


class KeyFolder:
    """A new folder for a key of `size` bytes; locked while this process lives.

    It is in `place`, which its owner removes. Without a place it is in memory, or else in the temporary folder, and a
    process of its own waits for the end of this one, SIGKILL included, and removes it. Raises OSError.
    """

    def __init__(self, place: str, size: int = 0) -> None:
        prefix = f"{PREFIX}{platform.node()}-{os.getpid()}-"
        made = tempfile.mkdtemp(prefix=prefix, dir=place or memory_folder(size))
        self.folder = Path(made).resolve()  # the path that pytest uses
        self._remover: subprocess.Popen[bytes] | None = None
        try:
            if not place:
                self._remover = start_remover(self.folder)
            self.lock = (self.folder / f"{LOCK}.new").open("w")
            fcntl.flock(self.lock, fcntl.LOCK_EX)
            (self.folder / f"{LOCK}.new").rename(self.folder / LOCK)  # it has another name until it is locked
        except OSError:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise

    def remove(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.lock.close()
        if self._remover is not None:
            self._remover.communicate()


def memory_folder(size: int) -> Path | None:
    """Return the folder in memory if it has room for `size` bytes; None: use the temporary folder."""
    with contextlib.suppress(OSError):
        room = os.statvfs(MEMORY)
        if os.access(MEMORY, os.W_OK | os.X_OK) and room.f_bavail * room.f_frsize > size + SPARE_BYTES:
            return MEMORY
    return None


def start_remover(folder: Path) -> "subprocess.Popen[bytes]":
    """Start a process that removes `folder` as soon as its standard input is closed. Raises OSError.

    It has a session of its own: what is sent to the group of this process does not reach it.
    """
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        ["/bin/sh", "-c", REMOVER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=quiet,
        stderr=quiet,
        cwd="/",
        start_new_session=True,
    )


def remove_lost_keys() -> None:
    """Remove keys that killed processes left in memory or the temporary folder: those with a free lock.

    A process that was killed earlier has left an empty folder.
    """
    places = {Path(tempfile.gettempdir()), MEMORY}
    for folder in (found for place in places for found in place.glob(f"{PREFIX}{platform.node()}-*")):
        if is_left_empty(folder):
            continue
        with contextlib.suppress(OSError):  # not ours, already removed, or its owner lives and holds the lock
            descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_NOFOLLOW)
            with open(descriptor, "r+") as lock:
                if os.fstat(descriptor).st_uid == os.geteuid() and not folder.is_symlink():
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    shutil.rmtree(folder, ignore_errors=True)


def is_left_empty(folder: Path) -> bool:
    """Remove an empty folder if its process has ended; tell whether it was removed."""
    try:
        os.kill(int(folder.name.split("-")[-2]), 0)
    except ProcessLookupError:
        with contextlib.suppress(OSError):
            folder.rmdir()
            return True
    except (ValueError, OverflowError, OSError):
        pass
    return False
