"""`torchkata watch` as a command: with a real grading process, in a pipe and in a terminal, and how it ends."""

import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from tests.support.doors import ROOT, SMALL, SMALL_KIT
from tests.support.processes import alive, descendants, wait_for
from tests.support.watching import DOUBLE, student_copy

PATIENCE = 60
LOOP = SMALL.replace(DOUBLE, "    while True:\n        pass\n")
WRONG = SMALL.replace("2.0 * value", "3.0 * value")
RIGHT = "01_small: 4/4 points. Every check passes."


class Watching:
    """The command in a pipe or in a terminal, and what it has shown."""

    def __init__(self, course, *words, terminal=False, **variables):
        self.file = course / "exercises" / "01_small" / "small.py"
        ours, theirs = pty.openpty() if terminal else os.pipe()
        self.before = termios.tcgetattr(ours) if terminal else None
        command = [sys.executable, "-m", "torchkata", "--course", str(course), "watch", *words]
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80", "LINES": "24", **variables}
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=theirs if terminal else subprocess.DEVNULL,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            start_new_session=True,
        )
        self.screen = ours
        self.theirs = theirs if terminal else None
        if not terminal:
            os.close(theirs)
        self.shown = ""

    def read(self, seconds):
        """Read what is shown within some seconds; return whether there was anything."""
        if not select.select([self.screen], [], [], seconds)[0]:
            return False
        data = os.read(self.screen, 2**16)
        self.shown += data.decode("utf-8", "replace")
        return bool(data)

    def wait_for(self, text):
        """Wait until a text is shown; forget what came before it."""
        end = time.monotonic() + PATIENCE
        while text not in self.shown:
            assert time.monotonic() < end, self.shown
            self.read(1.0)
        before, _, self.shown = self.shown.partition(text)
        return before

    def save(self, text):
        """Save as editors do that rename."""
        beside = self.file.with_suffix(".part")
        beside.write_text(text)
        os.replace(beside, self.file)

    def end(self, number=None):
        """End the command with a signal; return its status. Every process that it started must end."""
        started = descendants(self.process.pid)
        assert started
        if number:
            self.process.send_signal(number)
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            self.read(0.05)
        wait_for(lambda: not any(alive(pid) for pid in started))
        return self.process.wait(timeout=PATIENCE)

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.screen)
        if self.theirs is not None:
            os.close(self.theirs)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """Return one command in a pipe that several tests use one after the other: it starts in about two seconds."""
    kit = tmp_path_factory.mktemp("watched") / "kit"
    shutil.copytree(SMALL_KIT, kit, ignore=shutil.ignore_patterns("__pycache__"))
    watching = Watching(student_copy(kit))
    watching.wait_for("01_small: 0/4 points.")
    yield watching
    watching.end(signal.SIGTERM)
    watching.close()


@pytest.fixture
def right(shared):
    """Return the command after a verdict on a right file."""
    shared.save(WRONG + "\n\n")
    shared.wait_for("WRONG")
    shared.save(SMALL)
    shared.wait_for(RIGHT)
    return shared


def test_a_line_for_each_save(right):
    right.save(WRONG)
    right.wait_for("01_small: 2/4 points.")
    right.wait_for("small.py:7: WRONG: each value is doubled. double([1.0, 2.5])")
    right.save(SMALL)
    right.wait_for(RIGHT)


def test_a_syntax_error_is_one_line(right):
    right.save(SMALL.replace("(values)", "(values", 1))
    right.wait_for("Not Python yet: '(' was never closed\n")
    assert "bracket" not in right.shown


def test_of_two_saves_the_second_is_shown_last(right):
    right.save(WRONG)
    time.sleep(0.05)
    right.save(SMALL + "\n# again\n")
    right.wait_for(RIGHT)
    while right.read(1.0):
        pass
    assert "WRONG" not in right.shown


@pytest.mark.parametrize("text", [LOOP, "while True:\n    pass\n"], ids=["in a call", "while it is loaded"])
def test_a_save_ends_an_endless_loop(right, text):
    right.save(text)
    time.sleep(1.0)  # it is running
    right.save(SMALL)
    assert "TIMEOUT" not in right.wait_for(RIGHT)


def test_a_file_that_vanishes_and_comes_back(right):
    right.file.unlink()
    right.wait_for("small.py")
    right.file.write_text(SMALL)
    right.wait_for(RIGHT)


def test_a_file_that_becomes_a_notebook(right):
    cells = [{"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": SMALL}]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    right.file.unlink()
    right.file.with_suffix(".ipynb").write_text(json.dumps(notebook))
    try:
        right.wait_for(RIGHT)
    finally:
        right.file.with_suffix(".ipynb").unlink()
        right.file.write_text(SMALL)


def test_a_grading_process_that_is_killed_is_started_again(right):
    (grading,) = Path(f"/proc/{right.process.pid}/task/{right.process.pid}/children").read_text().split()
    os.kill(int(grading), signal.SIGKILL)
    right.save(WRONG)
    right.wait_for("01_small: 2/4 points.")


