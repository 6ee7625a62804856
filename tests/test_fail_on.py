"""`grade --fail-on` and `--due`: when the exit status is 3, and what is marked as late."""

import json

import pytest
from torchkata.cli.due import read_date
from torchkata.cli.fail_on import read_fail_on
from torchkata.record.document import note_of

from tests.support.doors import SMALL, SMALL_KIT, run_command
from tests.support.records import SOURCES, absent, record, said

DUE = "2026-06-01T23:59+02:00"


def broken():
    """Return the record of a submission whose file did not load."""
    document = record("wrong")
    document["exercises"][0]["problem"] = said("load_syntax", "SyntaxError")
    return document


@pytest.mark.parametrize(
    ("option", "document", "reason"),
    [
        ("never", absent("bob"), ""),
        ("never", broken(), ""),
        ("not-graded", record("wrong"), ""),
        ("not-graded", broken(), "Exit status 3 (--fail-on not-graded), because 01_small could not be graded."),
        ("not-graded", absent("bob"), "because there is no answer in the submission"),
        ("below:5", record("wrong"), ""),
        ("below:5.5", record("wrong"), "because 5 of 10 points are below 5.5."),
        ("below:50%", record("wrong"), ""),
        ("below:51%", record("wrong"), "because 5 of 10 points are below 5.1."),
        ("below:1", broken(), "because 01_small could not be graded"),
        ("below:11", record("wrong"), "only 10 points can be reached here. Name a lower number, or a percentage."),
        ("below:100%", record("right"), ""),
        ("below:0", record("wrong"), ""),
    ],
)
def test_a_submission_fails_where_the_option_says(option, document, reason):
    found = read_fail_on(option).reason(document)
    assert reason in found
    assert bool(found) == bool(reason)


@pytest.fixture
def folder(tmp_path):
    """Return a folder for submissions that each have one file."""
    for name, source in {"right": SMALL, "wrong": SOURCES["wrong"], "syntax": "def double(:", "empty": ""}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "small.py").write_text(source)
    (tmp_path / "nothing").mkdir()
    return tmp_path


def grade(path, *words):
    return run_command("--course", SMALL_KIT, "grade", path, "--quiet", *words)


@pytest.mark.parametrize(
    ("name", "never", "not_graded", "below"),
    [("right", 0, 0, 0), ("wrong", 0, 0, 3), ("syntax", 0, 3, 3), ("empty", 0, 3, 3), ("nothing", 0, 3, 3)],
)
def test_the_exit_status_is_that_of_the_option(folder, name, never, not_graded, below):
    for option, status in (("never", never), ("not-graded", not_graded), ("below:60%", below)):
        done = grade(folder / name, "--fail-on", option)
        assert (done.returncode, f"(--fail-on {option})" in done.stderr) == (status, status == 3), done.stderr
    assert ("nothing to grade" in done.stderr) == (name == "nothing")


def test_without_the_option_only_what_has_no_answer_fails(folder):
    statuses = {name: grade(folder / name).returncode for name in ("right", "wrong", "syntax", "empty", "nothing")}
    assert statuses == {"right": 0, "wrong": 0, "syntax": 0, "empty": 0, "nothing": 1}


@pytest.mark.parametrize("option", ["", "Never", "below", "below:", "below:-1", "below:x", "below:50 %", "below:1e3"])
def test_an_option_that_means_nothing_is_wrong_usage(folder, option):
    done = grade(folder / "right", "--fail-on", option)
    assert done.returncode == 1
    assert f"{option!r} is not never, not-graded, below:N or below:N%" in done.stderr


def test_what_is_refused_or_cannot_be_written_stays_1_whatever_the_option_says(folder):
    for output in (f"json={folder}/none/x", "csv=/dev/full"):
        assert grade(folder / "wrong", "--fail-on", "below:60%", "--write", output).returncode == 1


@pytest.mark.parametrize(
    ("submitted", "late"),
    [("2026-06-01T21:59Z", False), ("2026-06-01T22:00Z", True), ("1780351140", False), ("1780351141", True)],
)
def test_a_late_submission_keeps_its_points_and_says_so(folder, submitted, late):
    words = ["--due", DUE, "--submitted", submitted, "--json", folder / "record.json"]
    done = grade(folder / "wrong", *words, "--write", f"text={folder / 'text.txt'}")
    document = json.loads((folder / "record.json").read_text())
    assert (done.returncode, document["late"], document["points"]) == (0, late, 5)
    for text in (note_of(document), done.stderr, (folder / "text.txt").read_text()):
        assert ("LATE: submitted 2026-06-02 00:00" in text or "LATE: submitted 2026-06-01 23:59:01" in text) == late


def test_a_submission_is_late_now_where_no_time_is_given(folder):
    grade(folder / "nothing", "--due", "2001-01-01T00:00Z", "--json", folder / "record.json")
    assert json.loads((folder / "record.json").read_text())["late"] is True


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--due", "2026-06-01T23:59"], "has no time zone. Add the offset, as in 2026-06-01T23:59+02:00, or Z for UTC"),
        (["--due", "2026-06-01"], "'2026-06-01' is not a date with a time, as in 2026-06-01T23:59+02:00"),
        (["--due", "tomorrow"], "'tomorrow' is not a date with a time"),
        (["--due", ""], "'' is not a date with a time"),
        (["--due", "99999999999999999999"], "is not a date with a time"),
        (["--submitted", "2026-06-01T23:59Z"], "--submitted is for --due alone. Add --due DATE, or leave it out."),
    ],
)
def test_a_date_that_would_be_guessed_is_refused(folder, words, sentence):
    done = grade(folder / "right", *words)
    assert done.returncode == 1
    assert sentence in done.stderr


def test_a_number_is_in_seconds_since_1970():
    assert read_date("1780351140") == read_date(DUE)
