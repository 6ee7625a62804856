"""A class with entries that break a reader: each is a row with a sentence, and the others are graded."""

import contextlib
import json
import os
from pathlib import Path

import pytest
from torchkata.classroom import reading
from torchkata.inside.private_folder import is_overfull, remove_folder
from torchkata.intake import unpack as opening
from torchkata.record.document import note_of
from torchkata.record.notices import text_of
from torchkata.submission.reader import find_answers
from torchkata.submission.walk import MAX_DEPTH

from tests.support.classes import grade_class, make_class, rows_of
from tests.support.doors import SMALL, SMALL_KIT, run_command
from tests.support.tasks import SMALL_EXERCISES, settings

DEEP = 1200  # levels: more than Python calls can be nested


def dig(folder: Path, levels: int = DEEP, name: str = "d") -> None:
    """Make a chain of folders, however long the path grows."""
    descriptor = os.open(folder, os.O_RDONLY)
    for _ in range(levels):
        os.mkdir(name, dir_fd=descriptor)
        inner = os.open(name, os.O_RDONLY, dir_fd=descriptor)
        os.close(descriptor)
        descriptor = inner
    os.close(os.open("small.py", os.O_WRONLY | os.O_CREAT, dir_fd=descriptor))
    os.close(descriptor)


@pytest.fixture
def folder(tmp_path):
    """Return a class of two; whatever lies in it afterwards can be removed."""
    yield make_class(tmp_path / "class", 2)
    with contextlib.suppress(FileNotFoundError):
        remove_folder(tmp_path / "class")


@pytest.fixture(scope="module")
def deep(tmp_path_factory):
    """Return a class with deep folders in it, which tests only read."""
    folder = make_class(tmp_path_factory.mktemp("deep") / "class", 2)
    yield add_deep(folder)
    remove_folder(folder)


def add_deep(folder: Path) -> Path:
    """Add deep folders to a class: beside an answer, alone, and with a path that the system refuses. Return it."""
    for place, name in (("beside", "d"), ("alone", "d"), ("beyond", "n" * 200)):
        (folder / place).mkdir()
        dig(folder / place, name=name)
    (folder / "beside" / "small.py").write_text(SMALL)
    return folder


def test_a_folder_of_any_depth_is_a_row_and_all_others_are_graded(deep, tmp_path):
    done = grade_class(SMALL_KIT, deep, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    rows = rows_of(tmp_path / "out")
    assert [rows[name]["total"] for name in ("student00", "student01", "beside")] == ["10", "10", "10"]
    assert {rows[name]["status"] for name in ("alone", "beyond")} == {"not taken"}
    for name in ("beside", "alone", "beyond"):
        said = note_of(json.loads((tmp_path / "out" / "results" / f"{name}.json").read_text()))
        assert said.count(f"more than {MAX_DEPTH} folders deep, or with too long a path, were") == 1, said


def test_one_submission_of_any_depth_is_graded_alone_too(deep):
    done = run_command("--course", SMALL_KIT, "grade", deep / "beside")
    assert done.returncode == 0, done.stderr
    assert "10/10" in done.stdout
    assert "folders deep, or with too long a path, were skipped" in done.stdout
    done = run_command("--course", SMALL_KIT, "grade", deep / "alone")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)


def test_what_was_not_looked_at_is_told_where_a_file_was_not_found(deep):
    (answer,) = find_answers(deep / "alone", SMALL_EXERCISES)
    assert "small.py was not found in alone." in answer.problem
    assert "folders deep, or with too long a path, were skipped" in answer.problem
    assert "Hand it in under this name" in answer.refused.to_student
    assert "were skipped" in answer.refused.to_student


def test_deep_folders_can_be_measured_and_removed(folder):
    deep = add_deep(folder)
    assert is_overfull(deep / "alone", 1000)
    outside = deep.parent / "outside"
    outside.mkdir()
    (outside / "kept").touch()
    (deep / "link").symlink_to(outside)
    remove_folder(deep)
    assert not deep.exists()
    (deep.parent / "link").symlink_to(outside)
    remove_folder(deep.parent / "link")
    assert not os.path.lexists(deep.parent / "link")
    assert [path.name for path in outside.iterdir()] == ["kept"]


def test_names_that_are_no_text_and_links_that_lead_to_themselves_are_rows(folder, tmp_path):
    odd = os.fsencode(folder) + b"/\xff\xfe"
    os.mkdir(odd)
    Path(os.fsdecode(odd), "small.py").write_text(SMALL)
    (folder / "inside").mkdir()
    os.mkdir(os.fsencode(folder) + b"/inside/\xff")
    Path(os.fsdecode(os.fsencode(folder) + b"/inside/\xff/small.py")).write_text(SMALL)
    Path(os.fsdecode(os.fsencode(folder) + b"/inside/\xff\xff.zip")).write_bytes(b"PK")
    (folder / "round").mkdir()
    (folder / "round" / "round").symlink_to("round")
    (folder / "round" / "small.py").write_text(SMALL)
    (folder / "self").symlink_to("self")
    (folder / "line\nbreak").mkdir()
    (folder / "line\nbreak" / "small.py").write_text(SMALL)
    done = grade_class(SMALL_KIT, folder, tmp_path / "out", gradebook=True)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    rows = rows_of(tmp_path / "out")
    assert {row["total"] for row in rows.values() if row["student"] != "self"} == {"10"}
    assert rows["self"]["status"] == "not taken"


@pytest.mark.parametrize("error", [RecursionError("too deep"), UnicodeEncodeError("utf-8", "\udcff", 0, 1, "no")])
@pytest.mark.parametrize("place", ["open_submission", "find_answers", "pack"])
def test_whatever_reading_raises_is_the_row_of_that_submission(folder, monkeypatch, place, error):
    def fail(*_):
        raise error

    monkeypatch.setattr(reading, place, fail)
    taken = reading.read_submission(entry_of(folder), SMALL_EXERCISES, settings())
    assert (taken.task, taken.status) == (None, "failed")
    assert f"student00: the grader itself failed while it read what was handed in ({type(error).__name__}" in text_of(
        taken.notices
    )


def test_a_submission_that_disappears_while_it_is_read_is_a_row(folder, monkeypatch):
    survey = opening.survey_folder

    def disappear(path):
        found = survey(path)
        remove_folder(path)
        return found

    monkeypatch.setattr(opening, "survey_folder", disappear)
    taken = reading.read_submission(entry_of(folder), SMALL_EXERCISES, settings())
    assert taken.notices or taken.task.files[0].refused


def test_an_entry_that_cannot_be_taken_in_is_a_row(folder, tmp_path, monkeypatch):
    from torchkata.intake import entries as intake

    judge = intake.judge_folder

    def fail(place, student):
        if place.name == "student01":
            raise RecursionError("too deep")
        return judge(place, student)

    monkeypatch.setattr(intake, "judge_folder", fail)
    first, second = intake.take_in(folder, tmp_path / "unpacked")
    assert (first.problem, first.student) == ("", "student00")
    assert "the grader itself failed" in second.problem


def test_a_full_disk_of_ours_is_no_fault_of_a_submission(folder, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(reading, "open_submission", fail)
    with pytest.raises(OSError, match="No space"):
        reading.read_submission(entry_of(folder), SMALL_EXERCISES, settings())


def entry_of(folder):
    """Return the first entry of a class."""
    from torchkata.intake.entries import take_in

    return take_in(folder, folder.parent)[0]
