"""The workers of the zygote: watches them, and ends them with all their children."""

import contextlib
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from .private_folder import remove_scratch

THREADS = "threads"  # reasons why the zygote killed a worker
LEFT = "its channel was closed"  # by a worker that is still alive: it is killed, too


@dataclass
class Child:
    """A worker: its private folder, its limit, and why the zygote killed it, if it did."""

    folder: Path
    threads: int
    reason: str = ""


class Children:
    """All living workers, by process id."""

    def __init__(self, in_memory: bool) -> None:
        self._in_memory = in_memory  # the parent of their private folders
        self._workers: dict[int, Child] = {}

    def __len__(self) -> int:
        return len(self._workers)

    def add(self, pid: int, worker: Child) -> None:
        """Add a worker."""
        self._workers[pid] = worker

    def watch_threads(self) -> None:
        """Kill workers with too many threads. The kernel does not limit root's, and counts a user's in all programs."""
        for pid, worker in self._workers.items():
            with contextlib.suppress(OSError):
                if len(os.listdir(f"/proc/{pid}/task")) > worker.threads + 1:
                    worker.reason = THREADS
                    os.kill(pid, signal.SIGKILL)

    def end(self, pid: int, patience: float) -> tuple[int | None, str]:
        """Kill worker `pid` and all its children; return its wait status and why it was killed before, if it was.

        The status is None if it was reaped before.
        """
        if pid not in self._workers:
            return None, ""
        status = wait(pid, patience)
        worker = self._workers.pop(pid)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
        if status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            status = os.waitpid(pid, 0)[1]
            if patience and os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
                worker.reason = worker.reason or LEFT
        self._kill_orphans()
        remove_scratch(self._in_memory, worker.folder)
        return status, worker.reason

    def _kill_orphans(self) -> None:
        """Kill orphans of ended workers: on Linux the zygote inherits them, generation by generation."""
        for _ in range(100):
            orphans = [pid for pid in living_children() if pid not in self._workers]
            if not orphans:
                return
            for pid in orphans:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)

    def end_all(self) -> None:
        """Kill every worker."""
        for pid in list(self._workers):
            self.end(pid, patience=0)


def living_children() -> list[int]:
    """Return the process ids of this process's children, if the system lists them."""
    try:
        with open(f"/proc/self/task/{os.getpid()}/children", encoding="ascii") as file:
            return [int(pid) for pid in file.read().split()]
    except OSError:
        return []


def wait(pid: int, patience: float) -> int | None:
    """Return the wait status of child `pid` if it ends within `patience` seconds, else None."""
    deadline = time.monotonic() + patience
    while True:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return status
        if time.monotonic() >= deadline:
            return None
        time.sleep(0.005)
