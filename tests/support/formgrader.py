"""A class for nbgrader's formgrader, and the real server that shows it."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from torchkata.classroom import run
from torchkata.classroom.options import Options

from .doors import SMALL
from .records import SOURCES, record
from .stand_in import take_place
from .tasks import SMALL_EXERCISES

SECONDS = 120  # until the server answers
DUE = datetime.fromisoformat("2026-06-01T23:59+02:00")
ROSTER = 'id,name,email\nalice,"Lovelace, Alice",a@x.org\nbob,Bob Example,\nzoe,Zoë Absent,\n"c,d",Comma Dee,\n'


def hand_in(folder: Path) -> Path:
    """Write a class: right and late, wrong, hostile, an id with a comma and a notebook, and one who is absent."""
    for student, source in (("alice", SMALL), ("bob", plain(SOURCES["wrong"])), ("eve", SOURCES["hostile"])):
        (folder / student / "01_small").mkdir(parents=True)
        (folder / student / "01_small" / "small.py").write_text(source)
    (folder / "alice" / "01_small" / "timestamp.txt").write_text("2026-06-02 08:00:00.500000 UTC\n")
    (folder / "c,d").mkdir()
    cells = [{"cell_type": "code", "source": text} for text in SMALL.split("# %%\n")[1:]]
    (folder / "c,d" / "small.ipynb").write_text(json.dumps({"nbformat": 4, "cells": cells, "metadata": {}}))
    (folder / "roster.csv").write_text(ROSTER)
    return folder


def plain(source: str) -> str:
    """Return a source without the marks of cells."""
    return "".join(line for line in source.splitlines(keepends=True) if not line.startswith("# %%"))


def grade(monkeypatch: Any, folder: Path, out: Path, **options: Any) -> int:
    """Grade such a class with records that are made once in a run of the tests."""
    names = {"bob": "wrong", "eve": "hostile"}
    take_place(monkeypatch, lambda task: {"record": record(names.get(task.student, "right")), "seconds": 0.5})
    return run.grade_class(folder, out, SMALL_EXERCISES, Options(**{"due": DUE, **options}))


@contextlib.contextmanager
def serving(out: Path) -> Iterator[str]:
    """Yield the address of the formgrader that a Jupyter server, started in `out`, shows without a token."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.open_browser": False,
        "ServerApp.allow_root": True,
        "ServerApp.root_dir": out,
        "IdentityProvider.token": "",
        "ServerApp.jpserver_extensions": {"nbgrader.server_extensions.formgrader": True},
    }
    words = [sys.executable, "-m", "jupyter_server", *(f"--{name}={value}" for name, value in settings.items())]
    address = f"http://127.0.0.1:{port}/formgrader"
    with tempfile.TemporaryDirectory() as home, Path(home, "said").open("w+") as said:
        environment = {"PATH": os.defpath, "HOME": home, "JUPYTER_PLATFORM_DIRS": "1", "PYTHONWARNINGS": "ignore"}
        server = subprocess.Popen(words, cwd=out, env=environment, stdout=said, stderr=said)
        try:
            await_answer(server, f"{address}/api/status", Path(said.name))
            yield address
        finally:
            server.kill()
            server.wait()


def await_answer(server: "subprocess.Popen[bytes]", address: str, said: Path) -> None:
    """Wait until a server answers. Raises AssertionError with what it said, if it does not."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and server.poll() is None:
        with contextlib.suppress(OSError):
            fetch(address)
            return
        time.sleep(0.1)
    raise AssertionError(said.read_text())


def fetch(address: str) -> str:
    """Return a page."""
    with urllib.request.urlopen(address, timeout=SECONDS) as answer:
        return str(answer.read().decode())
