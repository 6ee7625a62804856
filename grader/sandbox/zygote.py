"""The grader's side of the zygote: starts it at a level, has it fork workers, has it end them."""

import contextlib
import json
import re
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from grader.inside.scratch import remove_folder
from grader.limits import Limits

from .handover import Taken, give
from .launch import clean_environment, start_command, ways
from .levels import IsolationFailed, IsolationMissing, Level

PATIENCE = 120.0  # seconds for an answer: it may still be importing torch from a slow disk
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
    """One zygote process and its private home. Its workers die with it.

    Without `level` it has the best level that this machine offers; with one, exactly that, or it raises
    IsolationMissing as soon as it is used. A successor of a lost zygote has the same level. `taken`: a running zygote
    of this level, which another process gave.
    """

    def __init__(self, level: Level | None = None, taken: Taken | None = None) -> None:
        self._modules: list[str] = []
        self._ways = ways(level)
        self._reasons: list[str] = []
        self._process: subprocess.Popen[bytes] | None = None
        if taken is None:
            self._start()
        else:
            self._control, self._home, self._modules, bubblewrap = taken
            self._ways = [way for way in self._ways if way[1] == bubblewrap]
            self._control.settimeout(PATIENCE)
            self._greeted, self._buffer = True, b""

    def _start(self) -> None:
        self._greeted = False
        self._buffer = b""
        level, bubblewrap = self._ways[0]
        self._home = "/" if level is Level.FULL else tempfile.mkdtemp(prefix="torchkata-zygote-")
        self._control, theirs = socket.socketpair()
        self._control.settimeout(PATIENCE)
        with theirs:
            self._process = subprocess.Popen(
                start_command(level, bubblewrap, self._home, theirs.fileno()),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=clean_environment(level, self._home),
                cwd=self._home,
                pass_fds=[theirs.fileno()],
                start_new_session=True,  # Ctrl-C is for the grader, which ends the zygote itself
            )

    @property
    def level(self) -> Level:
        """Return the level, found by trial. Raises IsolationMissing where the level asked for cannot be had."""
        while not self._greeted:
            try:
                broken = self._receive().get("broken", [])
            except ZygoteLost:
                broken = ["the process did not start"]
            if broken:
                self._step_down("; ".join(broken))
            else:
                self._greeted = True
        return self._ways[0][0]

    def _step_down(self, reason: str) -> None:
        """Try the next way, before any worker was started."""
        level, bubblewrap = self._ways[0]
        self._reasons.append(f"{level}{f' by {bubblewrap}' if bubblewrap else ''}: {reason}")
        if len(self._ways) == 1:
            raise IsolationMissing("; ".join(self._reasons))
        self._ways = self._ways[1:]
        self._replace()

    @property
    def reasons(self) -> list[str]:
        """Return why better ways than that of `level` do not work here, a sentence each."""
        return self._reasons

    def preload(self, modules: list[str]) -> None:
        """Have `modules` imported before the next fork; does not wait."""
        self._modules = [*self._modules, *(name for name in modules if name not in self._modules)]
        with contextlib.suppress(ZygoteLost):  # the next fork will notice
            self._send({"op": "preload", "modules": modules})

    def settle(self) -> None:
        """Have the zygote make its forks cheap, once all is imported; takes up to a second, does not wait."""
        with contextlib.suppress(ZygoteLost):
            self._send({"op": "settle"})

    def give(self, through: socket.socket) -> None:
        """Give this zygote, whose level is known, to the process that takes it from the other end of `through`."""
        give(through, self._control, self._home, self._modules, self._ways[0][1])
        self._control.close()

    def fork(self, channel: socket.socket, output: int, limits: Limits) -> tuple[int, Path | None]:
        """Return the number of a new confined worker that owns copies of both descriptors, and its folder.

        The folder is None where it lies in a namespace. A lost zygote is replaced once. Raises ZygoteLost where its
        successor is lost too, IsolationMissing, and IsolationFailed where the worker could not be confined.
        """
        request = {"op": "fork", "limits": limits.request()}
        level = self.level
        try:
            answer = self._ask(request, [channel.fileno(), output])
        except ZygoteLost:
            self._replace()
            level = self.level
            answer = self._ask(request, [channel.fileno(), output])
        if "failed" in answer:
            raise IsolationFailed(f"a process could not be confined ({level}): {answer['failed']}")
        return int(answer["pid"]), None if level is Level.FULL else Path(answer["scratch"])

    def end(self, pid: int, patient: bool) -> tuple[int | None, str]:
        """Kill worker `pid` with all that it started; return its wait status and why the zygote killed it, if it did.

        The status is None where nobody knows it any more.
        `patient`: its channel has closed by itself, so let it tell how it died.
        """
        try:
            answer = self._ask({"op": "end", "pid": pid, "patient": patient})
        except ZygoteLost:
            self._replace()
            return None, ""
        status, reason = answer["status"], answer["reason"]
        return (None if status is None else int(status)), str(reason)

    def _replace(self) -> None:
        self.close()
        if self._greeted:
            self._ways = self._ways[:1]
        self._start()
        self.preload(self._modules)

    def _ask(self, request: dict[str, Any], descriptors: list[int] | None = None) -> dict[str, Any]:
        self._send(request, descriptors)
        return self._receive()

    def close(self) -> None:
        """End the zygote, all its workers and what they started; remove its home."""
        self._control.close()
        if self._process is None:  # a child of the process that gave it
            return
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=5)
        if self._home != "/":
            with contextlib.suppress(OSError):  # the code of level none may have made files that nobody can remove
                remove_folder(Path(self._home))

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
