"""pytest by hand and in an editor: the same checks without `make grade`."""

import pytest

from tests.support.doors import SMALL, SMALL_KIT, run_pytest, with_function

SMALL_HIDDEN = SMALL_KIT / "solutions" / "01_small" / "test_hidden.py"  # it imports no torch


def test_a_student_runs_the_visible_checks_of_the_working_copy():
    done = run_pytest(SMALL_KIT / "exercises" / "01_small")
    assert done.returncode == 1
    assert "3 failed" in done.stdout
    assert "TODO: Still to do: double (line 10)." in done.stdout
    assert "def test_each_value_is_doubled" not in done.stdout


def test_an_author_runs_the_hidden_checks_on_a_submission(tmp_path):
    file = tmp_path / "small.py"
    file.write_text(SMALL)
    done = run_pytest(SMALL_KIT / "solutions" / "01_small", "--submission", file)
    assert done.returncode == 0
    assert "10 passed" in done.stdout
    file.write_text(with_function("total", "def total(values):\n    return float(sum(values) / max(1, len(values)))"))
    done = run_pytest(SMALL_KIT / "solutions" / "01_small", "--submission", file)
    assert "2 failed, 8 passed" in done.stdout
    assert "This is the mean." in done.stdout


@pytest.mark.parametrize(
    ("checks", "submission", "sentence"),
    [
        (SMALL_HIDDEN, "no/such/file", "--submission no/such/file: there is no such file or folder"),
        (
            "solutions/05_mse_sweep/test_hidden.py",
            "README.md",
            "test_hidden.py: the submission has no file for these checks. Keep the name of the skeleton.",
        ),
    ],
)
def test_a_submission_that_is_none_is_said(checks, submission, sentence):
    done = run_pytest(checks, "--submission", submission)
    assert done.returncode == 4
    assert sentence in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_the_real_exercises_run_by_hand():
    done = run_pytest("exercises/05_mse_sweep")
    assert "6 failed" in done.stdout
    done = run_pytest("solutions/05_mse_sweep", "--submission", "solutions/05_mse_sweep/mse_sweep.py")
    assert done.returncode == 0, done.stdout
