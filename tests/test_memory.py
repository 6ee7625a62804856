"""Memory that runs out is MEMORY, whatever it leaves: without evidence a process that was killed is a CRASH."""

import itertools
import json

import pytest
import torch
from torchkata.course.catalog import load_exercises
from torchkata.inside import failure, reserve
from torchkata.marking.grader import Grader
from torchkata.sandbox import memory_kills, worker
from torchkata.sandbox.levels import Level
from torchkata.submission.reader import Answer

from tests.support.doors import SMALL_KIT, with_function

FILLS = {
    "lists": "while True:\n        KEPT.append([1.5 * len(KEPT)])",
    "dictionary": "for n in range(10**9):\n        NAMED[n] = str(n)",
    "arrays": "while True:\n        KEPT.append(np.ones(500))",
    "small_tensors": "while True:\n        KEPT.append(torch.tensor(1.0))",
    "one_tensor": "return torch.ones(10**11)",
    "graph": "x = torch.ones(1000, requires_grad=True)\n    while True:\n        x = x * 1.0001",
    "recursion": "import sys\n    sys.setrecursionlimit(10**9)\n    def deeper(x):\n        return deeper([x] * 1000)\n"
    "    return deeper([0])",
    "kept_and_returned": "try:\n        while True:\n            KEPT.append(bytearray(100))\n"
    "    except BaseException:\n        return KEPT",
    "many_bytes": "return bytes(2**40)",
}
SOURCE = "import numpy as np\nimport torch\nKEPT = []\nNAMED = {}\n" + "".join(
    f"def {name}(x):\n    {code}\n" for name, code in FILLS.items()
)
SETTINGS = 'title = "T"\npoints = 10\nteaches = []\n[limits]\nseconds = 100\nmemory_mb = 64\n'
TIMES = 3  # calls: the memory that one filled is still full at the next


def exercise_in(folder):
    """Return an exercise whose checks call each function several times. Its reference fills nothing."""
    checks = "import pytest\n" + "".join(
        f"\n\n@pytest.mark.points(1)\ndef test_{name}_{time}(student):\n    student.{name}({time})\n"
        for name in FILLS
        for time in range(TIMES)
    )
    for room in ("exercises", "solutions"):
        (folder / room / "01_full").mkdir(parents=True)
        (folder / room / "01_full" / "exercise.toml").write_text(SETTINGS)
    (folder / "exercises" / "01_full" / "test_full.py").write_text(checks)
    (folder / "solutions" / "01_full" / "test_visible.py").write_text(checks)
    (folder / "solutions" / "01_full" / "test_hidden.py").write_text(checks.replace("def test_", "def test_hidden_"))
    (folder / "solutions" / "01_full" / "full.py").write_text("".join(f"def {name}(x): return 1\n" for name in FILLS))
    (exercise,) = load_exercises(folder)
    return exercise


@pytest.mark.parametrize("level", ["full", "container", "none"])
def test_whatever_fills_the_memory_it_reads_memory(tmp_path, level):
    exercise = exercise_in(tmp_path)
    grader = Grader(Level(level))
    try:
        results = grader.mark([Answer(exercise, SOURCE.encode())], hidden=False, hints=False).exercises[0].results
    finally:
        grader.close()
    assert {result.check.claim: result.text for result in results if result.verdict != "MEMORY"} == {}
    assert all("more than the 64 MB that this exercise allows" in result.text for result in results)


DIES = "import os, signal\ndef double(values):\n    "
DOUBLED = "each_value_is_doubled"


def grade_here(tmp_path, code):
    """Return the record of a submission, graded in this process."""
    from torchkata.cli.main import run

    (tmp_path / "small.py").write_text(with_function("double", DIES + code))
    words = ["grade", str(tmp_path / "small.py"), "--visible", "--json", str(tmp_path / "record.json"), "--quiet"]
    assert run(["--course", str(SMALL_KIT), *words]) == 0
    checks = json.loads((tmp_path / "record.json").read_text())["exercises"][0]["checks"]
    return next(check for check in checks if check["name"] == f"test_{DOUBLED}")


