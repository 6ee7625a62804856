"""Watches the private folder of a worker where no kernel limits it: outside a namespace."""

import contextlib
import os
import signal
import threading
from pathlib import Path

from ..inside.private_folder import is_overfull

LOOK = 0.4  # seconds between two looks: less than the half that is promised


class FolderWatch:
    """Kills worker `pid` as soon as its folder has grown too large, whatever else is going on.

    The worker may be at work on a request or between two. It stays a zombie until the zygote ends it, so its number
    means nobody else until `close`.
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
        """Stop watching; before the zygote is asked to end the worker."""
        self._closed.set()
        self._thread.join()
