"""One exercise takes a bounded time, whatever its file does, and its honest functions keep their checks."""

import json

import pytest
from torchkata.checks import budget
from torchkata.checks.budget import GRACE, Budget

from tests.support.doors import Graded, run_command
from tests.support.kits import add_exercise


class Clock:
    """A clock that stands still unless it is told to go on."""

    def __init__(self):
        self.now = 0.0

    def monotonic(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(budget, "time", clock)
    return clock


def spend(clock, purse, seconds, load=False):
    with purse.charge(load):
        clock.now += seconds


@pytest.mark.parametrize("each", [0.1, 0.49, 3.0, 100.0])
def test_calls_loads_and_tries_end_after_three_times_the_seconds(clock, each):
    purse = Budget(10.0)
    steps = 0
    while purse.for_load() or purse.for_call():
        for load, seconds in ((True, purse.for_load()), (False, purse.for_call())):
            if seconds:
                spend(clock, purse, min(each, seconds), load)
        steps += 1
        assert steps < 1000
    assert clock.now <= 3 * 10.0 + 2 * max(GRACE, 0.1) + GRACE


def test_loading_again_does_not_take_the_time_for_calls(clock):
    purse = Budget(10.0)
    spend(clock, purse, 3.0, load=True)
    spend(clock, purse, 3.0, load=True)
    assert purse.for_call() == 7.0
    assert purse.for_load() == 7.0


def test_what_the_machine_wasted_is_given_back(clock):
    purse = Budget(10.0)
    spend(clock, purse, 9.0)
    purse.forgive()
    purse.forgive()
    assert purse.for_call() == 10.0


ENDS = """
import os, time
FACTS
os.write(os.open(FILE, os.O_WRONLY | os.O_APPEND | os.O_CREAT), b"x")
time.sleep(0.4)

def dies(n):
    os._exit(1)

def dies_too(n):
    os._exit(2)

def lives(n):
    return n
"""
HONEST = "def dies(n): return n\ndef dies_too(n): return n\ndef lives(n): return n\n"
LIVES = "assert_equal(student.lives({0}), {0})"


def graded(tmp_path, checks, source, seconds, *words):
    """Grade a source by checks; return the results and what the command said."""
    add_exercise(tmp_path / "kit", "01_ends", checks, HONEST, seconds)
    (tmp_path / "ends.py").write_text(source)
    record = tmp_path / "record.json"
    done = run_command("--course", tmp_path / "kit", "grade", tmp_path / "ends.py", "--json", record, *words)
    assert (done.returncode, done.stderr) == (0, "")
    return Graded(done.returncode, done.stdout, done.stderr, json.loads(record.read_text())).checks()


def test_loading_again_after_each_crash_shares_one_budget_and_spares_the_honest(tmp_path):
    checks = [
        text.format(n)
        for n in range(20)
        for text in ("student.dies({0})", "student.dies_too({0})", LIVES, "student.dies({0} + 100)")
    ]
    file = tmp_path / "loaded"
    results = graded(
        tmp_path, checks, ENDS.replace("FACTS", f"FILE = {str(file)!r}"), 4, "--isolation", "none"
    )  # so that loading can be counted
    verdicts = {check: result["verdict"] for check, result in zip(checks, results, strict=True)}
    assert [check for check, verdict in verdicts.items() if "lives" in check and verdict != "PASS"] == []
    assert {verdict for check, verdict in verdicts.items() if "dies" in check} == {"CRASH"}
    assert any("was not called again" in result["message"] for result in results)
    assert 3 <= len(file.read_bytes()) <= 2 + 4 / 0.4  # the seconds by what one takes


def test_a_function_that_crashes_for_some_inputs_keeps_its_other_checks(tmp_path):
    source = HONEST + "\nimport os\n\ndef lives(n):\n    if n < 5: os._exit(1)\n    return n\n"
    results = graded(tmp_path, [LIVES.format(n) for n in range(8)], source, 10)
    assert [result["verdict"] for result in results] == ["CRASH"] * 5 + ["PASS"] * 3


def test_answers_that_are_no_values_share_the_same_budget(tmp_path):
    code = """
import json, os, struct, time
time.sleep(0.3)
def dies(n):
    for number in range(2, 9):
        header = json.dumps({"number": number, "outcome": "value", "value": {"pickle": n}}).encode()
        os.write(3, struct.pack("!IQ", len(header), 0) + header)
        time.sleep(3)
"""
    checks = [text.format(n) for n in range(12) for text in ("student.dies({0})", LIVES)]
    results = graded(tmp_path, checks, HONEST + code, 3)
    assert {result["verdict"] for result in results[::2]} == {"CRASH"}
    assert {result["verdict"] for result in results[1::2]} == {"PASS"}


def test_small_steps_behind_the_deadline_end_too(tmp_path):
    source = HONEST + "\nimport time\ndef dies(n):\n    time.sleep(0.3)\n    return n\n"
    results = graded(tmp_path, [f"student.dies({n})" for n in range(30)], source, 2)
    verdicts = [result["verdict"] for result in results]
    assert verdicts[:3] == ["PASS"] * 3
    assert verdicts[-5:] == ["TIMEOUT"] * 5
    assert "the time of this exercise was used up" in results[-1]["message"]
