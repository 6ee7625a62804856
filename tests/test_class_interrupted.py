"""A class that is cut off: by Ctrl-C, kill -9 of the command or of one of its processes. Nothing is lost."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.classes import bytes_of, grade_class, make_class, rows_of
from tests.support.doors import SMALL_KIT
from tests.support.processes import alive, descendants, wait_for
from tests.support.running import Running

STUDENTS = 8
SLEEP = 0.15  # seconds that each submission takes to load: time to kill something in the middle


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """Return a class and what an undisturbed run makes of it."""
    folder = make_class(tmp_path_factory.mktemp("class") / "homework", STUDENTS, SLEEP)
    (folder / "roster.csv").write_text("id\nstudent03\nnobody\n")
    (folder / "broken.zip").write_bytes(b"PK")
    out = tmp_path_factory.mktemp("out") / "out"
    assert grade_class(SMALL_KIT, folder, out, "--jobs", 2).returncode == 0
    return folder, bytes_of(out)


@pytest.mark.parametrize("moments", [(0,), (1, 3), (6,), (10,)])
def test_after_kill_9_the_same_command_ends_in_the_same_bytes(undisturbed, tmp_path, moments):
    folder, wanted = undisturbed
    out = tmp_path / "out"
    for moment in moments:
        running = Running(folder, out, "--jobs", 2)
        running.read_lines(moment)
        if not moment:
            wait_for((out / "journal.db").exists)
        assert running.end(signal.SIGKILL) == -signal.SIGKILL
    (out / "results").mkdir(exist_ok=True)
    (out / "results" / "student00.json.123.part").write_text("half")
    done = grade_class(SMALL_KIT, folder, out, "--jobs", 2)
    assert done.returncode == 0, done.stderr
    assert bytes_of(out) == wanted
    graded = sum("/10 " in line for line in done.stdout.splitlines() if line.startswith("["))
    assert graded <= STUDENTS - max(0, max(moments) - 2)  # two of the lines were of the archive and the roster
    assert {path.name for path in out.iterdir()} >= {"index.html", "grades.csv"}
    assert not (out / "work").exists()


def test_ctrl_c_says_how_far_it_came_and_leaves_no_process(undisturbed, tmp_path):
    folder, wanted = undisturbed
    out = tmp_path / "out"
    running = Running(folder, out, "--jobs", 2)
    running.read_lines(4)
    begin = time.monotonic()
    assert running.end(signal.SIGINT) == 130
    assert time.monotonic() - begin < 10
    said = "".join(running.lines)
    assert "Interrupted: " in said
    assert f" of {STUDENTS + 2} are graded and saved. Run the same command again to continue." in said
    assert "Traceback" not in said
    assert grade_class(SMALL_KIT, folder, out).returncode == 0
    assert bytes_of(out) == wanted


@pytest.mark.parametrize("processes", [1, 2, 6])
def test_ctrl_c_on_a_terminal_reaches_every_process_and_is_told_once(undisturbed, tmp_path, processes):
    folder, _ = undisturbed
    running = Running(folder, tmp_path / "out", "--jobs", 2)
    wait_for((tmp_path / "out" / "journal.db").exists)
    wait_for(lambda: len(descendants(running.process.pid)) >= processes)
    started = descendants(running.process.pid)
    os.killpg(running.process.pid, signal.SIGINT)
    assert running.wait() == 130
    said = "".join(running.lines)
    assert said.count("Interrupted") == 1
    assert "Traceback" not in said
    wait_for(lambda: not any(alive(pid) for pid in started))


BEGINS_LATE = """
import _multiprocessing, multiprocessing
from torchkata.classroom.job_server import WARM
def fail():
    raise FileNotFoundError("of the work itself")
if __name__ == "__main__":
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([WARM])
    lock = context.Lock()
    _multiprocessing.sem_unlink(lock._semlock.name)  # as at the end of the command
    for words in ({"target": print, "args": (lock,)}, {"target": fail}):
        process = context.Process(**words)
        process.start()
        process.join()
        print(process.exitcode)
"""


def test_a_process_that_begins_when_the_command_has_ended_prints_nothing(tmp_path):
    (tmp_path / "late.py").write_text(BEGINS_LATE)
    done = subprocess.run([sys.executable, tmp_path / "late.py"], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "1"]
    assert "SemLock" not in done.stderr
    assert "of the work itself" in done.stderr


def test_a_killed_process_of_the_pool_loses_nothing(undisturbed, tmp_path):
    folder, wanted = undisturbed
    out = tmp_path / "out"
    running = Running(folder, out, "--jobs", 2)
    running.read_lines(3)
    servers = [pid for pid in descendants(running.process.pid) if b"multiprocessing.forkserver" in command_of(pid)]
    workers = [pid for pid in servers if parent_of(pid) in servers]
    assert len(workers) == 2
    os.kill(workers[0], signal.SIGKILL)
    assert running.wait() == 0, running.lines
    assert bytes_of(out) == wanted
    assert len(rows_of(out)) == STUDENTS + 2


def command_of(pid: int) -> bytes:
    """Return the command line of a process, empty where it has ended."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def parent_of(pid: int) -> int:
    """Return the process that a process was started by, 0 where it has ended."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    return 0
