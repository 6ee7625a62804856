"""Files that come with the student's file: sent along where the exercise allows them, and only then."""

import os

import pytest

from tests.support.classes import grade_class, rows_of
from tests.support.doors import SMALL, with_function

USES_A_MODULE = with_function("double", "import doubling\n\ndef FUNCTION(values):\n    return doubling.twice(values)\n")
MODULE = "def twice(values):\n    return [2.0 * value for value in values]\n"


@pytest.fixture
def allow(kit):
    """Return a function that lets the small exercise have helper files of some names."""

    def change(*patterns):
        settings = kit / "solutions" / "01_small" / "exercise.toml"
        settings.write_text(f"helpers = {list(patterns)}\n" + settings.read_text())

    return change


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a student."""
    folder = tmp_path / "alice"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("level", ["full", "container", "none"])
def test_a_module_and_data_come_along(grade, allow, folder, level):
    allow("doubling.py", "*.csv")
    (folder / "small.py").write_text("factor = float(open('factor.csv').read())\n" + USES_A_MODULE)
    (folder / "doubling.py").write_text(MODULE.replace("2.0", "__import__('small').factor"))
    (folder / "factor.csv").write_text("2.0\n")
    graded = grade(folder, "--isolation", level)
    assert graded.record["points"] == 10, graded.screen


def test_none_come_along_unless_the_exercise_allows_it(grade, folder):
    (folder / "small.py").write_text("import doubling\n" + SMALL)
    (folder / "doubling.py").write_text(MODULE)
    graded = grade(folder)
    assert graded.verdicts() == {"ERROR"}
    assert "No module named 'doubling'" in graded.screen
    assert "small.py uses doubling.py, which is not read here: only small.py is graded." in graded.screen


def test_only_files_of_the_names_allowed_come_along(grade, allow, folder):
    allow("*.csv")
    (folder / "small.py").write_text(USES_A_MODULE)
    (folder / "doubling.py").write_text(MODULE)
    assert "No module named 'doubling'" in grade(folder).screen


def test_a_single_file_comes_alone(grade, allow, folder):
    allow("*.py")
    (folder / "small.py").write_text(USES_A_MODULE)
    (folder / "doubling.py").write_text(MODULE)
    assert "No module named 'doubling'" in grade(folder / "small.py").screen


def test_what_is_no_regular_file_or_too_large_is_left_out_with_a_note(grade, allow, folder):
    allow("*.csv")
    (folder / "small.py").write_text(SMALL)
    (folder / "link.csv").symlink_to("/etc/hostname")
    os.mkfifo(folder / "pipe.csv")
    (folder / "large.csv").write_bytes(b"x" * (2**20 + 1))
    (folder / "good.csv").write_text("1")
    graded = grade(folder)
    assert graded.record["points"] == 10
    assert "Left out of the files that came with it: large.csv, link.csv, pipe.csv (" in graded.screen


def test_no_more_than_twenty_come_along(grade, allow, folder):
    allow("*.csv")
    (folder / "small.py").write_text("import os\nassert len(os.listdir()) == 20\n" + SMALL)
    for number in range(22):
        (folder / f"{number:02}.csv").write_text("1")
    graded = grade(folder)
    assert graded.record["points"] == 10
    assert "Left out of the files that came with it: 20.csv, 21.csv (" in graded.screen


@pytest.mark.parametrize("value", ['"*.csv"', "[1]", '["data/*.csv"]'])
def test_settings_that_are_no_list_of_names_are_refused(grade, kit, value):
    settings = kit / "solutions" / "01_small" / "exercise.toml"
    settings.write_text(f"helpers = {value}\n" + settings.read_text())
    graded = grade(SMALL)
    assert graded.status == 1
    assert "exercise.toml: helpers must be" in graded.errors


def test_they_travel_with_a_class_and_a_changed_one_is_graded_again(kit, allow, tmp_path):
    allow("doubling.py")
    folder = tmp_path / "class" / "alice"
    folder.mkdir(parents=True)
    (folder / "small.py").write_text(USES_A_MODULE)
    (folder / "doubling.py").write_text(MODULE)
    grade_class(kit, folder.parent, tmp_path / "out")
    assert rows_of(tmp_path / "out")["alice"]["total"] == "10"
    (folder / "doubling.py").write_text(MODULE.replace("2.0", "3.0"))
    grade_class(kit, folder.parent, tmp_path / "out")
    assert rows_of(tmp_path / "out")["alice"]["total"] == "5"
