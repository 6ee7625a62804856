"""The line that says what runs now: on a terminal that can rewrite it, and nowhere else."""

import os
import pty
import re
import subprocess
import sys
from types import SimpleNamespace

import pytest
from rich.console import Console
from torchkata.cli.shown_progress import Shown, wants_status
from torchkata.errors import SettingRefused
from torchkata.record.verdict import Check, CheckResult, Verdict
from torchkata.report.terminal import Screen

from tests.support.doors import ROOT, with_function

LOOP = with_function("double", "def double(values):\n    while True: pass")
HIDE, SHOW = "\x1b[?25l", "\x1b[?25h"


@pytest.fixture
def screen(monkeypatch):
    """Return a screen on a terminal that can rewrite a line."""
    for name in ("NO_COLOR", "TORCHKATA_STATUS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    made = Screen()
    made.console = Console(force_terminal=True)
    return made


def test_there_is_one_on_a_terminal(screen):
    assert wants_status(screen)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb"), ("TORCHKATA_STATUS", "off")])
def test_there_is_none_where_somebody_cannot_use_it(screen, monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    assert not wants_status(screen)


def test_there_is_none_in_a_pipe_and_none_in_a_quiet_run(screen):
    assert not wants_status(Screen())
    screen.quiet = True
    assert not wants_status(screen)


def test_a_wrong_setting_is_refused(screen, monkeypatch):
    monkeypatch.setenv("TORCHKATA_STATUS", "no")
    with pytest.raises(SettingRefused, match="on, off"):
        wants_status(screen)


def test_it_says_what_runs_and_for_how_long_it_may(screen):
    shown = Shown(screen)
    assert shown.status == "Python starts and imports what the exercises need, 0 s"
    shown.begin_exercise(SimpleNamespace(exercise=SimpleNamespace(folder="01_small")), 9)
    assert shown.status == "01_small: is prepared, 0 s"
    shown.begin_call("", 10.0)
    assert shown.status == "01_small: the file is loaded, 0 s of 10"
    shown.end_call()
    shown.end_check(CheckResult(Check("test_a", 1.0, True), Verdict.PASS))
    assert shown.status == "01_small: check 2 of 9"
    shown.begin_call("double", 9.6)
    assert shown.status == "01_small: double runs, 0 s of 10"


def test_it_stands_below_the_results_and_leaves_nothing(kit, tmp_path):
    (tmp_path / "small.py").write_text(LOOP)
    master, terminal = pty.openpty()
    command = [sys.executable, "-m", "torchkata", "--course", str(kit), "grade", str(tmp_path / "small.py")]
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {"TERM": "xterm"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=terminal, stderr=terminal)
    os.close(terminal)
    said = b""
    while chunk := read(master):
        said += chunk
    assert process.wait() == 0
    text = said.decode()
    assert "01_small: double runs, 1 s of 2" in text
    assert text.count("\n") < 40  # no line of its own for each second
    assert text.count(HIDE) == text.count(SHOW) == 1
    after = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text.partition(SHOW)[2])
    assert " runs, " not in after


def read(master):
    try:
        return os.read(master, 4096)
    except OSError:
        return b""
