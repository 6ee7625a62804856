"""The autograder for Gradescope, unpacked into the folders that Gradescope makes, and run there."""

import json
import os
import shutil
import stat
import subprocess
import sys
import zipfile

import pytest

from grader.marking import Desk
from grader.release import container
from grader.sandbox.levels import Level
from tests.doors import SMALL, SMALL_KIT, run_command, with_function
from tests.records import check_schema, find_test

TRIPLED = with_function("double", "def double(values):\n    return [3.0 * v for v in values]")
SCRIPTS = ("setup.sh", "run_autograder")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """Return an autograder for the small exercise."""
    file = tmp_path_factory.mktemp("release") / "autograder.zip"
    done = run_command("--kit", SMALL_KIT, "autograder-zip", "--out", file)
    assert done.returncode == 0, done.stderr
    assert "It holds the answer key." in done.stdout
    return file


@pytest.fixture
def root(archive, tmp_path):
    """Return what Gradescope makes of the archive: source/, submission/, results/, and the program beside them."""
    root = tmp_path / "autograder"
    for folder in ("source", "submission", "results"):
        (root / folder).mkdir(parents=True)
    subprocess.run(["unzip", "-q", archive, "-d", root / "source"], check=True)
    shutil.copy(root / "source" / "run_autograder", root)
    return root


def run(root, program="run_autograder", **variables):
    """Run a program of the autograder as Gradescope does."""
    settings = {"TORCHKATA_ROOT": str(root), "TORCHKATA_PYTHON": sys.executable, **variables}
    return subprocess.run(
        [root / program], cwd=root, env={**os.environ, **settings}, capture_output=True, text=True, timeout=240
    )


def hand_in(root, source):
    (root / "submission" / "small.py").write_text(source)


def results_of(root):
    results = json.loads((root / "results" / "results.json").read_text(encoding="ascii"))
    check_schema("gradescope", results)
    return results


def assert_nothing_was_graded(root):
    results = results_of(root)
    assert "score" not in results
    assert results["tests"] == []
    assert results["output"].startswith("The grader itself failed, so there is no score. It is not your fault")
    assert results["extra_data"] == {"grader_failed": True}


# The archive


def test_the_archive_has_at_its_top_what_gradescope_wants(archive):
    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()
        for name in SCRIPTS:
            assert stat.S_IMODE(opened.getinfo(name).external_attr >> 16) == 0o755
            assert opened.read(name).startswith(b"#!/usr/bin/env bash\n")
            assert b"\r" not in opened.read(name)
    assert [name for name in names if "/" not in name] == ["failed.json", "run_autograder", "settings.sh", "setup.sh"]
    assert "kit/solutions/01_small/test_hidden.py" in names
    assert "kit/grader/marking.py" in names
    assert names == sorted(names)
    assert not [name for name in names if "__pycache__" in name or "/." in name]


def test_unpacked_programs_can_be_run(root):
    for name in SCRIPTS:
        assert os.access(root / "source" / name, os.X_OK)


def test_the_same_autograder_has_the_same_bytes(archive, tmp_path):
    assert run_command("--kit", SMALL_KIT, "autograder-zip", "--out", tmp_path / "again.zip").returncode == 0
    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()


def test_an_autograder_may_be_for_one_exercise(tmp_path):
    done = run_command("autograder-zip", "--only", "mse_sweep", "--out", tmp_path / "one.zip")
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(tmp_path / "one.zip") as opened:
        folders = {name.split("/")[2] for name in opened.namelist() if name.startswith("kit/solutions/")}
    assert folders == {"05_mse_sweep"}


def test_a_broken_key_makes_no_autograder(kit, tmp_path):
    (kit / "solutions" / "01_small" / "test_hidden.py").write_text("def broken(:\n")
    done = run_command("--kit", kit, "autograder-zip", "--out", tmp_path / "autograder.zip")
    assert done.returncode == 1
    assert "test_hidden.py: cannot be read as Python" in done.stderr
    assert not (tmp_path / "autograder.zip").exists()


# A submission


@pytest.mark.parametrize(("source", "score", "doubled"), [(SMALL, 10, "passed"), (TRIPLED, 5, "failed")])
def test_a_submission_gets_its_score(root, source, score, doubled):
    hand_in(root, source)
    done = run(root)
    assert (done.returncode, done.stderr) == (0, "")
    results = results_of(root)
    assert results["score"] == score
    assert len(results["tests"]) == 9
    assert sum(test["max_score"] for test in results["tests"]) == 10
    assert find_test(results, "01_small: each value is doubled")["status"] == doubled
    assert results["execution_time"] > 0
    assert done.stdout.startswith("isolation: ")


