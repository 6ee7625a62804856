"""The autograder for Gradescope, unpacked into the folders that Gradescope makes, and run there."""

import os
import re
import shlex
import stat
import sys
import zipfile

import pytest
import torchkata

from tests.support.containers import TRIPLED, hand_in, results_of, run
from tests.support.doors import SMALL, SMALL_KIT, run_command
from tests.support.records import find_test

SCRIPTS = ("setup.sh", "run_autograder")
TOP = ["check_settings.sh", "failed.json", "run_autograder", "settings.sh", "setup.sh"]

# The archive


def test_the_archive_has_at_its_top_what_gradescope_wants(autograder):
    with zipfile.ZipFile(autograder) as opened:
        names = opened.namelist()
        for name in SCRIPTS:
            assert stat.S_IMODE(opened.getinfo(name).external_attr >> 16) == 0o755
            assert opened.read(name).startswith(b"#!/usr/bin/env bash\n")
            assert b"\r" not in opened.read(name)
    assert [name for name in names if "/" not in name] == TOP
    assert "kit/solutions/01_small/test_hidden.py" in names
    wheel = f"kit/engine/torchkata-{torchkata.__version__}-py3-none-any.whl"
    assert {wheel, "kit/engine/prepare.py", "kit/requirements/student.txt"} <= set(names)
    assert not [name for name in names if name.startswith("kit/grader")]  # the engine comes as a wheel alone
    assert names == sorted(names)
    assert not [name for name in names if "__pycache__" in name or "/." in name]


def test_unpacked_programs_can_be_run(container):
    for name in SCRIPTS:
        assert os.access(container / "source" / name, os.X_OK)


def test_the_same_autograder_has_the_same_bytes(autograder, tmp_path):
    assert run_command("--course", SMALL_KIT, "autograder-zip", "--out", tmp_path / "again.zip").returncode == 0
    assert (tmp_path / "again.zip").read_bytes() == autograder.read_bytes()


def test_an_autograder_may_be_for_one_exercise(tmp_path):
    done = run_command("autograder-zip", "--only", "mse_sweep", "--out", tmp_path / "one.zip")
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(tmp_path / "one.zip") as opened:
        folders = {name.split("/")[2] for name in opened.namelist() if name.startswith("kit/solutions/")}
    assert folders == {"05_mse_sweep", "seed.txt"}


def test_a_broken_key_makes_no_autograder(kit, tmp_path):
    (kit / "solutions" / "01_small" / "test_hidden.py").write_text("def broken(:\n")
    done = run_command("--course", kit, "autograder-zip", "--out", tmp_path / "autograder.zip")
    assert done.returncode == 1
    assert "test_hidden.py: cannot be read as Python" in done.stderr
    assert not (tmp_path / "autograder.zip").exists()


# A submission


@pytest.mark.parametrize(("source", "score", "doubled"), [(SMALL, 10, "passed"), (TRIPLED, 5, "failed")])
def test_a_submission_gets_its_score(container, source, score, doubled):
    hand_in(container, source)
    done = run(container)
    assert (done.returncode, done.stderr) == (0, "")
    results = results_of(container)
    assert results["score"] == score
    points = [test["max_score"] for test in results["tests"] if "max_score" in test]
    assert (len(points), sum(points)) == (9, 10)
    assert find_test(results, "01_small: each value is doubled")["status"] == doubled
    assert re.fullmatch(r"isolation: .*\n", done.stdout)  # which students may be shown


def test_what_students_are_told_is_set_in_the_settings(container):
    hand_in(container, TRIPLED)
    settings = container / "source" / "settings.sh"
    text = settings.read_text().replace("FEEDBACK:=minimal", "FEEDBACK:=full")
    settings.write_text(text.replace("VISIBILITY:=hidden", "VISIBILITY:=visible"))
    assert run(container).returncode == 0
    results = results_of(container)
    assert [test["visibility"] for test in results["tests"]] == ["visible"] * 9
    assert "expected" in find_test(results, "01_small: a single value is doubled")["output"]
    assert "5/10" in results["output"]
    assert results["execution_time"] > 0


@pytest.mark.parametrize("files", [{}, {"essay.txt": "On tensors."}])
def test_a_submission_without_an_answer_is_told_what_to_hand_in(container, files):
    for name, text in files.items():
        (container / "submission" / name).write_text(text)
    assert run(container).returncode == 0
    results = results_of(container)
    assert (results["score"], results["tests"]) == (0, [])
    assert results["output"].startswith("There is nothing to grade. Hand in at least one of these files: small.py.")
    assert ".ipynb" in results["output"]


# The set-up


def test_the_set_up_ends_with_what_the_container_can_do(container):
    done = run(container, "source/setup.sh")
    assert done.returncode == 0, done.stderr
    assert "Grading uses level" in done.stdout


def test_the_set_up_hands_the_arguments_for_pip_on_and_fails_aloud(container, tmp_path):
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "apt-get").write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/installed\n')
    (programs / "python3.13").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    for program in programs.iterdir():
        program.chmod(0o755)
    (container / "source" / "kit" / "requirements" / "student.txt").write_text("no-such-package-anywhere==9\n")
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    done = run(container, "source/setup.sh", TORCHKATA_PYTHON="", TORCHKATA_PIP_ARGS="--no-index --quiet", PATH=path)
    assert done.returncode == 1
    assert "The packages could not be installed" in done.stderr
    assert "no-such-package-anywhere" in done.stderr
    assert "bubblewrap" in (tmp_path / "installed").read_text()
    assert not (container / "venv").exists()