@pytest.mark.parametrize("terminal", [False, True])
def test_a_grader_that_cannot_run_ends_with_its_last_words(kit, tmp_path, terminal):
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nif 'torchkata.watching.grading_process' in sys.orig_argv:\n    sys.exit('It is broken here.')\n"
    )
    watching = Watching(student_copy(kit), terminal=terminal, PYTHONPATH=str(tmp_path))
    try:
        watching.wait_for("The grader ended several times")
        if terminal:
            os.write(watching.screen, b"q")
        while watching.process.poll() is None:
            watching.read(0.1)
        watching.read(0.1)
        assert watching.process.returncode == 2
        assert "It is broken here." in watching.shown
    finally:
        watching.close()


def test_checks_that_were_edited_count(right):
    checks = right.file.with_name("test_small.py")
    before = checks.read_text()
    checks.write_text(before.replace("[2.0, 5.0]", "[2.0, 6.0]"))
    try:
        right.wait_for("01_small: 2/4 points.")
    finally:
        checks.write_text(before)
        right.wait_for(RIGHT)


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGHUP, 130)])
def test_a_signal_ends_it_in_the_middle_of_a_loop(kit, number, status):
    student_copy(kit)
    (kit / "exercises" / "01_small" / "small.py").write_text(LOOP)
    watching = Watching(kit)
    try:
        watching.wait_for("Watching 01_small.")
        wait_for(lambda: len(descendants(watching.process.pid)) >= 2)  # the grading process and its zygote
        assert watching.end(number) == status
    finally:
        watching.close()


def test_no_process_outlives_a_view_that_was_killed(kit):
    watching = Watching(student_copy(kit))
    try:
        watching.wait_for("points.")
        watching.end(signal.SIGKILL)
    finally:
        watching.close()


@pytest.mark.parametrize("key", ["q", "\x03", ""])
def test_the_terminal_is_restored(kit, key):
    watching = Watching(student_copy(kit), terminal=True)
    try:
        watching.wait_for("01_small: exercise 1 of 1")
        watching.wait_for("TODO")
        assert termios.tcgetattr(watching.screen) != watching.before
        os.write(watching.screen, key.encode())
        assert watching.end(None if key else signal.SIGTERM) == 0
        assert termios.tcgetattr(watching.screen) == watching.before
        for mode in ("1049", "25", "2004", "1006"):  # second screen, cursor, pasted text, mouse
            shown = watching.shown
            on, off = (shown.rfind(f"\x1b[?{mode}{letter}") for letter in ("h", "l"))
            assert (on > off) == (mode == "25") or on == off == -1, mode
    finally:
        watching.close()


def test_no_colours_are_shown_where_none_are_wanted(kit):
    watching = Watching(student_copy(kit), terminal=True, NO_COLOR="1")
    try:
        shown = watching.wait_for("Still to do") + watching.shown
        styles = {code for codes in re.findall(r"\x1b\[([0-9;]*)m", shown) for code in codes.split(";")}
        assert styles <= {"", "0", "1", "2", "4", "7", "39", "49"}  # bold, dim, underlined, reversed, the defaults
        watching.end(signal.SIGTERM)
    finally:
        watching.close()


def test_no_process_outlives_its_terminal(kit):
    watching = Watching(student_copy(kit), terminal=True)
    try:
        watching.wait_for("TODO")
        started = descendants(watching.process.pid)
        os.close(watching.theirs)
        os.close(watching.screen)
        watching.process.send_signal(signal.SIGHUP)  # as the system does to the process that leads the session
        watching.process.wait(timeout=PATIENCE)
        wait_for(lambda: not any(alive(pid) for pid in started))
    finally:
        watching.screen, watching.theirs = os.open(os.devnull, os.O_RDONLY), None
        watching.close()


def test_a_terminal_without_a_cursor_gets_lines(kit):
    watching = Watching(student_copy(kit), terminal=True, TERM="dumb")
    try:
        watching.wait_for("01_small: 0/4 points.")
        assert "\x1b" not in watching.shown
        watching.end(signal.SIGTERM)
    finally:
        watching.close()


def test_an_exercise_that_cannot_be_graded_is_said(kit):
    student_copy(kit, ["large"])
    (kit / "exercises" / "02_large" / "test_large.py").unlink()
    watching = Watching(kit, "large")
    try:
        watching.wait_for("test_large.py")
        assert watching.process.wait(timeout=PATIENCE) == 1
    finally:
        watching.close()
    watching = Watching(kit)
    try:
        watching.wait_for("01_small: 0/4 points.")
        watching.end(signal.SIGTERM)
        watching.read(0.1)
        assert "test_large.py" in watching.shown
    finally:
        watching.close()


def test_an_exercise_that_there_is_not_is_refused(kit):
    watching = Watching(student_copy(kit), "large")
    try:
        watching.wait_for("large")
        assert watching.process.wait(timeout=PATIENCE) == 1
    finally:
        watching.close()
