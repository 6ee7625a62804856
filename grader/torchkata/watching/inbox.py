"""The requests to the grading process. A newer one, or the end of the view, interrupts the work on an older one."""

import contextlib
import os
import select
import signal
import threading
import time
from collections.abc import Callable
from types import FrameType

from .messages import Request, receive_request

RETRY = 0.02  # seconds between two looks whether the work can be interrupted
PAUSE = 0.5  # seconds after an interruption, in which the work may clean up
GRACE = 5.0  # seconds that the process may take to end after its view has ended
KILLED = 1  # the exit status after that


class Inbox:
    """Reads requests in a thread and keeps the newest one.

    The work must run in the main thread, where a check's timeout can stop it. There it is interrupted by SIGINT, which
    raises KeyboardInterrupt, again and again until the work has ended, because Python may lose the exception.
    That would leave the zygote or pytest in the middle of something, so it happens only where `may_interrupt` says so
    of the frame that runs.
    """

    def __init__(self, descriptor: int, may_interrupt: Callable[[FrameType | None], bool]) -> None:
        self._descriptor = descriptor
        self._may_interrupt = may_interrupt
        self._changed = threading.Condition()
        self._next: Request | None = None
        self._ended = False
        self._working = False
        self._interrupted = 0.0  # when
        signal.signal(signal.SIGINT, self._interrupt)
        threading.Thread(target=self._read, daemon=True).start()

    def take(self) -> Request | None:
        """Wait for the newest request and return it; None if no more will come."""
        with self._changed:
            self._working = False
            self._changed.wait_for(lambda: self._next or self._ended)
            request, self._next = self._next, None
            self._interrupted = 0.0
            self._working = not self._ended
        return None if self._ended else request

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        """Raise KeyboardInterrupt if the work is out of date. A signal that comes late finds that it is not."""
        if self._overdue() and self._may_interrupt(frame):
            self._interrupted = time.monotonic()
            raise KeyboardInterrupt

    def _overdue(self) -> bool:
        newer = self._next is not None or self._ended
        return newer and self._working and time.monotonic() - self._interrupted > PAUSE

    def _read(self) -> None:
        while not self._ended:
            waits = self._working and self._next is not None
            if select.select([self._descriptor], [], [], RETRY if waits else None)[0]:
                self._keep(self._receive())
            self._press()
        end = time.monotonic() + GRACE
        while time.monotonic() < end:
            time.sleep(RETRY)
            self._press()
        os._exit(KILLED)

    def _receive(self) -> Request | None:
        with contextlib.suppress(OSError, ValueError):
            return receive_request(self._descriptor)
        return None

    def _keep(self, request: Request | None) -> None:
        with self._changed:
            self._next, self._ended = request, request is None
            self._changed.notify()

    def _press(self) -> None:
        if self._overdue():
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
