"""The six exercises: the laws, the mutants, odd values, the published figures, the pictures."""

import os
import subprocess
import sys

import pytest

from grader.author.laws import Trial, try_all
from grader.catalog import load_exercises
from tests.doors import ROOT, run_command

EXERCISES = load_exercises(ROOT)
NAMES = [exercise.name for exercise in EXERCISES]
ODD = [
    "None",
    "float('nan')",
    "'text'",
    "[[1.0], [2.0, 3.0]]",
    "(1, None)",
    "{'a': 1}",
    "(i for i in [1])",
    "__import__('numpy').full((2, 1, 2), float('nan'))",
    "__import__('numpy').array([None, 'a'])",
    "__import__('torch').zeros(0, 3, dtype=__import__('torch').complex64)",
    "__import__('torch').ones(1).expand(10**6, 10**6)",
    "type('Odd', (), {})()",
]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_law_holds(name):
    done = run_command("verify", "--only", name)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_checks_kill_the_mutants(name):
    done = run_command("mutants", "--only", name)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("exercise", EXERCISES, ids=NAMES)
def test_no_odd_value_breaks_a_check_or_earns_a_point(exercise):
    skeleton = (exercise.public / exercise.file).read_text(encoding="utf-8")
    trials = [Trial(exercise, skeleton.replace("raise NotImplementedError", f"return {odd}").encode()) for odd in ODD]
    for odd, results in zip(ODD, try_all(trials), strict=True):
        for result in results:
            assert result.verdict not in ("PASS", "GRADER"), f"{odd}: {result.check.name}: {result.message}"


def test_every_exercise_has_ten_points_and_six_hidden_checks():
    assert len(EXERCISES) == 6
    for exercise in EXERCISES:
        checks = exercise.checks()
        assert sum(check.points for check in checks) == exercise.points == 10
        assert sum(not check.visible for check in checks) >= 6


@pytest.mark.parametrize("exercise", EXERCISES, ids=NAMES)
def test_running_the_file_draws_its_picture(exercise, tmp_path):
    file = tmp_path / exercise.file
    file.write_bytes((exercise.reference_file).read_bytes())
    environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "MPLBACKEND")}
    done = subprocess.run(
        [sys.executable, str(file)], env=environment, capture_output=True, text=True, timeout=120, check=True
    )
    picture = file.with_suffix(".png")
    assert str(picture) in done.stdout
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 20_000


def test_a_picture_replaces_none_of_somebody_elses(tmp_path):
    exercise = EXERCISES[NAMES.index("mse_sweep")]
    file, mine = tmp_path / exercise.file, tmp_path / "mse_sweep.png"
    file.write_bytes(exercise.reference_file.read_bytes())
    mine.write_bytes(b"\x89PNG mine")
    environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "MPLBACKEND")}
    for _ in range(2):
        done = subprocess.run([sys.executable, str(file)], env=environment, capture_output=True, text=True, timeout=120)
        assert f"{tmp_path}/mse_sweep_2.png" in done.stdout
    assert mine.read_bytes() == b"\x89PNG mine"
    assert sorted(path.name for path in tmp_path.glob("*.png")) == ["mse_sweep.png", "mse_sweep_2.png"]


def test_the_untouched_skeleton_of_every_exercise_says_what_is_to_do():
    screen = run_command("grade", "--visible", "--only", "tensor_operations").stdout
    assert "TODO" in screen
    assert "Still to do: " in screen
