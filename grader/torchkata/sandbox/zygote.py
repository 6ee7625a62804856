"""The grader's side of the zygote: starts it at a level, and has it fork and end workers."""

import contextlib
import json
import socket
import subprocess
from pathlib import Path
from typing import Any

from ..errors import IsolationMissing
from ..inside.private_folder import remove_folder
from ..record.sentences import say
from .attempt import Attempt, end_process
from .handover import Taken, give
from .launch import describe_failure, starts
from .levels import IsolationFailed, Level
from .limits import Limits

START = 30.0  # seconds for the greeting through an untested bubblewrap, which may hang
PATIENCE = 120.0  # seconds for an answer: torch may be importing from a slow disk


class ZygoteLost(Exception):
    """The zygote does not answer: it was killed, or it hangs."""


class Zygote:
    """One zygote process and its private home. Its workers die with it.

    Without `level` it has the best level that this machine supports; with one, exactly that, or the first use raises
    IsolationMissing. A replacement for a lost zygote has the same level. `taken`: a running zygote of this level that
    another process gave.
    """

    def __init__(self, level: Level | None = None, taken: Taken | None = None) -> None:
        self._modules: list[str] = []
        self._starts = starts(level)
        self._reasons: list[str] = []
        self._proven = False  # whether a zygote has served at this level
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
        self._lost = True  # whether it must be replaced before the next request
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
        """Return the level, found by trial. Raises IsolationMissing if the demanded level does not work."""
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
        """Try the next level or bubblewrap. No worker has been started yet."""
        level, bubblewrap = self._starts[0]
        if self._proven:  # a check that meets this shows the text to the student
            raise IsolationMissing(say("isolation_missing", problem=say("level_broken", level=level)))
        self._reasons.append(describe_failure(level, bubblewrap, reason))
        if len(self._starts) == 1:
            raise IsolationMissing(say("isolation_missing", problem="; ".join(self._reasons)))
        self._starts = self._starts[1:]
        self._replace()

    @property
    def reasons(self) -> list[str]:
        """Return why the better ways than that of `level` do not work here, one sentence each."""
        return self._reasons

    def preload(self, modules: list[str]) -> None:
        """Have `modules` imported before the next fork; does not wait."""
        self._modules = [*self._modules, *(name for name in modules if name not in self._modules)]
        with contextlib.suppress(ZygoteLost):  # the next fork notices
            self._send({"op": "preload", "modules": modules})

    def freeze(self) -> None:
        """Have the zygote make its forks cheap after its imports (up to a second); does not wait."""
        with contextlib.suppress(ZygoteLost):
            self._send({"op": "freeze"})

    def give(self, through: socket.socket) -> None:
        """Give this zygote, after its level is known, to the process at the other end of `through`."""
        give(through, self._control, self._home, self._modules, self._starts[0][1])
        self._control.close()

    def fork(self, channel: socket.socket, output: int, limits: Limits) -> tuple[int, Path | None]:
        """Return the number of a new confined worker that owns copies of both descriptors, and its folder.

        The folder is None if it is in a namespace. A lost zygote is replaced, twice at most. Raises ZygoteLost after
        that, IsolationMissing, IsolationFailed if the worker could not be confined, OSError if the system has no free
        process or descriptor.
        """
        request = {"op": "fork", "limits": limits.request()}
        try:
            answer = self._ask_living(request, [channel.fileno(), output])
        except ZygoteLost:
            answer = self._ask_living(request, [channel.fileno(), output])
        level = self._starts[0][0]
        if "failed" in answer:
            raise IsolationFailed(say("worker_unconfined", level=level, problem=answer["failed"]))
        return int(answer["pid"]), None if level is Level.FULL else Path(answer["scratch"])

    def _ask_living(self, request: dict[str, Any], descriptors: list[int]) -> dict[str, Any]:
        """Ask the zygote, or its replacement. Raises ZygoteLost if that is lost too, IsolationMissing."""
        if self._lost:
            self._replace()
        try:
            self.level  # noqa: B018 - waits until it has started
        except IsolationMissing as error:
            if not self._proven:
                raise
            self._lost = True
            raise ZygoteLost(say("zygote_not_replaced", problem=error)) from error
        return self._ask(request, descriptors)

    def end(self, pid: int, patient: bool) -> tuple[int | None, str]:
        """Kill worker `pid` with all its children; return its wait status and why the zygote killed it, if it did.

        The status is None if it is not known any more.
        `patient`: its channel has closed by itself, so wait for its own status.
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
            self._lost = True  # if it lives, its answer would be read as that to the next request
            raise

    def close(self) -> None:
        """End the zygote, all its workers and what they started; remove its home."""
        self._control.close()
        if self._attempt is None:  # process and home belong to the process that gave it
            return
        self._attempt.forget()
        if self._process is not None:
            end_process(self._process)
        if self._home != "/":
            with contextlib.suppress(OSError):  # code at level none may have made files that cannot be removed
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
                raise ZygoteLost(say("zygote_ended"))
            self._buffer += chunk
        line, self._buffer = self._buffer.split(b"\n", 1)
        try:
            answer: dict[str, Any] = json.loads(line)
        except ValueError as error:
            raise ZygoteLost(say("zygote_garbled")) from error
        return answer
