"""All exercises of the course: the laws, the mutants, odd values, the published figures, the pictures."""

import re
from pathlib import Path

import pytest
from torchkata.course.catalog import load_exercises

from tests.support.doors import ROOT, run_command
from tests.support.pictures import run_files
from tests.support.proofs import ODD, SOME
from tests.support.verified import MOST, assert_laws_hold, assert_mutants_killed

EXERCISES = load_exercises(ROOT)
NAMES = [exercise.name for exercise in EXERCISES]
FOLDERS = [exercise.folder for exercise in EXERCISES]
MINE, MY_PICTURE = "mse_sweep", b"\x89PNG mine"


@pytest.mark.slow
@pytest.mark.timeout(MOST)
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_law_holds(verified, folder):
    assert_laws_hold(verified, folder, "1 seed")


@pytest.mark.slow
@pytest.mark.timeout(MOST)
@pytest.mark.parametrize("folder", SOME)
def test_the_checks_kill_the_mutants(some_mutated, folder):
    assert_mutants_killed(some_mutated, folder)


@pytest.mark.slow
@pytest.mark.timeout(MOST)
@pytest.mark.parametrize("folder", FOLDERS)
def test_no_odd_value_breaks_a_check_or_earns_a_point(odd_values, folder):
    found = odd_values[folder]
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


def draw_pictures(folder):
    """Run the reference of each exercise in a folder of its own, and that of MINE twice beside somebody's picture."""
    names = {**{exercise.name: exercise for exercise in EXERCISES}, "beside mine": EXERCISES[NAMES.index(MINE)]}
    files = {name: folder / name / exercise.file for name, exercise in names.items()}
    for name, file in files.items():
        file.parent.mkdir()
        file.write_bytes(names[name].reference_file.read_bytes())
    files["beside mine"].with_suffix(".png").write_bytes(MY_PICTURE)
    runs = run_files([*files.values(), files["beside mine"]])
    return {"folder": str(folder), "runs": dict(zip([*files, "again"], runs, strict=True))}


@pytest.fixture
def drawn(once, tmp_path_factory):
    """Return the folder of the pictures, and how each run went."""
    return once("pictures", lambda: draw_pictures(tmp_path_factory.mktemp("pictures")))


@pytest.mark.timeout(MOST)
@pytest.mark.parametrize("exercise", EXERCISES, ids=NAMES)
def test_running_the_file_draws_its_picture(exercise, drawn):
    run, picture = drawn["runs"][exercise.name], Path(drawn["folder"], exercise.name, exercise.file).with_suffix(".png")
    assert run["status"] == 0, run["said"]
    assert str(picture) in run["said"]
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 20_000


@pytest.mark.timeout(MOST)
def test_a_picture_replaces_none_of_somebody_elses(drawn):
    folder = Path(drawn["folder"], "beside mine")
    for name in ("beside mine", "again"):
        assert f"{folder}/{MINE}_2.png" in drawn["runs"][name]["said"]
    assert (folder / f"{MINE}.png").read_bytes() == MY_PICTURE
    assert sorted(path.name for path in folder.glob("*.png")) == [f"{MINE}.png", f"{MINE}_2.png"]


def test_the_untouched_skeleton_of_every_exercise_says_what_is_to_do():
    screen = run_command("grade", "--visible", "--only", "tensor_operations", "--all").stdout
    assert "TODO" in screen
    assert "Still to do: " in screen
