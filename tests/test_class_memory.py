"""Memory does not grow with the class, in no process."""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from tests.support.classes import class_words, make_class, rows_of
from tests.support.doors import ROOT, SMALL_KIT
from tests.support.processes import descendants

pytestmark = pytest.mark.slow
FIRST, LATE, ALL = 60, 200, 240  # submissions: after the first ones, every process that stays has all that it needs
FOR_A_ROW, FOR_NOTHING = 10, 5  # kB that one more may take: of the command, which lists the students, and of the others
FOR_THE_PAGE = 2500  # kB, once: jinja2 and its templates are imported when all is graded


def peak_of(pid):
    """Return the greatest memory (kB) that a process has had; None where it has ended."""
    with contextlib.suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
    return None


@pytest.fixture
def temporary():
    """Return a folder for temporary files, with a short path: sockets lie there."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def peaks(folder, out, temporary):
    """Grade a class with two jobs; return the command, and the early and the last peak of each process that stays.

    A process that grades one submission is left out: it may have just begun when the early peak is read. It is a copy
    of one that stays, so a class that makes it larger makes that one larger, too.
    """
    command = [sys.executable, "-m", "torchkata", *map(str, class_words(SMALL_KIT, folder, out, "--jobs", 2))]
    environment = {**os.environ, "TMPDIR": str(temporary)}
    early: dict[int, int] = {}
    late: set[int] = set()
    last: dict[int, int] = {}
    screen = folder.with_name("screen")
    with screen.open("wb") as writing, subprocess.Popen(command, cwd=ROOT, stdout=writing, env=environment) as process:
        while process.poll() is None:
            alive = {pid: peak for pid in {process.pid, *descendants(process.pid)} if (peak := peak_of(pid))}
            last |= alive
            graded = screen.read_bytes().count(b"\n")
            if not early and graded >= FIRST:
                early = alive
            if graded >= LATE:
                late |= alive.keys()
            time.sleep(0.05)
    assert process.returncode == 0
    return process.pid, {pid: early[pid] for pid in early.keys() & late}, last


@pytest.mark.timeout(900)
def test_one_more_submission_takes_no_more_memory_and_nothing_is_left(tmp_path, temporary):
    command, early, last = peaks(make_class(tmp_path / "class", ALL), tmp_path / "out", temporary)
    assert len(rows_of(tmp_path / "out")) == ALL
    grown = {pid: last[pid] - early[pid] for pid in early}
    assert grown.pop(command) < FOR_A_ROW * (ALL - FIRST) + FOR_THE_PAGE
    assert grown
    assert max(grown.values()) < FOR_NOTHING * (ALL - FIRST)
    assert list(temporary.iterdir()) == []
