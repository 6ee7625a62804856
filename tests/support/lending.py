"""Gives commands of the tests a zygote at once: a fork of one that has imported the big libraries."""

import contextlib
import json
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from torchkata.classroom import run
from torchkata.errors import IsolationMissing
from torchkata.marking import grader as marking
from torchkata.sandbox import launch
from torchkata.sandbox.handover import Taken
from torchkata.sandbox.levels import Level
from torchkata.sandbox.zygote import Zygote

BIG = ("numpy", "torch")
LENDER = 200  # the descriptor, in a command, of the zygote that forks others
ENDING = 5.0  # seconds for a zygote to end
MANY = """
import os, signal, socket
from inside import forkserver, system

class Many(forkserver.ForkServer):
    born = 0

    def carry_out(self, request, descriptors):
        if request["op"] != "another":
            return super().carry_out(request, descriptors)
        control = descriptors.pop(0)
        self.born += 1
        if os.fork():
            os.close(control)
            self.bury()
            return
        system.set_process(system.PR_SET_PDEATHSIG, signal.SIGTERM)
        system.set_process(system.PR_SET_CHILD_SUBREAPER, 1)
        self.control.close()
        self.control = socket.socket(fileno=control)
        self.count = self.born * 10**6  # of the folders of its workers, which lie beside those of others
        try:
            self.run()
        finally:
            self.clean_up()
            os._exit(0)

    def bury(self):
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            pass

forkserver.ForkServer = Many
forkserver.main()
"""
START = f"import sys; sys.path.insert(0, sys.argv[2]); exec({MANY!r}, {{}})"


class Lent(Zygote):
    """A zygote forked from another one."""

    def close(self) -> None:
        """End it as one that was started: all that its workers did has ended when this returns."""
        if self._attempt is None:
            with contextlib.suppress(OSError):
                self._control.settimeout(ENDING)
                self._control.shutdown(socket.SHUT_WR)
                while self._control.recv(65536):
                    pass
        super().close()


class Lender:
    """Has one zygote of level full that forks others, if this machine has it."""

    def __init__(self) -> None:
        self._zygote: Zygote | None = None
        self._possible = True

    def lend(self) -> Taken | None:
        """Return what a command needs to fork zygotes, None if that is not possible."""
        if self._zygote is not None and (pid := self.process()) is not None and not is_alive(pid):
            self._zygote.close()
            self._zygote = None
        if self._zygote is None and self._possible:
            try:
                with starting(START):
                    self._zygote = Zygote(Level.FULL)
                    self._zygote.level  # noqa: B018 - raises where it cannot be had
            except IsolationMissing:
                self._zygote, self._possible = None, False
            else:
                self._zygote.preload([name for name in BIG if name in sys.modules])
                self._zygote.freeze()
        if self._zygote is None:
            return None
        return self._zygote._control, "/", list(self._zygote._modules), self._zygote._starts[0][1]

    def process(self) -> int | None:
        """Return the number of the process."""
        return self._zygote._process.pid if self._zygote is not None and self._zygote._process is not None else None


def is_alive(pid: int) -> bool:
    """Tell whether a process runs, also one that a parent of this one has started."""
    try:
        state = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()[0]
    except OSError:
        return False
    return state not in (b"Z", b"X")


@contextlib.contextmanager
def starting(code: str) -> Iterator[None]:
    """Have zygotes start with this code."""
    before, launch.START = launch.START, code
    try:
        yield
    finally:
        launch.START = before


def borrow(facts: Taken) -> None:
    """Have the grader in this process fork a zygote of level full instead of starting one."""
    lender, *others = facts
    os.dup2(lender.fileno(), LENDER)
    asked = socket.socket(fileno=LENDER)

    def find(level: Level | None = None, taken: Taken | None = None) -> Zygote:
        if taken is not None or level not in (None, Level.FULL):
            return Zygote(level, taken)
        ours, theirs = socket.socketpair()
        with theirs, contextlib.suppress(OSError):  # a lender that is lost: its zygote is, too, and will be replaced
            socket.send_fds(asked, [json.dumps({"op": "another"}).encode() + b"\n"], [theirs.fileno()])
        return Lent(Level.FULL, (ours, *others))

    grader: Any
    for grader in (marking, run):
        grader.Zygote = find
