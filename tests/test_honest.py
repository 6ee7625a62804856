"""Right answers written in unusual ways: each earns full marks. The name of a file says what is odd about it."""

import json
from pathlib import Path

import pytest

from tests.support.classes import grade_class
from tests.support.doors import ROOT, SMALL_KIT

FILES = sorted((Path(__file__).parent / "honest").glob("*.py"))
KITS = {"small": SMALL_KIT, "course": ROOT}


def files_of(kit):
    """Return the answers to the exercises of a kit."""
    return [file for file in FILES if (file.stem.startswith("01_small__")) == (kit == "small")]


def test_there_are_enough_of_them():
    assert len(FILES) >= 32
    assert {file.name[:2] for file in FILES} == {"01", "02", "05", "06", "07", "12", "14"}


@pytest.mark.slow
@pytest.mark.parametrize("kit", KITS)
def test_odd_right_answers_earn_full_marks(kit, tmp_path):
    folder, out = tmp_path / "class", tmp_path / "out"
    for file in files_of(kit):
        exercise, _, _ = file.stem.partition("__")
        place = folder / file.stem
        place.mkdir(parents=True)
        (place / f"{exercise[3:]}.py").write_bytes(file.read_bytes())
    done = grade_class(KITS[kit], folder, out, "--jobs", 1)
    assert (done.returncode, done.stderr) == (0, "")
    records = {file.stem: json.loads((out / "results" / f"{file.stem}.json").read_text()) for file in files_of(kit)}
    for name, record in records.items():
        (graded,) = [one for one in record["exercises"] if one["folder"] == name.partition("__")[0]]
        assert [check for check in graded["checks"] if check["verdict"] != "PASS"] == [], name
        assert graded["points"] == graded["max_points"] == 10, name
