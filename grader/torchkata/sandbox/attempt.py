"""One attempt to start a zygote: its process and folder, and the reason if it failed."""

import contextlib
import os
import re
import signal
import subprocess
import tempfile

from ..record.sentences import say
from .launch import clean_environment, start_command
from .levels import Level

ENDING = 2.0  # seconds for a process that has closed its channel to end
AT_ONCE = 0.2  # seconds in which an idle zygote ends; one that imports would read of its end only after that
CLEANING = 5.0  # seconds in which it ends its workers and removes their folders
MAX_BYTES, MAX_LINES, MAX_CHARACTERS = (
    2**16,
    4,
    300,
)  # limits for its output: bytes read, characters shown, characters of a line
COLOURS = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")


class Attempt:
    """Starts a zygote at a level. If that fails, `process` is None and `reason` gives the cause.

    Its standard error before it serves is kept for `reason`. Writing there never blocks, and `forget` closes the
    reading end before the first worker starts.
    """

    def __init__(self, level: Level, bubblewrap: str, control: int) -> None:
        self.home = "/"  # at level full it has its own, in memory
        self.process: subprocess.Popen[bytes] | None = None
        self._problem = ""
        self._errors, theirs = os.pipe()
        os.set_blocking(self._errors, False)
        os.set_blocking(theirs, False)
        try:
            if level is not Level.FULL:
                self.home = tempfile.mkdtemp(prefix="torchkata-zygote-")
            command = start_command(level, bubblewrap, self.home, control)
            try:
                self.process = subprocess.Popen(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=theirs,
                    env=clean_environment(level, self.home),
                    cwd=self.home,
                    pass_fds=[control],
                    start_new_session=True,  # Ctrl-C is for the grader, which ends the zygote itself
                )
            except OSError as error:
                self._problem = describe_refusal(command[0], error)
        except OSError as error:
            self._problem = say("start_unprepared", problem=error)
        finally:
            os.close(theirs)

    def reason(self) -> str:
        """Return why there was no greeting; a process that hangs is killed first."""
        if not self._problem and self.process is not None:
            ending = self._end(self.process)
            said = b""
            with contextlib.suppress(OSError):  # there is nothing to read
                said = os.read(self._errors, MAX_BYTES)
            self._problem = say("start_ended", said=tidy(said) or say("start_silent"), ending=ending)
        return self._problem

    def _end(self, process: subprocess.Popen[bytes]) -> str:
        try:
            return describe_status(process.wait(ENDING))
        except subprocess.TimeoutExpired:
            return say("start_hung")
        finally:  # with all its children
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

    def forget(self) -> None:
        """Stop reading the output of the process."""
        if self._errors >= 0:
            os.close(self._errors)
            self._errors = -1


def describe_refusal(program: str, error: OSError) -> str:
    """Return why the system did not start a program."""
    if os.path.isdir(program):
        return say("start_folder")
    if isinstance(error, FileNotFoundError) and os.path.exists(program):
        return say("start_no_loader")
    return say("start_refused", problem=error.strerror)


def describe_status(status: int) -> str:
    """Return how a process ended, from its Popen status."""
    if status >= 0:
        return say("start_exit", number=status)
    return say("start_signal", number=-status, name=signal.strsignal(-status))


def tidy(said: bytes) -> str:
    """Return a few lines of a program's output as one line, without tracebacks and control codes."""
    lines = [line for line in COLOURS.sub("", said.decode("utf-8", "replace")).splitlines() if line.strip()]
    lines = [line for line in lines if not (line[0].isspace() or line.startswith("Traceback"))] or lines
    if len(lines) > MAX_LINES:
        lines = [*lines[: MAX_LINES - 1], "[...]", lines[-1]]
    clean = ("".join(c if c.isprintable() else "?" for c in line.strip()) for line in lines)
    return " / ".join(line if len(line) <= MAX_CHARACTERS else line[:MAX_CHARACTERS] + "[...]" for line in clean)


def end_process(process: "subprocess.Popen[bytes]") -> None:
    """Wait for the end of a zygote whose channel was closed; insist on it where it takes too long."""
    for seconds, insist in ((AT_ONCE, process.terminate), (CLEANING, process.kill), (CLEANING, process.kill)):
        try:
            process.wait(timeout=seconds)
            return
        except subprocess.TimeoutExpired:
            insist()
