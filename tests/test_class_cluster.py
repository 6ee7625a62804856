"""A class on a Dask cluster: a scheduler and two workers on this machine, one of them killed in the middle."""

import contextlib
import json
import os
import platform
import signal
import subprocess
import sys
import tempfile

import pytest
from distributed import Client
from torchkata.classroom.process import remove_lost_keys

from tests.support.classes import bytes_of, grade_class, make_class
from tests.support.doors import ROOT, SMALL_KIT
from tests.support.processes import wait_for
from tests.support.running import Running

STUDENTS = 10


@pytest.fixture
def cluster(tmp_path):
    """Return the address of a scheduler and the processes of its two workers."""
    place = tmp_path / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(place)]
    with contextlib.ExitStack() as stack:
        stack.enter_context(started("scheduler", *options))
        wait_for(lambda: place.exists() and place.read_text().endswith("}"))
        address = json.loads(place.read_text())["address"]
        words = ["worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny", "--host", "127.0.0.1"]
        workers = [
            stack.enter_context(started(*words, "--local-directory", str(tmp_path / name))) for name in ("one", "two")
        ]
        yield address, workers


@contextlib.contextmanager
def started(*words):
    """Run a part of Dask as long as the block runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *words], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_the_key_of_a_killed_worker_is_removed(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    names = [f"torchkata-key-{platform.node()}-{pid}-x" for pid in (dead.pid, os.getpid())]
    names += [f"torchkata-key-elsewhere-{dead.pid}-x", "other"]
    for name in names:
        (tmp_path / name).mkdir()
    remove_lost_keys()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names[1:])


def test_killing_one_worker_in_the_middle_loses_nothing(cluster, tmp_path):
    address, workers = cluster
    folder = make_class(tmp_path / "class", STUDENTS, sleep=0.15)
    assert grade_class(SMALL_KIT, folder, tmp_path / "alone").returncode == 0
    running = Running(folder, tmp_path / "out", "--cluster", address)
    running.read_lines(3)
    os.kill(workers[0].pid, signal.SIGKILL)
    assert running.wait() == 0, running.lines
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "alone")
    assert keys_held(address) == [[]]
    again = grade_class(SMALL_KIT, folder, tmp_path / "out", "--cluster", address)
    assert again.returncode == 0, again.stderr
    assert f"{STUDENTS} were graded before and have not changed." in again.stdout


def keys_held(address):
    """Return the answer keys that the workers hold in memory."""

    def look():
        from torchkata.classroom import process

        return list(process._keys)

    with Client(address, set_as_default=False) as client:
        return list(client.run(look).values())
