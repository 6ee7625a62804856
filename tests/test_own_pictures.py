"""The reference of each exercise, run as a file, draws its picture, and replaces none of somebody else's.

This runs only as ``make test PART=thorough``.
"""

from pathlib import Path

import pytest
from torchkata.course.catalog import load_exercises

from tests.support.doors import ROOT
from tests.support.pictures import run_files
from tests.support.verified import MOST

EXERCISES = load_exercises(ROOT)
NAMES = [exercise.name for exercise in EXERCISES]
MINE, MY_PICTURE = "mse_sweep", b"\x89PNG mine"


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
