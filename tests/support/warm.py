"""Commands of the grader without the imports: a process that has them forks one for each command.

What is forked runs ``python -m torchkata`` as a fresh process would: its own arguments, environment, folder, streams,
session, exit status. Only what Python and the big libraries do while they are imported is not repeated: neither in the
command, nor in the zygotes and the server of jobs that it starts.
"""

import atexit
import contextlib
import ctypes
import importlib
import json
import os
import runpy
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from torchkata.inside.page_tables import freeze
from torchkata.sandbox.handover import Taken
from torchkata.sandbox.processors import ONE_THREAD

from tests.support import forks
from tests.support.lending import LENDER, Lender, borrow

ROOT = Path(__file__).resolve().parents[2]
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
WITH_TORCH = (*PLAIN, "torch")
COLLECTED = (ROOT / "tests" / "kit", ROOT / "tests" / "attacks" / "kit")  # the courses that most commands grade
AT_START = ("PYTHON", "LC_", "LANG")  # beginnings of the names of variables that Python reads when it starts
PR_SET_CHILD_SUBREAPER = 36
CLI = "torchkata"
BORROWERS = {"grade", "class", "demo", "verify", "mutants"}  # the others want no zygote, or one of each level
SECRET = {"GRADER_SECRET": "canary" + secrets.token_hex(8)}  # of the process, for attacks to look for


@dataclass(frozen=True)
class Done:
    """How a command ended, and whether it has left a process behind, whatever that is called."""

    status: int | None  # None: it was killed when its time was over
    survived: bool  # until now: it has been killed
    peak_mb: int = 0  # the greatest memory that its process had


class Commands:
    """A process that has imported `modules` and runs commands, one at a time. `environment` is its own."""

    def __init__(self, modules: tuple[str, ...], environment: Mapping[str, str] | None = None) -> None:
        self.environment = dict(os.environ if environment is None else environment)
        self._channel, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.support.warm", str(theirs.fileno()), *modules],
                cwd=ROOT,
                env={**self.environment, **ONE_THREAD},
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self._lines = self._channel.makefile("rb")
        atexit.register(self.close)

    def run(
        self,
        words: list[str],
        streams: tuple[int, int],
        seconds: float,
        environment: Mapping[str, str] | None = None,
        folder: Path = ROOT,
        linger: float = 0.0,
    ) -> Done:
        """Run a command with these `streams` for output and errors. `linger`: wait so long for what outlives it."""
        own = dict(environment or self.environment)
        usual = own.get("PATH") == self.environment.get("PATH")  # which decides what bubblewrap there is
        request = {"words": words, "environment": own, "folder": str(folder), "linger": linger}
        request["zygote"] = usual and bool(BORROWERS & {*words})
        socket.send_fds(self._channel, [json.dumps(request).encode() + b"\n"], list(streams))
        pid = int(self._lines.readline())
        self._channel.settimeout(seconds)
        try:
            status, survived, peak_mb = json.loads(self._lines.readline())
        except TimeoutError:
            os.killpg(pid, signal.SIGKILL)
            self._channel.settimeout(None)
            self._lines = self._channel.makefile("rb")
            return Done(None, json.loads(self._lines.readline())[1])
        self._channel.settimeout(None)
        return Done(os.waitstatus_to_exitcode(status), survived, peak_mb)

    def can_run(self, environment: Mapping[str, str]) -> bool:
        """Tell whether a command would be the same in this environment: Python reads some variables as it starts."""
        names = {name for name in {*environment, *self.environment} if name.startswith(AT_START)}
        return all(environment.get(name) == self.environment.get(name) for name in names)

    def close(self) -> None:
        """End the process."""
        self._channel.close()
        self._process.kill()
        self._process.wait()


_own = threading.local()


def commands(torch: bool) -> Commands:
    """Return the commands of this thread, with or without torch."""
    known: dict[str, Commands] = vars(_own)
    key = "with torch" if torch else "plain"
    if key not in known:
        known[key] = Commands(WITH_TORCH if torch else PLAIN, {**os.environ, **SECRET})
    return known[key]


lender = Lender()


def serve(channel: socket.socket) -> None:
    """Run what the channel asks for until it closes."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
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
    for name in sys.argv[2:]:
        importlib.import_module(name)
    if torch := sys.modules.get("torch"):
        torch.set_num_threads(1)  # type: ignore[attr-defined]
    prepare()
    freeze()  # else looking for garbage would have each command copy the memory that it shares with this process
    serve(socket.socket(fileno=int(sys.argv[1])))
    os._exit(0)


if __name__ == "__main__":
    main()
