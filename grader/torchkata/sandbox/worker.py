"""The grader's side of one worker process: sends requests, and validates replies within a deadline."""

import contextlib
import math
import os
import select
import signal
import socket
import time
from types import FrameType

from .. import interrupt
from ..inside import reserve, wire
from .folder_watch import FolderWatch
from .limits import Limits
from .memory_kills import count_kills
from .path_filter import cut_short, without_places
from .replies import UNFOLDED, Reply, read_message
from .zygote import Zygote

MAX_DRAINED = 2**20  # bytes of printed text that are read after a reply
CHUNK = 2**16
SMALL = 2**20  # arrays up to this many bytes are copied, so that a kept reply does not keep its header
OVERFULL = "full"  # our own cause of death: the folder grew over its limit
UNREADABLE = "reply"  # it broke the protocol
LOST = "unknown"  # the zygote, which would know, is gone
KILLED = "SIGKILL"  # by the code itself, or by a system without free memory
NO_MEMORY = "memory"  # the code took all that its limit allows, and nothing was left for a reply
OOM = "oom"  # the kernel killed it, because the machine or the container had no memory left
BAD_ALLOC = b"std::bad_alloc"  # which C++ prints before it aborts
SLICE = 0.5  # seconds of waiting after which a lost Ctrl-C is noticed


class WorkerLost(Exception):
    """The worker was killed. `timed_out`: the reason; `cause`: a signal's name, an exit status, or our own cause."""

    def __init__(self, timed_out: bool, cause: str, output: str) -> None:
        super().__init__(cause)
        self.timed_out, self.cause, self.output = timed_out, cause, output


