"""The view's side of the grading process: starts it, sends requests, and starts it again if it dies."""

import asyncio
import contextlib
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec

from ..record.sentences import say
from .messages import LENGTH, Event, Graded, Refused, Request, Terms, encode, length_of, read_event

MODULE = "torchkata.watching.grading_process"
MAX_DEATHS = 3  # of the process, one after the other without a verdict, before it is given up
PATIENCE = 6.0  # seconds until the process is killed; it kills itself a second earlier
MAX_KEPT = 2000  # bytes of its last words


class GradingLost(Exception):
    """The grading process died too often. The text is its last line."""


class GradingClient:
    """A grading process for one course. It runs in a session of its own, so that Ctrl-C in the terminal misses it.

    `folder`: the exercise whose libraries are imported first.
    """

    def __init__(self, course: Path, folder: str, terms: Terms) -> None:
        self._words = [str(course), folder, msgspec.json.encode(terms).decode()]
        self._process: asyncio.subprocess.Process | None = None
        self._latest: Request | None = None
        self._last_words = b""
        self._deaths = 0
        self._closed = False

    async def start(self) -> None:
        """Start the process. Raises OSError."""
        pipe = subprocess.PIPE
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", MODULE, *self._words),
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            start_new_session=True,
        )

    def send(self, request: Request) -> None:
        """Send a request; it replaces the one before. A process that is starting anew gets it when it runs."""
        self._latest = request
        if self._process is not None and self._process.stdin is not None:
            with contextlib.suppress(OSError, RuntimeError):  # it has died, which `events` notices
                self._process.stdin.write(encode(request))

    async def events(self) -> AsyncIterator[Event]:
        """Yield what the process reports until it is closed. Raises GradingLost, and OSError if it cannot start."""
        while not self._closed:
            process = self._process
            assert process
            listening = asyncio.create_task(self._listen(process))
            async for event in read_events(process):
                self._deaths = 0 if isinstance(event, Graded | Refused) else self._deaths
                yield event
            await self._end(process)
            await listening
            if not self._closed:
                self._deaths += 1
                if self._deaths >= MAX_DEATHS:
                    raise GradingLost(self._last_line())
                await self.start()
                if self._latest is not None:
                    self.send(self._latest)

    async def close(self) -> None:
        """End the process: it ends by itself when nobody asks any more, and is killed if it does not."""
        self._closed = True
        if self._process is not None:
            await self._end(self._process)

    async def _end(self, process: asyncio.subprocess.Process) -> None:
        if process.stdin is not None:
            process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), PATIENCE)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def _listen(self, process: asyncio.subprocess.Process) -> None:
        """Keep the end of what the process writes to its standard error."""
        assert process.stderr
        while words := await process.stderr.read(MAX_KEPT):
            self._last_words = (self._last_words + words)[-MAX_KEPT:]

    def _last_line(self) -> str:
        lines = self._last_words.decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else say("grader_silent")


async def read_events(process: asyncio.subprocess.Process) -> AsyncIterator[Event]:
    """Yield the events of a process until its output ends, or is no event."""
    assert process.stdout
    with contextlib.suppress(asyncio.IncompleteReadError, ValueError):
        while True:
            head = await process.stdout.readexactly(LENGTH)
            yield read_event(await process.stdout.readexactly(length_of(head)))
