"""Where the autograder for Gradescope fails by itself, no student gets a zero for it."""

import json
import shutil

import pytest
from torchkata.cli.main import run as run_here
from torchkata.marking.grader import Grader
from torchkata.sandbox.levels import Level

from tests.support.containers import TRIPLED, assert_nothing_was_graded, hand_in, results_of, run
from tests.support.doors import SMALL
from tests.support.records import find_test


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        ("test_hidden.py", "def broken(:\n"),
        ("exercise.toml", "points = ]"),
        ("small.py", "raise OSError('the reference is gone')"),
    ],
)
def test_a_broken_key_is_no_zero(container, broken, text):
    hand_in(container, SMALL)
    key = container / "source" / "kit" / "solutions" / "01_small"
    (key / broken).write_text(text)
    done = run(container)
    results = results_of(container)
    assert "Traceback" not in done.stdout + done.stderr
    if broken == "small.py":  # some checks need no reference, and are graded
        assert (done.returncode, results["score"]) == (0, 8)
        (everything,) = [test for test in results["tests"] if test["name"] == "All checks, hidden ones too"]
        assert everything["output"].startswith("2 of the points could not be graded: a fault of the grader.")
        assert "score" not in find_test(results, "01_small: negative values are doubled")
    else:
        assert done.returncode == 1
        assert f"{broken}: cannot be read" in done.stdout
        assert_nothing_was_graded(container)


def test_a_key_whose_checks_all_fail_by_themselves_is_no_zero(container):
    hand_in(container, SMALL)
    key = container / "source" / "kit" / "solutions" / "01_small"
    for name in ("test_visible.py", "test_hidden.py"):
        (key / name).write_text("import no_such_module\n" + (key / name).read_text())
    done = run(container)
    assert done.returncode == 2
    assert "No check could be run to its end" in done.stdout
    assert_nothing_was_graded(container)


@pytest.mark.parametrize("missing", ["kit", "kit/solutions", "settings.sh", "../submission"])
def test_a_missing_part_is_no_zero(container, missing):
    gone = container / "source" / missing
    shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    assert run(container).returncode == (0 if missing == "settings.sh" else 1)
    if missing == "settings.sh":
        assert results_of(container)["output"].startswith("There is nothing to grade.")
    else:
        assert_nothing_was_graded(container)


def test_results_of_an_earlier_submission_never_stay(container):
    hand_in(container, SMALL)
    assert run(container).returncode == 0
    assert results_of(container)["score"] == 10
    assert run(container, TORCHKATA_PYTHON="/no/such/python").returncode == 127
    assert_nothing_was_graded(container)


def test_a_level_that_cannot_be_had_is_no_zero(container):
    hand_in(container, SMALL)
    done = run(container, TORCHKATA_ISOLATION="vault")
    assert done.returncode == 1
    assert "TORCHKATA_ISOLATION is 'vault'" in done.stdout
    assert_nothing_was_graded(container)


@pytest.mark.parametrize("setting", ["FEEDBACK", "HIDDEN_VISIBILITY"])
def test_an_unknown_setting_is_refused_and_never_taken_for_the_one_that_tells_more(container, setting):
    hand_in(container, SMALL)
    done = run(container, **{f"TORCHKATA_{setting}": "minimall"})
    assert done.returncode == 1
    assert f"TORCHKATA_{setting} is 'minimall'" in done.stdout
    assert_nothing_was_graded(container)


def test_without_settings_students_are_told_the_least(container):
    hand_in(container, TRIPLED)
    (container / "source" / "settings.sh").unlink()
    assert run(container).returncode == 0
    results = results_of(container)
    assert [test["visibility"] for test in results["tests"] if "score" in test] == ["visible"] * 3 + ["hidden"] * 6
    assert "5" not in results["output"]
    assert find_test(results, "01_small: a single value is doubled")["output"] == "WRONG"


def test_an_exercise_that_cannot_be_graded_is_no_lost_points(container):
    """Gradescope counts all points of an assignment, so the others must not be graded without it."""
    hand_in(container, SMALL)
    solutions = container / "source" / "kit" / "solutions"
    shutil.copytree(solutions / "01_small", solutions / "02_other")
    (solutions / "02_other" / "small.py").rename(solutions / "02_other" / "other.py")
    (solutions / "02_other" / "test_hidden.py").write_text("def broken(:\n")
    done = run(container)
    assert done.returncode == 2
    assert "test_hidden.py: cannot be read as Python" in done.stdout
    assert "Nothing is graded, because every exercise was asked for" in done.stdout
    assert_nothing_was_graded(container)


def test_code_is_not_run_unconfined_unless_the_teacher_says_so(kit, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("torchkata.sandbox.launch.worth_trying", lambda: [Level.NONE])
    file, record = tmp_path / "submission" / "small.py", tmp_path / "record.json"
    file.parent.mkdir()
    file.write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\n{SMALL}")
    words = ["--course", str(kit), "grade", str(file.parent), "--write", f"json={record}", "--isolation"]
    assert run_here([*words, "confined"]) == 1
    assert "This machine cannot confine student code (level none), so nothing was run." in capsys.readouterr().err
    assert not (tmp_path / "ran").exists()
    assert not record.exists()
    assert run_here([*words, "none"]) == 0
    assert json.loads(record.read_text())["points"] == 10
    assert (tmp_path / "ran").exists()
    grader = Grader()
    assert grader.level is Level.NONE  # or the test would show nothing
    grader.close()