class Worker:
    """A worker forked from `zygote`, confined as the zygote's level says, in an empty private folder.

    Raises IsolationMissing, IsolationFailed or ZygoteLost if it cannot start, OSError or RuntimeError if the system
    has no free descriptor or thread.
    """

    def __init__(self, zygote: Zygote, limits: Limits) -> None:
        self._zygote = zygote
        self._max_output = limits.output_kb * 1024
        self._number = 0
        self._printed = bytearray()
        self._watch: FolderWatch | None = None
        with contextlib.ExitStack() as ours, contextlib.ExitStack() as theirs:
            pair = socket.socketpair()
            self._channel, channel = ours.enter_context(pair[0]), theirs.enter_context(pair[1])
            reader, writer = os.pipe()
            self._output = ours.enter_context(open(reader, "rb", buffering=0))
            output = theirs.enter_context(open(writer, "wb", buffering=0))
            self._channel.setblocking(False)
            os.set_blocking(reader, False)
            self._kills = count_kills()
            pid, folder = zygote.fork(channel, output.fileno(), limits)
            self._folder = str(folder or "")
            if folder is not None:
                self._watch = FolderWatch(pid, folder, limits.scratch_mb)
            self._pid: int | None = pid
            self._ours = ours.pop_all()

    def ask(self, request: wire.Message, body: bytes, seconds: float) -> Reply:
        """Send one request and return its reply, within `seconds`.

        Raises WorkerLost if time runs out, the worker dies or breaks the protocol; ProtocolError if the request is too
        large. After any other exception the worker is killed, too.
        """
        self._number += 1
        self._printed.clear()
        deadline = time.monotonic() + seconds
        frame = wire.pack({**request, "number": self._number}, body, wire.MAX_REQUEST)
        try:
            message, data, size = self._exchange(frame, deadline)
            message = read_message(message, self._number, request["op"])
            self._drain()
        except TimeoutError:
            raise WorkerLost(True, "time", self._end(patient=False)[1]) from None
        except wire.ProtocolError as error:
            raise WorkerLost(False, UNREADABLE, self._end(patient=False)[1]) from error
        except OSError:
            raise WorkerLost(False, *self._end(patient=True)) from None
        except BaseException:
            self.close()
            raise
        if data.nbytes <= SMALL:
            data = memoryview(bytes(data))
        for raised in (message, message.get("stopped", {})):
            for key in raised.keys() & {"message", "subject"}:
                raised[key] = without_places(raised[key], self._folder)
        return Reply(message, data, self._text(), size)

    def close(self) -> None:
        """End the worker and remove its folder, if not done yet."""
        self._end(patient=False)

    def _exchange(self, frame: bytes, deadline: float) -> tuple[wire.Message, memoryview, int]:
        """Return the reply to `frame`: header, body, and an upper estimate of their memory in bytes."""
        reader, unsent = wire.FrameReader(), memoryview(frame)
        channel, output = self._channel.fileno(), self._output.fileno()
        poll = select.poll()  # poll takes no descriptor, and there may be none left
        poll.register(channel, select.POLLIN | select.POLLOUT)
        poll.register(output, select.POLLIN)
        while True:
            interrupt.check()
            ready = poll.poll(math.ceil(1000 * min(SLICE, max(0.0, deadline - time.monotonic()))))
            if time.monotonic() >= deadline:
                raise TimeoutError
            for descriptor, events in ready:
                if descriptor == output:
                    if not self._keep_output():
                        poll.unregister(output)
                    continue
                if unsent and events & ~select.POLLIN:
                    unsent = unsent[self._send(unsent[:CHUNK]) :]
                    if not unsent:
                        poll.modify(channel, select.POLLIN)
                if events & ~select.POLLOUT:
                    frame_read = self._read_channel(reader, bool(unsent))
                    if frame_read is not None:
                        header, body = reader.sizes
                        return *frame_read, UNFOLDED * header + body

    def _send(self, data: memoryview) -> int:
        try:
            return self._channel.send(data)
        except BlockingIOError:  # there was some buffer space, but not enough
            return 0

    def _read_channel(self, reader: wire.FrameReader, unasked: bool) -> tuple[wire.Message, memoryview] | None:
        chunk = self._channel.recv(CHUNK)
        if not chunk:
            raise ConnectionResetError
        if unasked:
            raise wire.ProtocolError("an answer before the question")
        return reader.feed(chunk)

    def _keep_output(self) -> bool:
        """Read printed text; return False if there is nothing to read now."""
        chunk = self._output.read(CHUNK) or b""
        self._printed += chunk[: self._max_output + 1 - len(self._printed)]
        return bool(chunk)

    def _drain(self) -> None:
        for _ in range(MAX_DRAINED // CHUNK):
            if not self._keep_output():
                return

    def _text(self) -> str:
        text = self._printed[: self._max_output].decode("utf-8", "replace")
        clean = cut_short if len(self._printed) > self._max_output else without_places
        return clean(text, self._folder)

    def _end(self, patient: bool) -> tuple[str, str]:
        """End the worker, if not done yet; return how it died, and the printed text."""
        pid, self._pid = self._pid, None
        if pid is None:
            return LOST, self._text()
        try:
            if self._watch is not None:
                self._watch.close()
            status, reason = self._zygote.end(pid, patient)
            self._drain()
        finally:
            self._ours.close()
        overfull = self._watch is not None and self._watch.overfull
        return OVERFULL if overfull else reason or self._cause(status), self._text()

    def _cause(self, status: int | None) -> str:
        """Return the tag of a wait status, or NO_MEMORY if there is evidence for that."""
        cause = cause_of_death(status)
        if cause == KILLED and self._kills is not None:
            return OOM if (count_kills() or 0) > self._kills else cause
        aborted = cause == "SIGABRT" and BAD_ALLOC in self._printed
        return NO_MEMORY if aborted or cause == f"exit:{reserve.EXIT}" else cause


def waits_for_student(frame: FrameType | None) -> bool:
    """Tell whether the code in `frame` waits for a worker: an interruption there ends the worker in order."""
    return frame is not None and frame.f_code is Worker._exchange.__code__


def cause_of_death(status: int | None) -> str:
    """Return the tag of a wait status: the signal's name, or ``signal:34``, ``exit:3``, ``wait:4991``."""
    if status is None:
        return LOST
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        named = [one.name for one in signal.Signals if one == number]  # most real-time signals are unnamed
        return named[0] if named else f"signal:{number}"
    if os.WIFEXITED(status):
        return f"exit:{os.WEXITSTATUS(status)}"
    return f"wait:{status}"
