"""The grader's side of the zygote: starts it, has it fork workers, has it end them."""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from grader.inside.scratch import remove_folder

GRADER = Path(__file__).parent.parent
FONT_CACHE = GRADER.parent / ".cache" / "matplotlib"
PATIENCE = 120.0  # seconds for an answer: it may still be importing torch from a slow disk
START = "import sys; sys.path.insert(0, sys.argv[1]); from inside import forkserver; del sys.path[0]; forkserver.main()"
CLUES = {  # what a file that says this will import, sooner or later
    "numpy": re.compile(rb"\bnumpy\b"),
    "torch": re.compile(rb"\btorch\b"),
    "torch._dynamo": re.compile(rb"\boptim\b"),  # the first optimizer imports it, for a second or more
    "matplotlib.pyplot": re.compile(rb"^(import|from) matplotlib\b", re.MULTILINE),
}


class ZygoteLost(Exception):
    """The zygote does not answer: it was killed, or it hangs."""


def clues(source: bytes) -> list[str]:
    """Return the big libraries that a student's file seems to use, in the order to import them."""
    return [module for module, pattern in CLUES.items() if pattern.search(source)]


class Zygote:
    """One zygote process and its private home. Its workers die with it."""

    def __init__(self) -> None:
        self._modules: list[str] = []
        self._start()

    def _start(self) -> None:
        self._home = Path(tempfile.mkdtemp(prefix="torchkata-zygote-"))
        self._buffer = b""
        self._control, theirs = socket.socketpair()
        self._control.settimeout(PATIENCE)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-X", "utf8", "-c", START, str(GRADER), str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=clean_environment(self._home),
                cwd=self._home,
                pass_fds=[theirs.fileno()],
                start_new_session=True,  # Ctrl-C is for the grader, which ends the zygote itself
            )

    def preload(self, modules: list[str]) -> None:
        """Have `modules` imported before the next fork; does not wait."""
        self._modules = [*self._modules, *(name for name in modules if name not in self._modules)]
        with contextlib.suppress(ZygoteLost):  # the next fork will notice
            self._send({"op": "preload", "modules": modules})

    def fork(self, channel: socket.socket, output: int, scratch: Path, memory_mb: int, cpu_seconds: int) -> int:
        """Return the process id of a new worker that owns copies of both descriptors.

        A lost zygote is replaced once. Raises ZygoteLost where its successor is lost too.
        """
        request = {"op": "fork", "scratch": str(scratch), "memory_mb": memory_mb, "cpu_seconds": cpu_seconds}
        try:
            return int(self._ask(request, [channel.fileno(), output])["pid"])
        except ZygoteLost:
            self._replace()
            return int(self._ask(request, [channel.fileno(), output])["pid"])

    def end(self, pid: int, patient: bool) -> int | None:
        """Kill worker `pid` with all that it started; return its wait status, None where nobody knows it any more.

        `patient`: its channel has closed by itself, so let it tell how it died.
        """
        try:
            status = self._ask({"op": "end", "pid": pid, "patient": patient})["status"]
        except ZygoteLost:
            self._replace()
            return None
        return None if status is None else int(status)

    def _replace(self) -> None:
        self.close()
        self._start()
        self.preload(self._modules)

    def _ask(self, request: dict[str, Any], descriptors: list[int] | None = None) -> dict[str, Any]:
        self._send(request, descriptors)
        return self._receive()

    def close(self) -> None:
        """End the zygote, all its workers and what they started; remove its home."""
        self._control.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=5)
        remove_folder(self._home)

    def _send(self, request: dict[str, Any], descriptors: list[int] | None = None) -> None:
        line = json.dumps(request).encode() + b"\n"
        try:
            socket.send_fds(self._control, [line], descriptors or [])
        except OSError as error:
            raise ZygoteLost(str(error)) from error

    def _receive(self) -> dict[str, Any]:
        while b"\n" not in self._buffer:
            try:
                chunk = self._control.recv(4096)
            except OSError as error:
                raise ZygoteLost(str(error)) from error
            if not chunk:
                raise ZygoteLost("it has ended")
            self._buffer += chunk
        line, self._buffer = self._buffer.split(b"\n", 1)
        answer: dict[str, Any] = json.loads(line)
        return answer


def clean_environment(home: Path) -> dict[str, str]:
    """Return all that the zygote and its workers know of the environment: nothing of the grader's own."""
    one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "TMPDIR": str(home),
        "MPLBACKEND": "Agg",
        "MPLCONFIGDIR": str(font_cache(home)),
        "MALLOC_ARENA_MAX": "2",  # threads then cost less of the limit on address space
        **one_thread,
    }


def font_cache(home: Path) -> Path:
    """Return a folder that lasts, for Matplotlib's list of fonts (seconds to make), or `home` where none can be."""
    with contextlib.suppress(OSError):
        FONT_CACHE.mkdir(parents=True, exist_ok=True)
        return FONT_CACHE
    return home


def cause_of_death(status: int | None) -> str:
    """Describe a wait status: the signal's name, or the exit status."""
    if status is None:
        return "unknown"
    if os.WIFSIGNALED(status):
        return signal.Signals(os.WTERMSIG(status)).name
    return f"exit status {os.waitstatus_to_exitcode(status)}"
