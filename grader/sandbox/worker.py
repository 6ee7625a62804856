"""One worker process, seen from outside: requests in, replies out, one deadline for each, nothing believed."""

import os
import selectors
import signal
import socket
import time
from dataclasses import dataclass

from grader import interrupt
from grader.inside import wire
from grader.inside.scratch import is_overfull
from grader.limits import Limits

from .zygote import Zygote

MAX_DRAINED = 2**20  # bytes of prints that are read after a reply
CHUNK = 2**16
OVERFULL = "full"  # a cause of death of our own: the folder outgrew its limit
SLICE = 0.5  # seconds of waiting after which a lost Ctrl-C is noticed


class WorkerLost(Exception):
    """The worker has been ended. `timed_out` tells why; `cause` is a signal's name or an exit status."""

    def __init__(self, timed_out: bool, cause: str, output: str) -> None:
        super().__init__(cause)
        self.timed_out, self.cause, self.output = timed_out, cause, output


@dataclass(frozen=True)
class Reply:
    """What a worker answered: the header, the bytes of arrays, the prints made meanwhile (cut)."""

    message: wire.Message
    body: memoryview
    output: str


class Worker:
    """A worker forked from `zygote`, confined as the zygote's level says, in an empty private folder.

    Raises IsolationMissing, IsolationFailed or ZygoteLost where there can be none.
    """

    def __init__(self, zygote: Zygote, limits: Limits) -> None:
        self._zygote = zygote
        self._limits = limits
        self._max_output = limits.output_kb * 1024
        self._channel, theirs = socket.socketpair()
        self._output, output = os.pipe()
        try:
            self._pid, self._folder = zygote.fork(theirs, output, limits)
        except BaseException:
            self._release()
            raise
        finally:
            theirs.close()
            os.close(output)
        self._channel.setblocking(False)
        os.set_blocking(self._output, False)
        self._number = 0
        self._printed = bytearray()

    def ask(self, request: wire.Message, body: bytes, seconds: float) -> Reply:
        """Send one request and return its reply, within `seconds` in all.

        Raises WorkerLost where time runs out, the worker dies, or what it sends breaks the protocol.
        """
        self._number += 1
        self._printed.clear()
        deadline = time.monotonic() + seconds
        frame = wire.pack({**request, "number": self._number}, body)
        try:
            message, data = self._exchange(frame, deadline)
            if message.get("number") != self._number or not isinstance(message.get("outcome"), str):
                raise wire.ProtocolError("a reply to another request")
        except TimeoutError:
            raise WorkerLost(True, "time", self._end(patient=False)[1]) from None
        except wire.ProtocolError as error:
            raise WorkerLost(False, str(error), self._end(patient=False)[1]) from error
        except OSError:
            cause, printed = self._end(patient=True)
            raise WorkerLost(False, cause, printed) from None
        self._drain()
        return Reply(message, data, self._text())

    def close(self) -> None:
        """End the worker and remove its folder."""
        self._end(patient=False)

    def _exchange(self, frame: bytes, deadline: float) -> tuple[wire.Message, memoryview]:
        reader, unsent = wire.FrameReader(), memoryview(frame)
        next_look = time.monotonic() + SLICE
        with selectors.DefaultSelector() as selector:
            selector.register(self._channel, selectors.EVENT_READ | selectors.EVENT_WRITE)
            selector.register(self._output, selectors.EVENT_READ)
            while True:
                interrupt.check()
                ready = selector.select(min(SLICE, max(0.0, deadline - time.monotonic())))
                if time.monotonic() >= next_look:
                    self._look_at_folder()
                    next_look = time.monotonic() + SLICE
                if time.monotonic() >= deadline:
                    raise TimeoutError
                for key, events in ready:
                    if key.fileobj == self._output:
                        if not self._keep_output():
                            selector.unregister(self._output)
                        continue
                    if events & selectors.EVENT_WRITE:
                        unsent = unsent[self._channel.send(unsent[:CHUNK]) :]
                        if not unsent:
                            selector.modify(self._channel, selectors.EVENT_READ)
                    if events & selectors.EVENT_READ:
                        frame_read = self._read_channel(reader, bool(unsent))
                        if frame_read is not None:
                            return frame_read

    def _look_at_folder(self) -> None:
        """Raise ProtocolError where the folder has grown too large: outside a namespace no kernel counts it."""
        if self._folder is not None and is_overfull(self._folder, self._limits.scratch_mb):
            raise wire.ProtocolError(OVERFULL)

    def _read_channel(self, reader: wire.FrameReader, unasked: bool) -> tuple[wire.Message, memoryview] | None:
        chunk = self._channel.recv(CHUNK)
        if not chunk:
            raise ConnectionResetError
        if unasked:
            raise wire.ProtocolError("an answer before the question")
        return reader.feed(chunk)

    def _keep_output(self) -> bool:
        """Read some prints; return False where there is nothing more to read now or ever."""
        try:
            chunk = os.read(self._output, CHUNK)
        except BlockingIOError:
            return False
        self._printed += chunk[: self._max_output + 1 - len(self._printed)]
        return bool(chunk)

    def _drain(self) -> None:
        for _ in range(MAX_DRAINED // CHUNK):
            if not self._keep_output():
                return

    def _text(self) -> str:
        text = self._printed[: self._max_output].decode("utf-8", "replace")
        return text + "\n[...]" if len(self._printed) > self._max_output else text

    def _end(self, patient: bool) -> tuple[str, str]:
        try:
            status, reason = self._zygote.end(self._pid, patient)
            cause = reason or cause_of_death(status)
            self._drain()
        finally:
            self._release()
        return cause, self._text()

    def _release(self) -> None:
        self._channel.close()
        os.close(self._output)


def cause_of_death(status: int | None) -> str:
    """Describe a wait status: the signal's name, or the exit status."""
    if status is None:
        return "unknown"
    if os.WIFSIGNALED(status):
        return signal.Signals(os.WTERMSIG(status)).name
    return f"exit status {os.waitstatus_to_exitcode(status)}"
