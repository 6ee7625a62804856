"""A worker may die of anything: it costs the call, where the student's code did it; nothing, where the machine did."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from torchkata.course.choose import choose_exercises
from torchkata.errors import IsolationMissing
from torchkata.inside.confine import Layers
from torchkata.inside.forkserver import ForkServer
from torchkata.marking.grader import Grader
from torchkata.sandbox import attempt
from torchkata.sandbox.levels import IsolationFailed
from torchkata.sandbox.limits import Limits
from torchkata.sandbox.worker import cause_of_death
from torchkata.sandbox.zygote import Zygote, ZygoteLost
from torchkata.submission.find import find_submission

from tests.support.doors import ROOT, SMALL, SMALL_KIT, run_command, with_function
from tests.support.kits import add_exercise
from tests.support.processes import descendants

DOUBLED = "test_each_value_is_doubled"
SIGNALS = range(1, 65)
STOPPING = (signal.SIGSTOP, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU)
C_LIBRARY = (32, 33)  # its own signals: nobody may set what they do, and `make` has its children ignore one
IGNORED = (signal.SIGCHLD, signal.SIGCONT, signal.SIGURG, signal.SIGWINCH)


def status_of(death):
    """Return the wait status of a process that dies in this way."""
    pid = os.fork()
    if pid == 0:
        try:
            death()
        finally:
            os._exit(0)
    return os.waitpid(pid, 0)[1]


def die_of(number):
    if number not in (signal.SIGKILL, signal.SIGSTOP, *C_LIBRARY):
        signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


@pytest.mark.parametrize(
    ("code", "status"), [("", 0), ("time.sleep(60)", -signal.SIGTERM), ("hold()", -signal.SIGKILL)]
)
def test_a_zygote_that_is_not_needed_ends_soon_whatever_it_does(monkeypatch, code, status):
    monkeypatch.setattr(attempt, "CLEANING", 0.5)
    begin = "import signal, sys, time\ndef hold():\n    signal.signal(15, signal.SIG_IGN)\n    print(flush=True)\n"
    words = [sys.executable, "-c", f"{begin}    time.sleep(60)\nif {code!r} != 'hold()': print(flush=True)\n{code}"]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        attempt.end_process(process)
    assert process.returncode == status


def test_a_zygote_that_imports_is_not_waited_for():
    zygote = Zygote()
    assert zygote.level
    zygote.preload(["time", *["torch"] * 2, "matplotlib.pyplot"])
    zygote.close()
    assert zygote._process.returncode is not None


@pytest.mark.parametrize("number", [number for number in SIGNALS if number not in STOPPING])
def test_each_signal_has_a_tag(number):
    cause = cause_of_death(status_of(lambda: die_of(number)))
    if number in (*IGNORED, *C_LIBRARY):
        assert cause in ("exit:0", f"signal:{number}")
    else:
        assert cause == f"signal:{number}" or signal.Signals[cause] == number


def test_each_exit_status_has_a_tag():
    for number in range(256):  # of a small process: a fork of this one copies the table of all its pages
        pid = os.posix_spawn("/bin/sh", ["sh", "-c", f"exit {number}"], {})
        assert cause_of_death(os.waitpid(pid, 0)[1]) == f"exit:{number}"
    assert cause_of_death(None) == "unknown"
    assert cause_of_death(0x137F) == "wait:4991"  # of a process that was stopped


LIVES = "def signal_itself(number): return number\ndef leave(number): return number\ndef one(): return 1\n"
DIES = """
import os

def signal_itself(number):
    os.kill(os.getpid(), number)
    return number

def leave(number):
    os._exit(number)
