"""The output folder of a class in the real formgrader of nbgrader: its pages over HTTP, and in a browser."""

import csv
import json
import os
import re
from html import unescape

import pytest

from tests.support.formgrader import fetch, grade, hand_in, serving
from tests.support.preloaded import Preloaded

FOLDER, NOTEBOOK = "01_small", "small"


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """Return the output folder of a class of five."""
    folder = tmp_path_factory.mktemp("formgrader")
    with pytest.MonkeyPatch.context() as patch:
        assert grade(patch, hand_in(folder / "class"), folder / "out") == 0
    return folder / "out"


@pytest.fixture(scope="module")
def formgrader(out):
    """Return the address of the formgrader."""
    with serving(out) as address:
        yield address


def ask(address, *path):
    return json.loads(fetch("/".join([address, "api", *path])))


def submissions(address):
    return {one["student"]: one["id"] for one in ask(address, "submitted_notebooks", FOLDER, NOTEBOOK)}


def test_the_pages_show_the_assignment_its_submissions_and_those_who_are_absent(formgrader):
    (assignment,) = ask(formgrader, "assignments")
    facts = ("name", "num_submissions", "max_score", "average_score", "display_duedate")
    assert [assignment[fact] for fact in facts] == [FOLDER, 4, 10, 7.5, "2026-06-01 21:59:00 UTC"]
    (notebook,) = ask(formgrader, "notebooks", FOLDER)
    assert (notebook["name"], notebook["num_submissions"]) == (NOTEBOOK, 4)
    rows = {row["student"]: row for row in ask(formgrader, "submissions", FOLDER)}
    assert {student: (row["score"], row["display_timestamp"], row["autograded"]) for student, row in rows.items()} == {
        "alice": (10, "2026-06-02 08:00:00 UTC", True),
        "bob": (5, None, True),
        "c-d": (10, None, True),
        "eve": (5, None, True),
    }
    assert {one["id"] for one in ask(formgrader, "students")} == {*rows, "zoe"}
    for page in ("manage_assignments", f"manage_submissions/{FOLDER}", "gradebook", f"gradebook/{FOLDER}/{NOTEBOOK}"):
        assert "nbgrader" in fetch(f"{formgrader}/{page}")


def test_a_submission_shows_code_points_and_comments_in_cells_that_the_gradebook_knows(formgrader):
    found = submissions(formgrader)
    assert set(found) == {"alice", "bob", "c-d", "eve"}
    for student, id in found.items():
        page = fetch(f"{formgrader}/submissions/{id}/")
        text = unescape(re.sub(r"<[^>]+>", "", page))
        code = {"eve": "raise ValueError(", "bob": "return [3.0 * v"}.get(student, "return [2.0 * value")
        assert code in text, student
        assert "<script>alert" not in page
        grades = {grade["name"] for grade in ask(formgrader, f"grades?submission_id={id}")}
        assert len(grades) == 9
        assert all(f'id="{name}"' in page for name in grades)
        comments = {one["name"]: one["auto_comment"] for one in ask(formgrader, f"comments?submission_id={id}")}
        assert set(comments) == {"double", "total", "Counter"}
        assert all(f'id="{name}-comment"' in page for name in comments)
        assert bool(comments["double"]) == (student in ("bob", "eve"))


def test_nbgraders_commands_export_and_give_feedback_and_autograde_finds_nothing_to_run(out, tmp_path):
    before = (out / "gradebook.db").read_bytes(), files_of(out)
    environment = {**os.environ, "HOME": str(tmp_path), "JUPYTER_PLATFORM_DIRS": "1", "PYTHONWARNINGS": "ignore"}
    nbgrader = Preloaded("nbgrader", environment)
    done = nbgrader.run(["autograde", FOLDER, "--force"], out, environment)
    assert done.returncode != 0
    assert "No notebooks were matched" in done.stderr
    assert ((out / "gradebook.db").read_bytes(), files_of(out)) == before
    table = (out / "grades.csv").read_bytes()
    done = nbgrader.run(["export"], out, environment)
    assert done.returncode == 0, done.stderr
    assert (out / "grades.csv").read_bytes() == table
    with (out / "nbgrader" / "grades.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["student_id"]: (row["assignment"], row["score"], row["timestamp"]) for row in rows} == {
        "alice": (FOLDER, "10.0", "2026-06-02 08:00:00.500000"),
        "bob": (FOLDER, "5.0", ""),
        "c-d": (FOLDER, "10.0", ""),
        "eve": (FOLDER, "5.0", ""),
        "zoe": (FOLDER, "0.0", ""),
    }
    done = nbgrader.run(["generate_feedback", FOLDER, "--student=eve"], out, environment)
    nbgrader.close()
    assert done.returncode == 0, done.stderr
    page = (out / "nbgrader" / "feedback" / "eve" / FOLDER / f"{NOTEBOOK}.html").read_text()
    assert "each value is doubled: ERROR" in page
    assert "<script>alert" not in page


def files_of(out):
    return {path: path.read_bytes() for path in (out / "nbgrader").rglob("*") if path.is_file()}


def test_a_browser_shows_comments_in_their_cells_and_points_in_their_fields(browser, formgrader):
    found = submissions(formgrader)

    def look(sight):
        sight.page.wait_for_selector("#double-comment[placeholder*='WRONG']")
        field = "#test_each_value_is_doubled"
        sight.page.wait_for_function(f"document.querySelector('{field}').placeholder !== ''")
        sight.keep("formgrader-submission")
        return sight.page.get_attribute("#double-comment", "placeholder"), sight.page.get_attribute(
            field, "placeholder"
        )

    def list_all(sight):
        sight.page.wait_for_selector(f"a:text('{FOLDER}')")
        sight.keep("formgrader-assignments")
        return sight.page.inner_text("tbody")

    comment, points = browser.visit(f"{formgrader}/submissions/{found['bob']}/", look, 1280)
    listed = browser.visit(f"{formgrader}/manage_assignments", list_all, 1280)
    assert comment.startswith("each value is doubled: WRONG")
    assert points == "0"
    assert listed.split()[:2] == [FOLDER, "2026-06-01"]
