"""Outside a namespace the private folder is watched at any time: during short requests, and between two."""

import json

import pytest

from tests.support.doors import run_command
from tests.support.kits import add_exercise

# On a busy machine the folder is found full while `fill` still runs.
FULL = [{"key": "overfull", "facts": {"name": name, "megabytes": 16}} for name in ("fill", "step")]
HONEST = "def fill(): return 1\ndef step(n): return n\n"
FILLS = """
import time

def fill():
    for number in range(4):
        with open(f"part{number}", "wb") as file:
            file.write(bytes(10 * 2**20))
    return 1

def step(n):
    time.sleep(0.2)
    return n
"""
WATCHED = ("container", "none")


def graded(tmp_path, checks, level):
    add_exercise(tmp_path / "kit", "01_fills", checks, HONEST, seconds=60)
    (tmp_path / "fills.py").write_text(FILLS)
    record = tmp_path / "record.json"
    words = ["--course", tmp_path / "kit", "grade", tmp_path / "fills.py", "--json", record, "--isolation", level]
    done = run_command(*words)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(record.read_text())["exercises"][0]["checks"]


@pytest.mark.parametrize("level", WATCHED)
def test_many_short_requests_do_not_hide_a_full_folder(tmp_path, level):
    steps = [f"for n in range({start}, {start + 10}): student.step(n)" for start in range(0, 20, 10)]
    checks = graded(tmp_path, ["assert_equal(student.fill(), 1)", *steps], level)
    found = [check for check in checks if check["verdict"] == "CRASH"]
    assert len(found) == 1  # the next process has an empty folder
    assert any(full in found[0]["message"] for full in FULL)


@pytest.mark.parametrize("level", WATCHED)
def test_a_full_folder_is_found_while_nobody_asks(tmp_path, level):
    checks = graded(tmp_path, ["student.fill()\ntime.sleep(2)\nstudent.step(1)"], level)
    assert checks[0]["verdict"] == "CRASH"
    assert any(full in checks[0]["message"] for full in FULL)