"""
STATUSES = (0, 1, 2, 77, 127, 128, 137, 255)


def test_whatever_it_dies_of_is_a_crash_and_spares_the_next_file(tmp_path):
    numbers = [number for number in SIGNALS if number not in STOPPING]
    calls = [*(f"signal_itself({n})" for n in numbers), *(f"leave({n})" for n in STATUSES)]
    kit, record, submission = (tmp_path / name for name in ("kit", "record.json", "handed_in"))
    add_exercise(kit, "01_dies", [f"student.{call}" for call in calls], LIVES, seconds=60)
    add_exercise(kit, "02_lives", ["assert_equal(student.one(), 1)"] * 3, LIVES)
    submission.mkdir()
    (submission / "dies.py").write_text(DIES)
    (submission / "lives.py").write_text(LIVES)
    done = run_command("--course", kit, "grade", submission, "--json", record)
    assert (done.returncode, done.stderr) == (0, "")
    deaths, lives = json.loads(record.read_text())["exercises"]
    verdicts = {call: check["verdict"] for call, check in zip(calls, deaths["checks"], strict=True)}
    assert {verdicts.pop(f"signal_itself({number})") for number in C_LIBRARY} <= {"CRASH", "PASS"}
    ignored = dict.fromkeys((*IGNORED, signal.SIGPIPE, signal.SIGXFSZ), "PASS")  # the last two by Python
    told = {signal.SIGINT: "ERROR", signal.SIGXCPU: "TIMEOUT", **ignored}
    expected = {f"signal_itself({number:d})": verdict for number, verdict in told.items()}
    assert verdicts == {call: expected.get(call, "CRASH") for call in verdicts}
    assert [check["verdict"] for check in lives["checks"]] == ["PASS"] * 3


WAITS = "import threading, time\n    t = threading.Thread(target=time.sleep, args=(2,))\n    t.start(); t.join()\n    "


def with_waiting(name, code, count):
    """Return an answer with a function that waits where it gets `count` values, as it does in one of the checks."""
    waits = WAITS.replace("\n    ", "\n        ").rstrip()
    return with_function(name, f"def {name}(values):\n    if len(values) == {count}:\n        {waits}\n    {code}")


def parent_of(pid):
    return int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])


def workers_at_work(pid):
    """Return the descendants of `pid` that have two threads, as the waiting functions do."""
    found = []
    for one in descendants(pid):
        try:
            if len(os.listdir(f"/proc/{one}/task")) == 2:
                found.append(one)
        except OSError:
            continue
    return found


def grade_while_killing(kit, folder, code, whom, times, level=None):
    """Grade a submission; kill its worker, or the parent of that, `times` times while it is at work on a call."""
    table = kit / "solutions" / "01_small" / "exercise.toml"
    for file in (table, kit / "exercises" / "01_small" / "exercise.toml"):
        file.write_text(table.read_text().replace("seconds = 2", "seconds = 60"))
    (folder / "small.py").write_text(code)
    record = folder / "record.json"
    words = [
        "--course",
        kit,
        "grade",
        folder / "small.py",
        "--json",
        record,
        *(["--isolation", level] if level else []),
    ]
    command = [sys.executable, "-m", "torchkata", *map(str, words)]
    killed = set()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        while process.poll() is None:
            for pid in workers_at_work(process.pid):
                if pid not in killed and len(killed) < times:
                    killed.add(pid)
                    os.kill(pid if whom == "worker" else parent_of(pid), signal.SIGKILL)
            time.sleep(0.02)
        assert process.stderr.read() == b""
    assert len(killed) == times
    return process.returncode, json.loads(record.read_text())


LEVELS = ("full", "container", "none")


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("whom", ["zygote", "worker"])
def test_what_is_killed_from_outside_once_costs_nothing(kit, tmp_path, whom, level):
    code = with_waiting("total", "return float(sum(values))", 3)
    status, record = grade_while_killing(kit, tmp_path, code, whom, 1, level)
    assert (status, record["points"], record["ungraded_points"]) == (0, 10, 0)


def test_an_object_survives_the_death_of_the_zygote(kit, tmp_path):
    wait = WAITS.replace("\n    ", "\n        ")
    code = SMALL.replace("        self.count += number", f"        {wait}self.count += number")
    status, record = grade_while_killing(kit, tmp_path, code, "zygote", 1)
    assert (status, record["points"], record["ungraded_points"]) == (0, 10, 0)


def verdict_of(record, name):
    (found,) = [check for check in record["exercises"][0]["checks"] if check["name"] == name]
    return found["verdict"]


def test_a_zygote_that_is_killed_twice_leaves_the_check_ungraded(kit, tmp_path):
    code = with_waiting("double", "return [2.0 * value for value in values]", 2)
    status, record = grade_while_killing(kit, tmp_path, code, "zygote", 2)
    assert (status, record["points"], record["ungraded_points"]) == (2, 8, 2)
    assert verdict_of(record, DOUBLED) == "GRADER"


def test_a_worker_that_is_killed_twice_is_a_crash(kit, tmp_path):
    code = with_waiting("double", "return [2.0 * value for value in values]", 2)
    status, record = grade_while_killing(kit, tmp_path, code, "worker", 2)
    assert (status, record["points"], record["ungraded_points"]) == (0, 8, 0)
    assert verdict_of(record, DOUBLED) == "CRASH"


@pytest.mark.parametrize("times", [1, 2, 10**9], ids=["once", "twice", "always"])
@pytest.mark.parametrize(
    "error",
    [
        ZygoteLost("gone"),
        IsolationFailed("no"),
        IsolationMissing("no"),
        OSError(24, "Too many open files"),
        OSError(12, "Cannot allocate memory"),
        MemoryError(),
    ],
    ids=lambda error: f"{type(error).__name__}{getattr(error, 'errno', '') or ''}",
)
def test_a_worker_that_cannot_be_made_is_never_the_students_fault(monkeypatch, error, times):
    calls, fork = [], Zygote.fork

    def failing(self, *words):
        calls.append(words)
        if len(calls) <= times:
            raise error
        return fork(self, *words)

    monkeypatch.setattr(Zygote, "fork", failing)
    grader = Grader()
    try:
        record = grader.mark(find_submission(SMALL_KIT / "solutions", choose_exercises(SMALL_KIT, [])))
    finally:
        grader.close()
    (result,) = record.exercises
    lost = 10 if times > 2 else 0
    assert (result.points, result.ungraded_points) == (10 - lost, lost)


def open_descriptors():
    return sorted(os.listdir("/proc/self/fd"))


def test_a_lost_zygote_is_replaced_and_no_descriptor_is_left(monkeypatch):
    grader = Grader()
    try:
        answers = find_submission(SMALL_KIT / "solutions", choose_exercises(SMALL_KIT, []))
        assert grader.mark(answers).exercises[0].points == 10
        before = len(open_descriptors())
        for _ in range(3):
            grader._zygote._process.kill()
            grader._zygote._process.wait()
            assert grader.mark(answers).exercises[0].points == 10
        assert len(open_descriptors()) == before
    finally:
        grader.close()


@pytest.mark.parametrize("what", ["fork", "pipe"])
def test_a_fork_that_fails_is_told_and_leaves_nothing(monkeypatch, tmp_path, what):
    def refuse():
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(os, what, refuse)
    with socket.socket() as control:
        server = ForkServer(control, Layers())
        before = open_descriptors()
        answer = server.fork([0, 1], Limits().request())
        assert "Resource temporarily unavailable" in answer["failed"]
        assert server.fork([0], Limits().request()) == {"failed": "too many open files"}
        assert open_descriptors() == before
    assert list(tmp_path.iterdir()) == []
