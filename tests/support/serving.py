"""The process behind the warm commands (`warm.py`): it makes the imports once, then forks one for each command."""

import contextlib
import importlib
import json
import os
import runpy
import signal
import socket
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from torchkata.inside import system
from torchkata.inside.page_tables import freeze
from torchkata.sandbox.handover import Taken

from tests.support import forks
from tests.support.lending import LENDER, Lender, borrow
from tests.support.warm import ROOT

PLAIN = (
    *("numpy", "pytest", "_pytest.python", "pytest_timeout", "rich.console", "rich.text", "rich.table", "sqlite3"),
    *(
        "torchkata.cli.main",
        "torchkata.marking.grader",
        "torchkata.marking.collection",
        "torchkata.report.terminal",
        "torchkata.formats.writers",
        "torchkata.report.submission_page",
    ),
    *("torchkata.sandbox.doctor", "torchkata.classroom.run", "torchkata.cli.author", "torchkata.cli.release"),
    *("torchkata.author.verify", "torchkata.author.mutants", "torchkata.author.scaffold"),
    *("torchkata.release.student_kit", "torchkata.release.autograder"),
    *("torchkata.author.removal", "multiprocessing.popen_forkserver", "multiprocessing.synchronize"),
    *(f"_pytest.{name}" for name in ("faulthandler", "helpconfig", "pastebin", "setuponly", "setupplan", "skipping")),
    *("_pytest.unittest", "pdb", "unittest", "encodings.utf_8_sig", "encodings.cp437", "email.parser"),
)
MODULES = {"plain": PLAIN, "torch": (*PLAIN, "torch")}
COLLECTED = (ROOT / "tests" / "kit", ROOT / "tests" / "attacks" / "kit")  # the courses that most commands grade
CLI = "torchkata"

lender = Lender()


def serve_all(listener: socket.socket) -> None:
    """Fork a process for each connection, which serves it."""
    while True:
        connection, _ = listener.accept()
        if os.fork() == 0:
            listener.close()
            os.setsid()
            serve(connection)
            os._exit(0)
        connection.close()
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def serve(channel: socket.socket) -> None:
    """Run what the channel asks for until it closes."""
    system.set_process(system.PR_SET_CHILD_SUBREAPER, 1)
    buffer, descriptors = b"", list[int]()
    while True:
        chunk, new, _, _ = socket.recv_fds(channel, 65536, 2)
        if not chunk:
            return
        buffer, descriptors = buffer + chunk, descriptors + new
        if buffer.endswith(b"\n"):
            request, buffer = json.loads(buffer), b""
            lent = lender.lend() if request["zygote"] else None
            pid = os.fork()
            if pid == 0:
                become_command(request, descriptors, channel, lent)
            channel.sendall(b"%d\n" % pid)
            while descriptors:
                os.close(descriptors.pop())
            _, status, used = os.wait4(pid, 0)
            survived = end_survivors(request["linger"])
            channel.sendall(json.dumps([status, survived, used.ru_maxrss // 1024]).encode() + b"\n")


def become_command(
    request: dict[str, Any], streams: list[int], channel: socket.socket, lent: Taken | None = None
) -> None:
    """Be the command that was asked for; never returns."""
    status = 1
    try:
        os.setsid()
        for number, stream in enumerate(streams, start=1):
            os.dup2(stream, number)
        channel.close()
        if lent is not None:
            borrow(lent)
        os.closerange(3, LENDER)
        os.closerange(LENDER + (lent is not None), 256)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
        os.environ.clear()
        os.environ.update(request["environment"])
        os.chdir(request["folder"])
        tempfile.tempdir = None  # what it was for the process before
        sys.dont_write_bytecode = bool(os.environ.get("PYTHONDONTWRITEBYTECODE"))
        forks.install(LENDER)
        sys.argv = [CLI, *request["words"]]
        runpy.run_module(CLI, run_name="__main__", alter_sys=True)  # ends the process itself
    except SystemExit as leaving:
        status = leaving.code if isinstance(leaving.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        for text in (sys.stdout, sys.stderr):
            with contextlib.suppress(Exception):
                text.flush()
        os._exit(status)


def survivors() -> Iterator[int]:
    """Give the processes that commands have left behind; the kernel hands them to this one. The dead are reaped."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()
    yield from (pid for pid in map(int, children) if pid != lender.process())


def end_survivors(linger: float) -> bool:
    """Kill what a command has left behind; tell whether there was something that lived for so many seconds."""
    deadline = time.monotonic() + linger
    while list(survivors()) and time.monotonic() < deadline:
        time.sleep(0.01)
    survived = False
    while pids := list(survivors()):
        survived = True
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.01)
    return survived


def prepare() -> None:
    """Do once what each command does anew and what depends on no course, so that commands find it done."""
    from torchkata.cli.main import read_arguments
    from torchkata.course.catalog import load_exercises
    from torchkata.course.missing_packages import ALWAYS, first_missing
    from torchkata.explain.error_messages import forms
    from torchkata.marking import grader

    read_arguments(["doctor"])
    first_missing(ALWAYS)
    for form in (form for kind in forms().values() for form in kind):
        _ = form.pattern

    class Prepared(grader.Grader):
        """A grader to which the checks of the courses that most commands grade are collected already."""

        def __init__(self, isolation: Any = None, taken: Any = None) -> None:
            super().__init__(isolation, taken)
            self._collections = list(collected)

    bare: Any = object.__new__(grader.Grader)  # it needs no zygote to collect
    bare._collections = collected = []
    for course in COLLECTED:
        bare.collect(load_exercises(course))
    grader.Grader = Prepared  # type: ignore[misc]


def main() -> None:
    """Import, prepare, then serve."""
    channel = socket.socket(fileno=int(sys.argv[1]))
    shared = channel.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
    if shared:
        system.set_process(system.PR_SET_PDEATHSIG, signal.SIGKILL)  # of the one that will kill it, unless it is killed
    for name in MODULES[sys.argv[2]]:
        importlib.import_module(name)
    if torch := sys.modules.get("torch"):
        torch.set_num_threads(1)  # type: ignore[attr-defined]
    prepare()
    if shared:
        lender.lend()  # now, for all
    freeze()  # else looking for garbage would have each command copy the memory that it shares with this process
    (serve_all if shared else serve)(channel)
    os._exit(0)


if __name__ == "__main__":
    main()
