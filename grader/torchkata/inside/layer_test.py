"""Tests in a child process whether the layers work on this machine, promise by promise."""

import json
import os
import socket
from collections.abc import Callable
from functools import partial
from pathlib import Path

from .confine import Layers, confine
from .private_folder import make_scratch, remove_scratch

LIMITS = {"cpu_seconds": 10, "memory_mb": 64, "scratch_mb": 1, "threads": 4}
FORBIDDEN_FILE = "/proc/self/status"  # exists on every Linux, and no worker needs it


def broken_promises(layers: Layers) -> list[str]:
    """Return a sentence for each broken promise of `layers`."""
    if not (layers.namespaces or layers.files or layers.calls):
        return []
    problems = outside_problems() if layers.namespaces else []
    reader, writer = os.pipe()
    scratch = None
    try:
        scratch = make_scratch(layers.namespaces, 0, 1)
        pid = os.fork()
        if pid == 0:
            report(writer, lambda: worker_problems(layers, str(scratch)))
        os.close(writer)
        with open(reader, encoding="utf-8") as pipe:
            said = pipe.read()
        os.waitpid(pid, 0)
    except OSError as error:
        return [*problems, str(error)]
    finally:
        if scratch:
            remove_scratch(layers.namespaces, scratch)
    return [*problems, *(json.loads(said) if said else ["the trial ended without an answer"])]


def report(pipe: int, find: Callable[[], list[str]]) -> None:
    """Write what `find` returns to a pipe and end this process."""
    try:
        try:
            found = find()
        except Exception as error:
            found = [f"{type(error).__name__}: {error}"]
        os.write(pipe, json.dumps(found).encode())
    finally:
        os._exit(0)


def outside_problems() -> list[str]:
    """Return the problems of the namespaces that this process should be in."""
    problems = []
    if os.getppid() != 1:
        problems.append("other processes can be seen")
    if [name for _, name in socket.if_nameindex()] not in ([], ["lo"]):
        problems.append("the network can be seen")
    return problems


def worker_problems(layers: Layers, scratch: str) -> list[str]:
    """Confine this process; return what it can do but should not, and what it should do but cannot."""
    confine(layers, LIMITS, scratch)
    problems = []
    if layers.files:
        if can(lambda: Path(FORBIDDEN_FILE).read_bytes()) or can(lambda: os.listdir("/")):
            problems.append("files outside can be read")
        for path in layers.readable:
            if not can(partial(look_at, path)):
                problems.append(f"{path} cannot be read")
        if not can(lambda: Path(scratch, "file").write_text("x")):
            problems.append("the scratch folder cannot be written")
    if layers.calls:
        for what, attempt in {
            "sockets can be opened": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
            "signals can be sent": lambda: os.kill(os.getppid(), 0),
            "processes can be started": fork_and_end,
        }.items():
            if can(attempt):
                problems.append(what)
    return problems


def look_at(path: str) -> None:
    """List a folder or open a file. Raises OSError."""
    os.listdir(path) if os.path.isdir(path) else os.close(os.open(path, os.O_RDONLY))


def can(attempt: Callable[[], object]) -> bool:
    """Tell whether an attempt succeeds."""
    try:
        attempt()
    except OSError:
        return False
    return True


def fork_and_end() -> None:
    """Start a process that ends at once. Raises OSError."""
    if os.fork() == 0:
        os._exit(0)