@pytest.mark.parametrize(
    ("kills", "verdict", "key"),
    [
        (itertools.count(), "MEMORY", "memory_machine"),
        (itertools.repeat(7), "CRASH", "crash"),
        (None, "CRASH", "crash"),
    ],
    ids=["the system counted", "it did not", "it does not count"],
)
def test_what_the_system_killed_for_want_of_memory_is_told_apart_by_evidence(
    monkeypatch, tmp_path, kills, verdict, key
):
    monkeypatch.setattr(worker, "count_kills", lambda: kills and next(kills))
    check = grade_here(tmp_path, "os.kill(os.getpid(), signal.SIGKILL)")
    assert (check["verdict"], check["message"][0]["key"]) == (verdict, key)
    if verdict == "CRASH":
        assert check["message"][0]["facts"]["cause"]["key"] == "end_SIGKILL"  # which says that it may be memory


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("os.write(2, b\"terminate called after throwing an instance of 'std::bad_alloc'\\n\"); os.abort()", "MEMORY"),
        ("os.abort()", "CRASH"),
        (f"os._exit({reserve.EXIT})", "MEMORY"),  # as a worker ends that has no memory for its reply
        ("os._exit(0)", "CRASH"),
    ],
)
def test_how_a_process_ended_is_evidence(tmp_path, code, verdict):
    assert grade_here(tmp_path, code)["verdict"] == verdict


def test_a_machine_without_memory_ends_the_code_and_not_the_grader(grade):
    code = "def double(values):\n    print(open('/proc/self/oom_score_adj').read())\n    return 0"
    printed = grade(with_function("double", code), "--isolation", "none").check(DOUBLED)["output"]
    assert printed.strip() == "1000"


def test_a_file_that_fills_the_memory_while_it_loads_reads_memory(grade):
    graded = grade("KEPT = []\nwhile True:\n    KEPT.append(bytearray(10**5))\n")
    assert {check["verdict"] for check in graded.checks()} == {"MEMORY"}
    assert "Loading the file took more than the 256 MB" in graded.checks()[0]["message"]


@pytest.mark.parametrize(
    ("error", "short", "memory"),
    [
        (MemoryError(), False, True),
        (OSError(12, "Cannot allocate memory"), False, True),
        (RuntimeError("[enforce fail a"), True, True),
        (RuntimeError("[enforce fail a"), False, False),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to"), False, True),
        (RuntimeError("std::bad_alloc"), False, True),
        (SystemError("error return without exception set"), False, True),
        (SystemError("bad argument to internal function"), True, True),
        (SystemError("bad argument to internal function"), False, False),
        (ValueError("three"), True, False),
        (OSError(2, "No such file or directory"), True, False),
    ],
)
def test_which_exceptions_say_that_memory_ran_out(monkeypatch, error, short, memory):
    monkeypatch.setattr(reserve, "is_short", lambda: short)
    assert failure.describe(error, "small.py")["memory"] is memory


VERSION_1 = "7:blkio:/\n4:memory,hugetlb:/jobs/1\n0::/\n"
KILLS = "oom_kill_disable 0\nunder_oom 0\noom_kill {}\n"


@pytest.mark.parametrize(
    ("groups", "files", "found"),
    [
        ("0::/job\n", {"job/memory.events": "low 0\noom 5\noom_kill 3\noom_group_kill 0\n"}, 3),
        ("0::/\n", {"memory.events": "oom_kill 4\n"}, 4),
        (VERSION_1, {"memory/jobs/1/memory.oom_control": KILLS.format(2)}, 2),
        (VERSION_1, {"memory/memory.oom_control": KILLS.format(6)}, 6),
        (VERSION_1, {"memory/memory.oom_control": "oom_kill_disable 0\n", "vmstat": "oom_kill 9\n"}, 9),
        ("", {"vmstat": "pgfault 1\noom_kill 8\n"}, 8),
        ("garbage\n", {"vmstat": "pgfault 1\n"}, None),
        (None, {}, None),
    ],
)
def test_the_counter_of_kills_is_found_in_each_kind_of_control_group(monkeypatch, tmp_path, groups, files, found):
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    if groups is not None:
        (tmp_path / "cgroup").write_text(groups)
    monkeypatch.setattr(memory_kills, "GROUPS", tmp_path)
    monkeypatch.setattr(memory_kills, "OWN_GROUPS", tmp_path / "cgroup")
    monkeypatch.setattr(memory_kills, "OF_ALL", tmp_path / "vmstat")
    monkeypatch.setattr(memory_kills, "known_counters", lambda: tuple(memory_kills.counters()))
    assert memory_kills.count_kills() == found


def test_the_error_of_torch_for_a_small_tensor_is_memory():
    assert failure.ran_short(torch.OutOfMemoryError("Failed to alloc"))
    assert not failure.ran_short(RuntimeError("Failed to alloc"))
