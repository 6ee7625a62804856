"""The zygote: imports the big libraries once and forks workers. It holds no secret.

Its first line on the control socket lists the layers that do not work here (``broken``). Then it reads one JSON object
for each line: ``preload`` (modules), ``freeze`` (many forks will come), ``fork`` (with two descriptors: the worker's
channel and its output), ``end`` (kill a worker and all its children, return its status). A dead worker stays a zombie
until ``end``, so that no other process gets its number. When the control socket closes, or the grader dies, all
workers die.
"""

import contextlib
import json
import os
import select
import signal
import socket
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from . import adaptations, child, confine, reserve, system, uncompiled
from . import layer_test as trial
from . import page_tables as pages
from .children import Child, Children
from .preload import preload
from .private_folder import make_scratch, remove_folder, remove_scratch, share_out
from .streams import print_to

PATIENCE = 0.3  # seconds to wait for the status of a worker with a closed channel
WATCH = 0.1  # seconds between two counts of the workers' threads
CONFINED = b"."


class ForkServer:
    """Serves one control socket."""

    def __init__(self, control: socket.socket, layers: confine.Layers) -> None:
        self.control = control
        self.layers = layers
        self.children = Children(layers.namespaces)
        self.count = 0

    def run(self) -> None:
        """Serve until the grader closes the socket."""
        buffer, descriptors = b"", list[int]()
        next_look = 0.0
        while True:
            asked = select.select([self.control], [], [], WATCH if self.children else None)[0]
            if time.monotonic() >= next_look:  # also between requests without a pause
                self.children.watch_threads()
                next_look = time.monotonic() + WATCH
            if not asked:
                continue
            chunk, new, _, _ = socket.recv_fds(self.control, 65536, 8)
            if not chunk:
                return
            buffer, descriptors = buffer + chunk, descriptors + new
            while b"\n" in buffer:
                line, buffer = buffer.split(b"\n", 1)
                self.carry_out(json.loads(line), descriptors)

    def carry_out(self, request: dict[str, Any], descriptors: list[int]) -> None:
        """Carry out one request; `fork` removes its two descriptors from the list."""
        if request["op"] == "preload":
            preload(request["modules"])
        elif request["op"] == "freeze":
            pages.freeze()
        elif request["op"] == "fork":
            taken = [descriptors.pop(0) for _ in range(min(2, len(descriptors)))]
            try:
                self.reply(self.fork(taken, request["limits"]))
            finally:
                for descriptor in taken:
                    os.close(descriptor)
        elif request["op"] == "end":
            status, reason = self.children.end(request["pid"], PATIENCE if request["patient"] else 0)
            self.reply({"status": status, "reason": reason})

    def reply(self, message: dict[str, Any]) -> None:
        """Send one line back."""
        self.control.sendall(json.dumps(message).encode() + b"\n")

    def fork(self, descriptors: list[int], limits: dict[str, float]) -> dict[str, Any]:
        """Return process id and folder of a new worker after it has confined itself, or the reason why it could not.

        `descriptors` are its channel and its output; fewer if this process could not receive them.
        """
        if len(descriptors) < 2:
            return {"failed": "too many open files"}
        self.count += 1
        try:
            folder = make_scratch(self.layers.namespaces, self.count, int(limits["scratch_mb"]))
        except OSError as error:
            return {"failed": str(error)}
        try:
            pid, reader, writer = fork_with_pipe()
        except OSError as error:
            remove_scratch(self.layers.namespaces, folder)
            return {"failed": str(error)}
        if pid == 0:
            become_worker(descriptors[0], descriptors[1], writer, self.layers, limits, str(folder))
        os.close(writer)
        self.children.add(pid, Child(folder, int(limits["threads"])))
        with open(reader, "rb") as pipe:
            said = pipe.read()
        if said != CONFINED:
            self.children.end(pid, patience=0)
            return {"failed": said.decode("utf-8", "replace") or "it ended before it was confined"}
        return {"pid": pid, "scratch": str(folder)}

    def clean_up(self) -> None:
        """Kill every worker and remove every folder."""
        self.children.end_all()
        if not self.layers.namespaces:  # else it disappears with them
            with contextlib.suppress(OSError):
                remove_folder(Path(os.environ["HOME"]))


def fork_with_pipe() -> tuple[int, int, int]:
    """Fork; return process id (0 in the child) and both ends of a pipe that both have. Raises OSError."""
    reader, writer = os.pipe()
    try:
        return os.fork(), reader, writer
    except OSError:
        os.close(reader)
        os.close(writer)
        raise


def become_worker(
    channel: int, output: int, status: int, layers: confine.Layers, limits: dict[str, float], folder: str
) -> None:
    """Close what belongs to the zygote, confine this process, report that, serve the channel; never returns."""
    try:
        for number in (signal.SIGTERM, signal.SIGQUIT):  # the latter is ignored where a script began a job with `&`
            signal.signal(number, signal.SIG_DFL)
        os.setsid()
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(output, 1)
        os.dup2(output, 2)
        channel, status = os.dup(channel), os.dup(status)
        os.dup2(channel, 3)
        os.dup2(status, 4)
        os.closerange(5, 65536)
        out, err = print_to(1), print_to(2)
        vars(sys).update(stdout=out, __stdout__=out, stderr=err, __stderr__=err)
        os.environ.update(HOME=folder, TMPDIR=folder)
        tempfile.tempdir = None  # else it would keep the zygote's
        os.chdir(folder)
        served = socket.socket(fileno=3)
        if layers.namespaces:
            share_out(folder, layers.readable)
        reserve.hold()
        try:
            confine.confine(layers, limits, folder)
            os.write(4, CONFINED)
        except Exception as error:
            os.write(4, f"{type(error).__name__}: {error}".encode())
            return
        finally:
            os.close(4)
        child.serve(served)
    except MemoryError:
        os._exit(reserve.EXIT)
    finally:
        os._exit(0)


def main() -> None:
    """Serve the control socket, as the JSON object on the command line says; clean up even if the grader dies."""
    settings = json.loads(sys.argv[1])
    server = ForkServer(socket.socket(fileno=settings["control"]), confine.Layers(**settings["layers"]))

    def leave(*_: object) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        server.clean_up()
        os._exit(0)

    signal.signal(signal.SIGTERM, leave)
    if sys.platform == "linux":
        system.set_process(system.PR_SET_PDEATHSIG, signal.SIGTERM)
        system.set_process(system.PR_SET_CHILD_SUBREAPER, 1)
    sys.path[:] = settings["path"]
    uncompiled.install()
    os.environ.pop("PWD", None)  # bubblewrap sets it
    adaptations.install()
    with contextlib.suppress(OSError):  # the grader has closed the socket: there is no reader
        broken = trial.broken_promises(server.layers)
        os.dup2(1, 2)  # to nowhere: later output does not explain a failed start
        server.reply({"broken": broken})
        server.run()
    leave()
