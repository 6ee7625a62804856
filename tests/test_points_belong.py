"""Points and their maximum always cover the same checks: an exercise is graded in full, or refused by name."""

import json
import shutil

import pytest

from tests.support.classes import grade_class, make_class, rows_of
from tests.support.doors import SMALL, run_command

TINY_CHECK = (
    "import pytest\nfrom torchkata import assert_equal\n\n\n"
    "@pytest.mark.points(5)\ndef test_one_is_one(student):\n    assert_equal(student.one(), 1)\n"
)
TINY = "def one():\n    return 1\n"


def add_tiny(kit, room="exercises"):
    """Add an exercise `tiny` to one room of the kit."""
    tiny = kit / room / "02_tiny"
    tiny.mkdir()
    (tiny / "exercise.toml").write_text('title = "Tiny"\npoints = 5\nteaches = []\n')
    (tiny / "tiny.py").write_text(TINY)
    (tiny / ("test_tiny.py" if room == "exercises" else "test_visible.py")).write_text(TINY_CHECK)
    if room == "solutions":
        (tiny / "test_hidden.py").write_text(TINY_CHECK.replace("one_is_one", "one_is_still_one"))


def hand_in(folder):
    folder.mkdir(parents=True)
    (folder / "small.py").write_text(SMALL)
    (folder / "tiny.py").write_text(TINY)
    return folder


def grade(kit, tmp_path, *words):
    folder = tmp_path / "alice"
    if not folder.exists():
        hand_in(folder)
    done = run_command("--course", kit, "grade", folder, "--json", tmp_path / "record.json", *words)
    record = json.loads((tmp_path / "record.json").read_text()) if (tmp_path / "record.json").exists() else {}
    return done, record


NO_KEY = (
    "exercises/02_tiny: its answer key is missing, so 02_tiny is not graded. "
    "Add solutions/02_tiny, or remove exercises/02_tiny.\n"
)


def test_an_exercise_without_a_key_is_refused_by_name_and_the_others_are_graded_in_full(kit, tmp_path):
    add_tiny(kit)
    done, record = grade(kit, tmp_path)
    assert done.stderr == NO_KEY
    assert [exercise["name"] for exercise in record["exercises"]] == ["small"]
    assert (record["points"], record["max_points"], record["hidden_checks"]) == (10, 10, True)
    done, record = grade(kit, tmp_path, "--visible")
    assert (done.stderr, record["max_points"], record["hidden_checks"]) == ("", 9, False)
    (tmp_path / "record.json").unlink()
    done, record = grade(kit, tmp_path, "--only", "tiny")
    assert (done.returncode, done.stderr, record) == (1, NO_KEY, {})


def test_a_class_says_so_on_the_screen_and_on_its_page(kit, tmp_path):
    add_tiny(kit)
    hand_in(tmp_path / "class" / "alice")
    done = grade_class(kit, tmp_path / "class", tmp_path / "out")
    assert done.stderr == NO_KEY
    (row,) = rows_of(tmp_path / "out").values()
    assert (row["01_small"], row["total"], row["max"]) == ("10", "10", "10")
    assert "02_tiny" not in row
    assert "02_tiny: exercises/02_tiny: its answer key is missing" in done.stdout
    assert "its answer key is missing, so 02_tiny is not graded" in (tmp_path / "out" / "index.html").read_text()
    assert json.loads((tmp_path / "out" / "results" / "alice.json").read_text())["hidden_checks"] is True


@pytest.mark.parametrize(
    ("lost", "sentence"),
    [
        ("test_hidden.py", "solutions/02_tiny/test_hidden.py: there is no such file, so 02_tiny is not graded."),
        ("test_visible.py", "solutions/02_tiny/test_visible.py: there is no such file, so 02_tiny is not graded."),
        ("tiny.py", "solutions/02_tiny/tiny.py: there is no such file, so 02_tiny is not graded."),
    ],
)
def test_a_key_that_lacks_a_file_is_refused_and_the_others_go_on(kit, tmp_path, lost, sentence):
    add_tiny(kit)
    add_tiny(kit, "solutions")
    (kit / "solutions" / "02_tiny" / lost).unlink()
    done, record = grade(kit, tmp_path)
    assert sentence in done.stderr
    assert [exercise["name"] for exercise in record["exercises"]] == ["small"]
    assert record["max_points"] == 10


def test_checks_that_are_no_python_are_refused_and_the_others_go_on(kit, tmp_path):
    add_tiny(kit)
    add_tiny(kit, "solutions")
    (kit / "solutions" / "02_tiny" / "test_hidden.py").write_text("def test_(:\n")
    done, record = grade(kit, tmp_path)
    assert "test_hidden.py: cannot be read as Python" in done.stderr
    assert "02_tiny is not graded." in done.stderr
    assert record["max_points"] == 10


def test_a_folder_without_settings_is_named(kit, tmp_path):
    add_tiny(kit)
    (kit / "exercises" / "02_tiny" / "exercise.toml").unlink()
    done, record = grade(kit, tmp_path)
    assert done.stderr == ("exercises/02_tiny: it has no exercise.toml, so 02_tiny is not graded. Restore the file.\n")
    assert record["max_points"] == 10


def test_an_exercise_without_a_skeleton_is_graded_and_that_is_said(kit, tmp_path):
    add_tiny(kit, "solutions")
    done, record = grade(kit, tmp_path)
    assert done.stderr == "exercises/02_tiny: there is no skeleton for students. Run `make skeletons`.\n"
    assert (record["points"], record["max_points"]) == (20, 20)


def test_in_a_students_copy_the_visible_checks_of_all_run(kit, tmp_path):
    add_tiny(kit)
    shutil.rmtree(kit / "solutions")
    done, record = grade(kit, tmp_path)
    assert done.stderr == ""
    assert (record["points"], record["max_points"], record["hidden_checks"]) == (9, 9, False)


@pytest.mark.parametrize("words", [["small", "1"], ["1", "01", "01_small", "small"], ["small", "small"]])
def test_an_exercise_that_is_named_twice_counts_once(kit, tmp_path, words):
    done, record = grade(kit, tmp_path, "--only", *words)
    assert done.returncode == 0
    assert (len(record["exercises"]), record["max_points"]) == (1, 10)


def test_the_order_of_the_words_does_not_matter(kit, tmp_path):
    add_tiny(kit)
    add_tiny(kit, "solutions")
    _, record = grade(kit, tmp_path, "--only", "tiny", "small")
    assert [exercise["name"] for exercise in record["exercises"]] == ["small", "tiny"]


def test_an_exercise_named_twice_counts_once_in_a_class(kit, tmp_path):
    grade_class(kit, make_class(tmp_path / "class", 1), tmp_path / "out", "--only", "small", "1")
    (row,) = rows_of(tmp_path / "out").values()
    assert (row["total"], row["max"]) == ("10", "10")
