"""All exercises of the course: the laws, the mutants, odd values, the published figures, the pictures."""

import os
import re
import subprocess
import sys

import pytest
from torchkata.author.grading_pool import Variant, try_all
from torchkata.course.catalog import load_exercises

from tests.support.doors import ROOT, run_command

EXERCISES = load_exercises(ROOT)
NAMES = [exercise.name for exercise in EXERCISES]
FOLDERS = [exercise.folder for exercise in EXERCISES]
MOST = 1800  # seconds for what all exercises share: other tests use the same cores
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


def run_verb(verb):
    """Return what an author's verb says of each exercise, from one run over all."""
    command = [sys.executable, "-m", "torchkata", verb]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=MOST, check=False)
    said = {folder: [] for folder in FOLDERS}
    folder = ""
    for line in done.stdout.splitlines():
        folder = line.partition(":")[0] if not line.startswith(" ") else folder
        said[folder].append(line)
    return {"said": said, "errors": done.stderr, "status": done.returncode}


@pytest.mark.slow
@pytest.mark.timeout(MOST)
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_law_holds(once, folder):
    done = once("verify", lambda: run_verb("verify"))
    assert done["said"][folder] == [f"{folder}: every law holds, with 5 seeds"], done["errors"]
    assert done["errors"] == ""


@pytest.mark.slow
@pytest.mark.timeout(MOST)
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_checks_kill_the_mutants(once, folder):
    done = once("mutants", lambda: run_verb("mutants"))
    (said,) = done["said"][folder]
    killed, total = re.fullmatch(rf"{folder}: (\d+) of (\d+) mutants killed.*", said).groups()
    assert int(killed) >= 0.95 * int(total) > 5
    assert done["errors"] == ""


def try_odd_values():
    """Return the verdicts on skeletons whose functions return each odd value, by exercise and value."""
    pairs = [(exercise, odd) for exercise in EXERCISES for odd in ODD]
    skeletons = {e.folder: (e.public / e.file).read_text(encoding="utf-8") for e in EXERCISES}
    variants = [
        Variant(e, skeletons[e.folder].replace("raise NotImplementedError", f"return {odd}").encode())
        for e, odd in pairs
    ]
    found = {exercise.folder: {} for exercise in EXERCISES}
    for (exercise, odd), results in zip(pairs, try_all(variants), strict=True):
        found[exercise.folder][odd] = [(r.check.name, r.verdict, r.text) for r in results]
    return found


@pytest.mark.slow
@pytest.mark.timeout(MOST)
@pytest.mark.parametrize("folder", FOLDERS)
def test_no_odd_value_breaks_a_check_or_earns_a_point(once, folder):
    found = once("odd values", try_odd_values)[folder]
    assert found.keys() == set(ODD)
    for odd, results in found.items():
        assert results
        for name, verdict, message in results:
            assert verdict not in ("PASS", "GRADER"), f"{odd}: {name}: {message}"


def test_every_exercise_has_ten_points_and_six_hidden_checks():
    assert FOLDERS == sorted(file.parent.name for file in ROOT.glob("solutions/*/exercise.toml")) != []
    for exercise in EXERCISES:
        checks = exercise.checks()
        assert sum(check.points for check in checks) == exercise.points == 10
        assert sum(not check.visible for check in checks) >= 6


def test_the_first_page_lists_every_exercise():
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == FOLDERS


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
