"""`check` in a cell: which code it grades, by which course, how often, and what it does where it cannot."""

import os
import shutil
import sys
import threading
import time
from types import SimpleNamespace

import pytest
from torchkata.errors import CourseError, GraderFailed, NothingToGrade
from torchkata.notebooks import check, checking, grading_client, grading_process
from torchkata.notebooks.checking import CheckFailed
from torchkata.notebooks.executed import IMPORT, executed_cells
from torchkata.notebooks.grading_client import GradingClient
from torchkata.notebooks.grading_server import Service, serve_all

from tests.support.doors import SMALL, SMALL_KIT

GRADES = f"# a claim\n{IMPORT}\ncheck('01_small', 'test_it')"
WHOLE, TOTAL = "test_each_value_is_doubled", "test_the_total_is_the_sum"


def executed(*cells):
    return executed_cells(SimpleNamespace(history_manager=SimpleNamespace(input_hist_raw=["", *cells])))


def test_cells_that_grade_are_no_part_of_the_code_and_the_others_keep_their_numbers():
    assert executed("a = 1", GRADES, "%time b = 2", "check('01_small', 'test_it')", IMPORT) == [
        "a = 1",
        IMPORT,
        "%time b = 2",
    ]
    assert executed("a = 1", "a = 1", "def f(:", "") == ["a = 1", "a = 1", "def f(:", ""]
    mixed = f"{IMPORT}\nmine = check('01_small', 'test_it')"
    assert executed(mixed) == [mixed]


@pytest.fixture(scope="module")
def service():
    made = Service()
    yield made
    made.close()


def ask(service, cells, folder, course="", exercise="01_small", marking=False):
    place = {"folder": str(folder), "course": str(course)}
    return service.answer({"exercise": exercise, "cells": cells, "marking": marking, **place})


@pytest.fixture
def released(tmp_path):
    """Return a folder with what nbgrader releases beside the notebook."""
    folder = tmp_path / "fetched"
    shutil.copytree(
        SMALL_KIT / "exercises" / "01_small", folder, ignore=shutil.ignore_patterns("small.py", "__pycache__")
    )
    return folder


def points(answer):
    return {name: points for name, (points, _, _) in answer["checks"].items()}


def test_with_the_answer_key_hidden_checks_are_run_and_without_it_the_visible_ones(service, released):
    assert sum(points(ask(service, [SMALL], "/", SMALL_KIT)).values()) == 10
    assert sum(points(ask(service, [SMALL], SMALL_KIT / "exercises" / "01_small")).values()) == 10
    assert points(ask(service, [SMALL], released)) == {WHOLE: 2, TOTAL: 1, "test_a_counter_counts_up": 1}


def test_helper_files_lie_beside_the_notebook(service, tmp_path, released):
    settings = released / "exercise.toml"
    settings.write_text('helpers = ["*.txt"]\n' + settings.read_text())
    (released / "factor.txt").write_text("2.0")
    reads = SMALL.replace("2.0 *", "float(open('factor.txt').read()) *")
    assert points(ask(service, [reads], released))[WHOLE] == 2


@pytest.mark.parametrize(
    ("exercise", "course", "sentence"),
    [
        ("02_other", SMALL_KIT, "has no exercise 02_other. Look at TORCHKATA_COURSE"),
        ("02_other", "", "neither in a course around"),
        ("../01_small", SMALL_KIT, "neither in a course around"),
    ],
)
def test_what_cannot_be_graded_is_a_sentence(service, tmp_path, exercise, course, sentence):
    assert sentence in ask(service, [SMALL], tmp_path, course, exercise)["problem"]


def test_a_hint_waits_for_the_second_code_that_fails_but_not_while_marks_are_made(service, released):
    wrong = (SMALL_KIT / "solutions" / "01_small" / "wrong" / "takes_the_mean.py").read_text()

    def text(extra, marking=False):
        return ask(service, [SMALL, wrong, extra], released, marking=marking)["checks"][TOTAL][2]

    marked = text("a = 0", marking=True)
    first, second = text("a = 1"), text("a = 2")
    assert first.startswith("WRONG")
    assert len(second) > len(first)
    assert second.startswith(first)
    assert marked == second