def test_what_students_are_told_is_set_in_the_settings(root):
    hand_in(root, TRIPLED)
    settings = root / "source" / "settings.sh"
    text = settings.read_text().replace("FEEDBACK:=full", "FEEDBACK:=minimal")
    settings.write_text(text.replace("VISIBILITY:=visible", "VISIBILITY:=after_published"))
    assert run(root).returncode == 0
    tests = results_of(root)["tests"]
    assert [test["visibility"] for test in tests] == ["visible"] * 3 + ["after_published"] * 6
    assert find_test({"tests": tests}, "01_small: a single value is doubled")["output"] == "WRONG"


@pytest.mark.parametrize("files", [{}, {"essay.txt": "On tensors."}])
def test_a_submission_without_an_answer_is_told_what_to_hand_in(root, files):
    for name, text in files.items():
        (root / "submission" / name).write_text(text)
    assert run(root).returncode == 0
    results = results_of(root)
    assert (results["score"], results["tests"]) == (0, [])
    assert results["output"] == "There is nothing to grade. Hand in at least one of these files: small.py."


# Our own failures


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        ("test_hidden.py", "def broken(:\n"),
        ("exercise.toml", "points = ]"),
        ("small.py", "raise OSError('the reference is gone')"),
    ],
)
def test_a_broken_key_is_no_zero(root, broken, text):
    hand_in(root, SMALL)
    key = root / "source" / "kit" / "solutions" / "01_small"
    (key / broken).write_text(text)
    done = run(root)
    results = results_of(root)
    assert "Traceback" not in done.stdout + done.stderr
    if broken == "small.py":  # some checks need no reference, and are graded
        assert (done.returncode, results["score"]) == (0, 8)
        assert results["output"].startswith("2 of the points could not be graded: a fault of the grader.")
        assert "score" not in find_test(results, "01_small: negative values are doubled")
    else:
        assert done.returncode == 1
        assert f"{broken}: cannot be read" in done.stdout
        assert_nothing_was_graded(root)


def test_a_key_whose_checks_all_fail_by_themselves_is_no_zero(root):
    hand_in(root, SMALL)
    key = root / "source" / "kit" / "solutions" / "01_small"
    for name in ("test_visible.py", "test_hidden.py"):
        (key / name).write_text("import no_such_module\n" + (key / name).read_text())
    done = run(root)
    assert done.returncode == 1
    assert "No check could be run to its end." in done.stdout
    assert_nothing_was_graded(root)


@pytest.mark.parametrize("missing", ["kit", "kit/solutions", "settings.sh", "../submission"])
def test_a_missing_part_is_no_zero(root, missing):
    gone = root / "source" / missing
    shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    assert run(root).returncode == (0 if missing == "settings.sh" else 1)
    if missing == "settings.sh":
        assert results_of(root)["output"].startswith("There is nothing to grade.")
    else:
        assert_nothing_was_graded(root)


def test_results_of_an_earlier_submission_never_stay(root):
    hand_in(root, SMALL)
    assert run(root).returncode == 0
    assert results_of(root)["score"] == 10
    assert run(root, TORCHKATA_PYTHON="/no/such/python").returncode == 127
    assert_nothing_was_graded(root)


def test_a_level_that_cannot_be_had_is_no_zero(root):
    hand_in(root, SMALL)
    done = run(root, TORCHKATA_ISOLATION="vault")
    assert done.returncode == 1
    assert "'vault' is not a valid Level" in done.stdout
    assert_nothing_was_graded(root)


def test_code_is_not_run_unconfined_unless_the_teacher_says_so(kit, tmp_path, monkeypatch):
    monkeypatch.setattr("grader.sandbox.launch.worth_trying", lambda: [Level.NONE])
    file = tmp_path / "submission" / "small.py"
    file.parent.mkdir()
    file.write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\n{SMALL}")
    with pytest.raises(container.GradingFailed, match="cannot be confined in this container"):
        container.grade(file.parent, kit, "", False)
    assert not (tmp_path / "ran").exists()
    assert container.grade(file.parent, kit, "none", False)["points"] == 10
    assert (tmp_path / "ran").exists()
    desk = Desk()
    assert desk.level is Level.NONE  # or the test would show nothing
    desk.close()


# The set-up


def test_the_set_up_ends_with_what_the_container_can_do(root):
    done = run(root, "source/setup.sh")
    assert done.returncode == 0, done.stderr
    assert "Grading uses level" in done.stdout


def test_the_set_up_hands_the_arguments_for_pip_on_and_fails_aloud(root, tmp_path):
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "apt-get").write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/installed\n')
    (programs / "python3.13").write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    for program in programs.iterdir():
        program.chmod(0o755)
    (root / "source" / "kit" / "requirements.txt").write_text("no-such-package-anywhere==9\n")
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    done = run(root, "source/setup.sh", TORCHKATA_PYTHON="", TORCHKATA_PIP_ARGS="--no-index --quiet", PATH=path)
    assert done.returncode == 1
    assert "The packages could not be installed" in done.stderr
    assert "no-such-package-anywhere" in done.stderr
    assert "bubblewrap" in (tmp_path / "installed").read_text()
    assert not (root / "venv").exists()
