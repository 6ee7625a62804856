"""nbgrader's side of the process that grades: starts it, sends requests, waits for results."""

import atexit
import contextlib
import subprocess
import sys
from collections.abc import Iterable

from ...errors import GraderFailed
from ...record.sentences import say
from .messages import Failed, Graded, Ready, Refused, Request, Setup, encode, read_event

MODULE = "torchkata.notebooks.autograde.service"
PATIENCE = 6.0  # seconds until the process is killed


class GradingClient:
    """A process that grades with one setup, in a session of its own, so that Ctrl-C in the terminal misses it.

    It ends when this process does, or when it is closed. Raises OSError.
    """

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        atexit.register(self.close)
        self._results: dict[int, Graded | Failed] = {}
        self._waiting: set[int] = set()
        self._ready: Ready | None = None
        self._write(encode(setup))

    @property
    def idle(self) -> bool:
        """Return whether nothing was asked for that has not been returned."""
        return not self._waiting

    def ready(self) -> Ready:
        """Wait until grading begins, and return how. Raises GraderFailed if it cannot."""
        while self._ready is None:
            self._read()
        return self._ready

    def ask(self, requests: Iterable[Request]) -> None:
        """Send requests, in the order in which their results are wanted."""
        for request in requests:
            self._waiting.add(request.number)
            self._write(encode(request))

    def result(self, number: int) -> Graded:
        """Wait for the result of a request. Raises GraderFailed if there is none."""
        while number not in self._results:
            self._read()
        self._waiting.discard(number)
        result = self._results.pop(number)
        if isinstance(result, Failed):
            raise GraderFailed(result.sentence)
        return result

    def alive(self) -> bool:
        """Return whether the process runs."""
        return self._process.poll() is None

    def close(self) -> None:
        """End the process: it ends when its input does, and is killed if it does not."""
        atexit.unregister(self.close)
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with contextlib.suppress(OSError):
                    stream.close()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _write(self, data: bytes) -> None:
        assert self._process.stdin
        with contextlib.suppress(OSError):  # it has died, which `_read` notices
            self._process.stdin.write(data)
            self._process.stdin.flush()

    def _read(self) -> None:
        """Take one event. Raises GraderFailed if the process refuses, or has died."""
        assert self._process.stdout
        line = self._process.stdout.readline()
        event = read_event(line) if line.endswith(b"\n") else None
        match event:
            case Ready():
                self._ready = event
            case Graded() | Failed():
                self._results[event.number] = event
            case Refused():
                self.close()
                raise GraderFailed(event.sentence)
            case _:
                self.close()
                raise GraderFailed(say("nbgrader_died", status=self._process.returncode))
