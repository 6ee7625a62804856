"""When something was handed in: what platforms say of it, and that nothing is made up where they say nothing."""

import json
import shutil
from datetime import datetime

import pytest
from torchkata.classroom.reading import read_submission
from torchkata.intake.entries import take_in
from torchkata.intake.fetched import FETCHED
from torchkata.intake.times import read_attempts, read_time

from tests.support.doors import SMALL
from tests.support.tasks import SMALL_EXERCISES, settings

DUE = datetime.fromisoformat("2026-01-05T12:00+01:00")
TIMES = {
    "2015-02-02 14:58:23.948203 America/Los_Angeles": "2015-02-02T14:58:23.948203-08:00",
    "2026-06-02 08:00:00 UTC": "2026-06-02T08:00:00+00:00",
    "2017-10-20 19:05:41.123456789 -07:00": "2017-10-20T19:05:41.123456-07:00",
    "2026-01-05 10:00:00.5 Z": "2026-01-05T10:00:00.500000+00:00",
    "2026-01-05T10:00:00+01:00": "2026-01-05T10:00:00+01:00",
    "2026-01-05 10:00:00 +0100": "2026-01-05T10:00:00+01:00",
    "2026-01-05 10:00:00": "",  # whose clock?
    "2026-01-05 10:00:00 Middle/Earth": "",
    "2026-01-05 10:00:00 ../../etc/passwd": "",
    "2026-13-05 10:00:00 UTC": "",
    "0001-01-01 00:00:00 +14:00": "",  # before the calendar begins
    "20260105103000000": "",  # of Sakai, whose offset is not written
    "": "",
}


@pytest.mark.parametrize("text", TIMES)
def test_a_time_is_read_with_its_offset_or_not_at_all(text):
    assert read_time(text) == TIMES[text]


def test_a_clock_without_an_offset_is_that_of_the_due_date():
    blackboard, brightspace = "2026-02-01-10-00-00", "5 janvier, 2026 23h59"
    assert read_attempts([blackboard], DUE.tzinfo) == "2026-02-01T10:00:00+01:00"
    assert read_attempts(["Jan 5, 2026 1159 PM", brightspace], DUE.tzinfo) == "2026-01-05T23:59:00+01:00"
    assert read_attempts(["0001-01-01-00-00-00"], DUE.tzinfo) == ""
    assert read_attempts([blackboard], None) == read_attempts(["3"], DUE.tzinfo) == ""


METADATA = """---
submission_1:
  :submitters:
  - :name: Mara Quell
    :sid: q1
    :email: mara@x.edu
  :created_at: 2026-01-05 12:30:00.123456789 +01:00
  :score: 4.0
submission_2:
  :created_at: 2026-01-05 10:00:00.0 Z
  :submitters:
  - :name: Tom Ovid
    :sid: o2
    :email:
"""


def gradescope(folder):
    (folder / "submission_metadata.yml").write_text(METADATA)
    for name in ("submission_1", "submission_2"):
        (folder / name).mkdir()
        (folder / name / "small.py").write_text(SMALL)
    return {"q1": ("2026-01-05T12:30:00.123456+01:00", True), "o2": ("2026-01-05T10:00:00+00:00", False)}


def blackboard(folder):
    for user, time in (("mq", "2026-01-05-11-00-00"), ("to", "2026-01-05-13-00-00")):
        (folder / f"Homework_{user}_attempt_{time}_small.py").write_text(SMALL)
    return {"mq": ("2026-01-05T11:00:00+01:00", False), "to": ("2026-01-05T13:00:00+01:00", True)}


def nbgrader(folder):
    for user, time in (
        ("mq", "2026-01-05 03:00:00 America/Los_Angeles"),
        ("to", "2026-01-05 10:59:59 UTC"),
        ("x", "soon"),
    ):
        place = folder / "submitted" / user / "hw"
        place.mkdir(parents=True)
        (place / "small.py").write_text(SMALL)
        (place / "timestamp.txt").write_text(f"{time}\n")
    return {
        "mq": ("2026-01-05T03:00:00-08:00", False),
        "to": ("2026-01-05T10:59:59+00:00", False),
        "x": ("", False),
    }


def repositories(folder):
    (folder / "q1").mkdir()
    (folder / "q1" / "small.py").write_text(SMALL)
    one = {"student": "q1", "folder": "q1", "state": "fetched", "committed": "2026-01-05T13:00:00+01:00"}
    (folder / FETCHED).write_text(json.dumps({"version": 1, "students": [one]}))
    return {"q1": ("2026-01-05T13:00:00+01:00", True)}


def moodle(folder):
    (folder / "Mara Quell_101_assignsubmission_file_").mkdir()
    (folder / "Mara Quell_101_assignsubmission_file_" / "small.py").write_text(SMALL)
    return {"101": ("", False)}


def with_files_of_students(folder):
    for user, place in (("mq", ""), ("to", "deep/er"), ("x", "hw")):
        (folder / user / place).mkdir(parents=True)
        (folder / user / place / "small.py").write_text(SMALL)
        (folder / user / place / "timestamp.txt").write_text("2026-01-05 10:59:59 UTC\n")
    shutil.make_archive(str(folder / "x"), "zip", folder / "x")
    shutil.rmtree(folder / "x")
    return {"mq": ("", False), "to": ("", False), "x": ("", False)}


@pytest.mark.parametrize("platform", [gradescope, blackboard, nbgrader, repositories, moodle, with_files_of_students])
def test_each_platform_is_late_by_its_own_time(tmp_path, platform):
    folder, work = tmp_path / "class", tmp_path / "work"
    folder.mkdir()
    work.mkdir()
    wanted = platform(folder)
    found = {}
    for entry in take_in(folder, work, exercises=SMALL_EXERCISES):
        taken = read_submission(entry, SMALL_EXERCISES, settings(), due=DUE)
        found[entry.student] = (taken.times.get("small", ""), taken.late)
        assert taken.late == any(notice.cause == "note_late" for notice in taken.notices)
    assert found == wanted
