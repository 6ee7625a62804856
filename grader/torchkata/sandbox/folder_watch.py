"""Limits the private folder of a worker outside a namespace, where the kernel has no limit for it."""

import contextlib
import os
import signal
import threading
from pathlib import Path

from ..inside.private_folder import is_overfull

LOOK = 0.4  # seconds between two checks; half a second is promised


class FolderWatch:
    """A thread that kills worker `pid` as soon as its folder is too large.

    A killed worker stays a zombie until the zygote reaps it, so no other process gets its number before `close`.
    """

    def __init__(self, pid: int, folder: Path, megabytes: float) -> None:
        self.overfull = False
        self._pid, self._folder, self._megabytes = pid, folder, megabytes
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._closed.wait(LOOK):
            if is_overfull(self._folder, self._megabytes):
                self.overfull = True
                with contextlib.suppress(OSError):
                    os.killpg(self._pid, signal.SIGKILL)
                return

    def close(self) -> None:
        """Stop watching. Call this before the zygote ends the worker."""
        self._closed.set()
        self._thread.join()