class Counting(GradingClient):
    """A client that answers by itself, and counts how often."""

    count = 0

    def _ask(self, line):
        self.count += 1
        if "broken" in line:
            return {"problem": "a sentence"}
        return {"exercise": "01_small", "notices": ["noted"], "checks": {"a": (1, 2, "A"), "b": (None, 1, "B")}}


def test_each_code_is_graded_once_and_its_notices_are_shown_once():
    client = Counting()
    shown = [client.result(client.grade("01_small", [code], "/"), "a") for code in ("x = 1", "x = 1", "x = 2")]
    assert client.count == 2
    assert shown == [(1, 2, "noted\nA"), (1, 2, "A"), (1, 2, "noted\nA")]


def test_no_points_come_from_a_check_that_is_not_there_or_could_not_be_decided():
    client = Counting()
    graded = client.grade("01_small", ["x = 1"], "/")
    with pytest.raises(CourseError, match=r"01_small has no check c here\. Hidden checks need the answer key."):
        client.result(graded, "c")
    with pytest.raises(GraderFailed, match="B"):
        client.result(graded, "b")
    with pytest.raises(CourseError, match="a sentence"):
        client.grade("01_small", ["broken"], "/")


def test_a_process_that_dies_is_no_verdict(monkeypatch):
    monkeypatch.setattr(grading_process, "SERVER", "no_such_module")
    with pytest.raises(GraderFailed, match=r"has ended: .*No module named no_such_module\. This says nothing about"):
        GradingClient().grade("01_small", ["x = 1"], "/")


def test_one_process_grades_for_several_kernels_and_each_grades_for_itself_where_it_has_ended(
    service, tmp_path, monkeypatch, released
):
    address = tmp_path / "socket"
    reading, writing = os.pipe()
    serving = threading.Thread(target=serve_all, args=(service, str(address), reading))
    serving.start()
    monkeypatch.setenv("TORCHKATA_GRADER", str(address))
    monkeypatch.delenv("TORCHKATA_COURSE", raising=False)
    started = []
    monkeypatch.setattr(grading_client, "OwnProcess", lambda: started.append(1) or Ended())
    while not address.exists():
        time.sleep(0.01)
    clients = [GradingClient(), GradingClient()]
    for client in clients:
        assert client.result(client.grade("01_small", [SMALL], str(released)), TOTAL)[:2] == (1, 1)
        client.close()
    os.close(writing)
    serving.join()
    os.close(reading)
    assert not started
    assert not address.exists()
    with pytest.raises(GraderFailed):
        GradingClient().grade("01_small", [SMALL], str(released))
    assert started


class Ended:
    """A process that answers nothing."""

    alive = True

    def ask(self, line):
        return ""

    def close(self):
        return ""


@pytest.fixture
def kernel(monkeypatch):
    """Let this process be a kernel that has run one cell."""
    shell = SimpleNamespace(history_manager=SimpleNamespace(input_hist_raw=["", "x = 1"]), starting_dir="/")
    core = SimpleNamespace(InteractiveShell=SimpleNamespace(_instance=shell))
    monkeypatch.setitem(sys.modules, "IPython.core.interactiveshell", core)
    monkeypatch.setattr(checking, "CLIENT", Counting())
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)


def test_check_prints_what_was_found_and_returns_the_points(kernel, capsys):
    assert check("01_small", "a") == 1
    assert capsys.readouterr() == ("noted\nA\n", "")


def test_a_refusal_in_a_cell_shows_its_sentence_and_no_traceback(kernel):
    with pytest.raises(CourseError) as refused:
        check("01_small", "c")
    assert refused.value._render_traceback_() == [str(refused.value)]


def test_while_nbgrader_validates_a_failed_check_is_an_error_with_its_text(kernel, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    with pytest.raises(CheckFailed, match=r"noted\nA"):
        check("01_small", "a")


def test_a_plain_program_reads_what_grades_it(monkeypatch):
    monkeypatch.delitem(sys.modules, "IPython.core.interactiveshell", raising=False)
    with pytest.raises(NothingToGrade, match=r"To grade a file, run: torchkata grade FILE"):
        check("01_small", "test_it")
