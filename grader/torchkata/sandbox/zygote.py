"""The grader's side of the zygote: starts it at a level, has it fork workers, has it end them."""

import contextlib
import json
import socket
import subprocess
from pathlib import Path
from typing import Any

from ..errors import IsolationMissing
from ..inside.private_folder import remove_folder
from .attempt import Attempt
from .handover import Taken, give
from .launch import starts
from .levels import ADVICE, IsolationFailed, Level
from .limits import Limits

START = 30.0  # seconds for the greeting through a bubblewrap that was not seen to work yet: it may hang
PATIENCE = 120.0  # seconds for an answer: it may still be importing torch from a slow disk


class ZygoteLost(Exception):
    """The zygote does not answer: it was killed, or it hangs."""


class Zygote:
    """One zygote process and its private home. Its workers die with it.

    Without `level` it has the best level that this machine offers; with one, exactly that, or it raises
    IsolationMissing as soon as it is used. A successor of a lost zygote has the same level. `taken`: a running zygote
    of this level, which another process gave.
    """

    def __init__(self, level: Level | None = None, taken: Taken | None = None) -> None:
        self._modules: list[str] = []
        self._starts = starts(level)
        self._reasons: list[str] = []
        self._proven = False  # a zygote has served at this level before
        self._process: subprocess.Popen[bytes] | None = None
        self._attempt: Attempt | None = None
        if taken is None:
            self._start()
        else:
            self._control, self._home, self._modules, bubblewrap = taken
            self._starts = [way for way in self._starts if way[1] == bubblewrap]
            self._control.settimeout(PATIENCE)
            self._greeted, self._lost, self._buffer = True, False, b""

    def _start(self) -> None:
        self._lost = True  # whether it must be replaced before it is asked again
        self._greeted = False
        self._buffer = b""
        self._control, theirs = socket.socketpair()
        level, bubblewrap = self._starts[0]
        self._control.settimeout(START if bubblewrap and not self._proven else PATIENCE)
        with theirs:
            self._attempt = Attempt(level, bubblewrap, theirs.fileno())
        self._home, self._process = self._attempt.home, self._attempt.process
        self._lost = False

    @property
    def level(self) -> Level:
        """Return the level, found by trial. Raises IsolationMissing where the level asked for cannot be had."""
        while not self._greeted:
            attempt = self._attempt
            assert attempt
            try:
                broken = "; ".join(self._receive().get("broken", []))
            except ZygoteLost:
                broken = attempt.reason()
            attempt.forget()
            if broken:
                self._step_down(broken)
            else:
                self._greeted = self._proven = True
                self._control.settimeout(PATIENCE)
        return self._starts[0][0]

    def _step_down(self, reason: str) -> None:
        """Try the next way, before any worker was started."""
        level, bubblewrap = self._starts[0]
        if self._proven:  # a check that meets this shows the text to the student
            raise IsolationMissing(f"level {level} was there and is not any more{ADVICE}")
        self._reasons.append(f"{level}{f' by {bubblewrap}' if bubblewrap else ''}: {reason}")
        if len(self._starts) == 1:
            raise IsolationMissing("; ".join(self._reasons) + ADVICE)
        self._starts = self._starts[1:]
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

    def freeze(self) -> None:
        """Have the zygote make its forks cheap, once all is imported; takes up to a second, does not wait."""
        with contextlib.suppress(ZygoteLost):
            self._send({"op": "freeze"})

    def give(self, through: socket.socket) -> None:
        """Give this zygote, whose level is known, to the process that takes it from the other end of `through`."""
        give(through, self._control, self._home, self._modules, self._starts[0][1])
        self._control.close()

    def fork(self, channel: socket.socket, output: int, limits: Limits) -> tuple[int, Path | None]:
        """Return the number of a new confined worker that owns copies of both descriptors, and its folder.

        The folder is None where it lies in a namespace. A lost zygote is replaced first, and once more if its successor
        is lost too. Raises ZygoteLost after that, IsolationMissing, and IsolationFailed where the worker could not be
        confined, OSError where this system has no room for another process or descriptor.
        """
        request = {"op": "fork", "limits": limits.request()}
        try:
            answer = self._ask_living(request, [channel.fileno(), output])
        except ZygoteLost:
            answer = self._ask_living(request, [channel.fileno(), output])
        level = self._starts[0][0]
        if "failed" in answer:
            raise IsolationFailed(f"a process could not be confined ({level}): {answer['failed']}")
        return int(answer["pid"]), None if level is Level.FULL else Path(answer["scratch"])

    def _ask_living(self, request: dict[str, Any], descriptors: list[int]) -> dict[str, Any]:
        """Ask the zygote, or its successor where it is lost. Raises ZygoteLost where that is lost, IsolationMissing."""
        if self._lost:
            self._replace()
        try:
            self.level  # noqa: B018 - waits until it has started
        except IsolationMissing as error:
            if not self._proven:
                raise
            self._lost = True
            raise ZygoteLost(f"no other one started: {error}") from error
        return self._ask(request, descriptors)

    def end(self, pid: int, patient: bool) -> tuple[int | None, str]:
        """Kill worker `pid` with all that it started; return its wait status and why the zygote killed it, if it did.

        The status is None where nobody knows it any more.
        `patient`: its channel has closed by itself, so let it tell how it died.
        """
        if self._lost:
            return None, ""
        try:
            answer = self._ask({"op": "end", "pid": pid, "patient": patient})
        except ZygoteLost:
            return None, ""
        status, reason = answer["status"], answer["reason"]
        return (None if status is None else int(status)), str(reason)

    def _replace(self) -> None:
        self.close()
        if self._proven:
            self._starts = self._starts[:1]
        self._start()
        self.preload(self._modules)

    def _ask(self, request: dict[str, Any], descriptors: list[int] | None = None) -> dict[str, Any]:
        try:
            self._send(request, descriptors)
            return self._receive()
        except BaseException:
            self._lost = True  # if it lives, its answer would be taken for that to the next request
            raise

    def close(self) -> None:
        """End the zygote, all its workers and what they started; remove its home."""
        self._control.close()
        if self._attempt is None:  # process and home are those of who gave it
            return
        self._attempt.forget()
        if self._process is not None:
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
        try:
            answer: dict[str, Any] = json.loads(line)
        except ValueError as error:
            raise ZygoteLost("what it says is not JSON") from error
        return answer
