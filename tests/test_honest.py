"""Right answers written in unusual ways: each earns full marks. The name of a file says what is odd about it."""

import json
from pathlib import Path

import pytest

from tests.doors import ROOT, SMALL_KIT, run_command

FILES = sorted((Path(__file__).parent / "honest").glob("*.py"))


def test_there_are_enough_of_them():
    assert len(FILES) >= 32
    assert {file.name[:2] for file in FILES} == {"01", "02", "05", "06", "07", "12", "14"}


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_an_odd_right_answer_earns_full_marks(file, tmp_path):
    exercise = file.stem.split("__")[0]
    answer = tmp_path / f"{exercise[3:]}.py"
    answer.write_bytes(file.read_bytes())
    kit = SMALL_KIT if exercise == "01_small" else ROOT
    done = run_command("--kit", kit, "grade", answer, "--json", tmp_path / "record.json")
    assert (done.returncode, done.stderr) == (0, "")
    record = json.loads((tmp_path / "record.json").read_text())
    failed = [check for check in record["exercises"][0]["checks"] if check["verdict"] != "PASS"]
    assert failed == []
    assert record["points"] == record["max_points"] == 10
