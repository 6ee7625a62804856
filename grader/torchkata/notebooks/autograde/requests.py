"""The requests to the process that grades: a thread reads them, so that whoever sends them never waits."""

import _thread
import os
import queue
import threading
from collections.abc import Callable
from typing import BinaryIO

import msgspec

from ...classroom.task import Task
from .messages import Request

IDLE = 120.0  # seconds without a request, after which the process ends: a server may live for weeks


class Requests:
    """The requests that a stream holds, as an iterator over those at hand; it goes on when there are more.

    `read` returns the task of a request, or None if there is nothing to grade.
    """

    def __init__(self, stream: BinaryIO, read: Callable[[Request], Task | None]) -> None:
        self._stream, self._read = stream, read
        self._waiting: queue.Queue[Request | None] = queue.Queue()  # None: no more will come
        self._first: Task | None = None
        threading.Thread(target=self._receive, daemon=True).start()

    def _receive(self) -> None:
        for line in self._stream:
            self._waiting.put(msgspec.json.decode(line, type=Request))
        self._waiting.put(None)
        _thread.interrupt_main()  # nobody waits for what is being graded

    def wait(self) -> Task | None:
        """Wait for a task and return it; the iterator gives it, too. None if none will come."""
        while self._first is None:
            try:
                request = self._waiting.get(timeout=IDLE)
            except queue.Empty:
                return None
            if request is None:
                return None
            self._first = self._read(request)
        return self._first

    def __iter__(self) -> "Requests":
        return self

    def __next__(self) -> Task:
        task, self._first = self._first, None
        while task is None:
            try:
                request = self._waiting.get_nowait()
            except queue.Empty:
                raise StopIteration from None
            if request is None:
                self._waiting.put(None)
                raise StopIteration
            task = self._read(request)
        return task


def own_streams() -> tuple[BinaryIO, int]:
    """Return the stream of requests and the descriptor for events, which nothing else here reads or writes."""
    requests, events = os.fdopen(os.dup(0), "rb"), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return requests, events
