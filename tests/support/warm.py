"""Commands of the grader without the imports: a process that has them (`serving.py`) forks one for each command.

What is forked runs ``python -m torchkata`` as a fresh process would: its own arguments, environment, folder, streams,
session, exit status. Only what Python and the big libraries do while they are imported is not repeated: neither in the
command, nor in the zygotes and the server of jobs that it starts.

The processes of one run of the tests share such a process (`share`): it forks one for each of them that wants commands.
"""

import atexit
import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from torchkata.sandbox.processors import ONE_THREAD

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("plain", "torch")
AT_START = ("PYTHON", "LC_", "LANG")  # beginnings of the names of variables that Python reads when it starts
BORROWERS = {"grade", "class", "demo", "verify", "mutants"}  # the others want no zygote, or one of each level
SHARED = "TESTS_WARM"  # a variable: the folder of the sockets at which shared processes listen
CANARY = "GRADER_SECRET"  # a variable of the process, for attacks to look for
SECRET = {CANARY: os.environ.get(CANARY) or "canary" + secrets.token_hex(8)}


@dataclass(frozen=True)
class Done:
    """How a command ended, and whether it has left a process behind, whatever that is called."""

    status: int | None  # None: it was killed when its time was over
    survived: bool  # until now: it has been killed
    peak_mb: int = 0  # the greatest memory that its process had


class Commands:
    """A process that has made the imports of `name` and runs commands, one at a time. `environment` is its own."""

    def __init__(self, name: str, environment: Mapping[str, str]) -> None:
        self.environment = dict(environment)
        self._process: subprocess.Popen[bytes] | None = None
        if folder := os.environ.get(SHARED):
            self._channel = socket.socket(socket.AF_UNIX)
            self._channel.connect(os.path.join(folder, name))
        else:
            self._channel, theirs = socket.socketpair()
            with theirs:
                self._process = start(theirs, name, self.environment)
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
        if self._process is not None:
            self._process.kill()
            self._process.wait()


def start(channel: socket.socket, name: str, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start a process that makes the imports of `name` and then serves `channel`, or all who connect to it."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.support.serving", str(channel.fileno()), name],
        cwd=ROOT,
        env={**environment, **ONE_THREAD},
        pass_fds=[channel.fileno()],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )


@contextlib.contextmanager
def share() -> Iterator[None]:
    """Have the processes that are started meanwhile share the processes that run commands."""
    with tempfile.TemporaryDirectory(prefix="warm-") as folder, contextlib.ExitStack() as stack:
        os.environ.update({SHARED: folder, **SECRET})
        for name in NAMES:
            with socket.socket(socket.AF_UNIX) as listener:
                listener.bind(os.path.join(folder, name))
                listener.listen()
                process = start(listener, name, os.environ)
            stack.callback(process.wait)
            stack.callback(process.kill)
        yield


_own = threading.local()


def commands(torch: bool) -> Commands:
    """Return the commands of this thread, with or without torch."""
    known: dict[str, Commands] = vars(_own)
    name = "torch" if torch else "plain"
    if name not in known:
        known[name] = Commands(name, {**os.environ, **SECRET})
    return known[name]
