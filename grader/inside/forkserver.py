"""The zygote: imports the big libraries once and forks a worker for every need. It holds no secret.

It reads one JSON object a line from its control socket: ``preload`` (modules), ``fork`` (with two descriptors: the
worker's channel and its output), ``end`` (kill a worker and all it started, tell how it died). A worker that has died
stays a zombie until ``end``, so its number means nobody else. When the control socket closes, all workers die.
"""

import contextlib
import ctypes
import importlib
import json
import os
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any

from . import child, confine
from .scratch import remove_folder

PR_SET_CHILD_SUBREAPER = 36
PATIENCE = 0.3  # seconds a worker whose channel has closed gets to tell how it died


class ForkServer:
    """Serves one control socket."""

    def __init__(self, control: socket.socket) -> None:
        self.control = control
        self.workers: dict[int, Path] = {}  # process id -> private folder

    def run(self) -> None:
        """Serve until the grader closes the socket or dies, then kill every worker and remove every folder."""
        buffer, descriptors = b"", list[int]()
        while True:
            chunk, new, _, _ = socket.recv_fds(self.control, 65536, 8)
            if not chunk:
                break
            buffer, descriptors = buffer + chunk, descriptors + new
            while b"\n" in buffer:
                line, buffer = buffer.split(b"\n", 1)
                self.carry_out(json.loads(line), descriptors)
        for pid, folder in list(self.workers.items()):
            self.end(pid, patience=0)
            remove_folder(folder)
        remove_folder(Path(os.environ["HOME"]))

    def carry_out(self, request: dict[str, Any], descriptors: list[int]) -> None:
        """Carry out one request; `fork` takes its two descriptors off the list."""
        if request["op"] == "preload":
            preload(request["modules"])
        elif request["op"] == "fork":
            channel, output = descriptors.pop(0), descriptors.pop(0)
            self.reply({"pid": self.fork(channel, output, request)})
            os.close(channel)
            os.close(output)
        elif request["op"] == "end":
            self.reply({"status": self.end(request["pid"], PATIENCE if request["patient"] else 0)})

    def reply(self, message: dict[str, Any]) -> None:
        """Send one line back."""
        self.control.sendall(json.dumps(message).encode() + b"\n")

    def fork(self, channel: int, output: int, request: dict[str, Any]) -> int:
        """Return the process id of a new worker."""
        pid = os.fork()
        if pid == 0:
            try:
                become_worker(channel, output, request)
            finally:
                os._exit(0)
        self.workers[pid] = Path(request["scratch"])
        return pid

    def end(self, pid: int, patience: float) -> int | None:
        """Kill worker `pid` and all that it started; return its wait status (None if it was ended before)."""
        if pid not in self.workers:
            return None
        status = wait(pid, patience)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
        if status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            status = os.waitpid(pid, 0)[1]
        del self.workers[pid]
        self.kill_orphans()
        return status

    def kill_orphans(self) -> None:
        """Kill what ended workers left behind: on Linux the zygote inherits it, generation by generation."""
        for _ in range(100):
            orphans = [pid for pid in children() if pid not in self.workers]
            if not orphans:
                return
            for pid in orphans:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)


def children() -> list[int]:
    """Return the process ids of this process's children, as far as the system tells."""
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


def preload(modules: list[str]) -> None:
    """Import `modules`; one that fails here fails again, visibly, in the student's file."""
    for name in modules:
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(1)


def become_worker(channel: int, output: int, request: dict[str, Any]) -> None:
    """Shed what belongs to the zygote, confine this process, serve the channel."""
    os.setsid()
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.dup2(channel, 3)
    os.closerange(4, 65536)
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    os.environ.update(HOME=request["scratch"], TMPDIR=request["scratch"])
    os.chdir(request["scratch"])
    confine.confine(request["memory_mb"], request["cpu_seconds"])
    child.serve(socket.socket(fileno=3))


def main() -> None:
    """Serve the control socket whose descriptor the grader named on the command line."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    ForkServer(socket.socket(fileno=int(sys.argv[2]))).run()
    os._exit(0)
