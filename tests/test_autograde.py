"""`nbgrader autograde` with `use_sandbox`: the real command, its gradebook and its feedback pages."""

import json
import shutil
from types import SimpleNamespace

import pytest
from torchkata.formats.nbgrader_api import quiet

from tests.support.doors import SMALL_KIT
from tests.support.nbgrader_course import run_nbgrader
from tests.support.nbgrader_submissions import (
    ASSIGNMENT,
    DOUBLED,
    ESSAY,
    HIDDEN,
    NO_KERNEL,
    NOTEBOOK,
    OWN_TEST,
    SECRET,
    SUMMED,
    Submissions,
    add_failing_check,
    hand_in,
    make_gradebook,
    write_course,
)

ODD = "test_the_grader_fails_on_an_odd_total"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return a course whose submissions were graded, with feedback, and what the commands wrote."""
    folder = tmp_path_factory.mktemp("course")
    kit = folder / "kit"
    shutil.copytree(SMALL_KIT, kit)
    add_failing_check(kit)
    write_course(folder, kit)
    make_gradebook(folder)
    done = run_nbgrader(folder, "generate_assignment", ASSIGNMENT)
    assert done.returncode == 0, done.stderr
    submissions = Submissions(folder)
    hand_in(submissions)
    graded = run_nbgrader(folder, "autograde", ASSIGNMENT)
    pages = run_nbgrader(folder, "generate_feedback", ASSIGNMENT)
    assert pages.returncode == 0, pages.stderr
    return SimpleNamespace(folder=folder, kit=kit, submissions=submissions, graded=graded, log=graded.stderr)


@pytest.fixture(scope="module")
def book(course):
    """Return the gradebook of the course, opened by nbgrader."""
    with quiet():
        from nbgrader.api import Gradebook

        with Gradebook(f"sqlite:///{course.folder / 'gradebook.db'}") as opened:
            yield opened


def score(book, student, cell):
    """Return the points that nbgrader counts, and whether a person must look."""
    found = book.find_grade(cell, NOTEBOOK, ASSIGNMENT, student)
    return found.auto_score, found.needs_manual_grade


def scores(book, student):
    """Return the points of all checks of the course that have some."""
    (found,) = book.find_submission(ASSIGNMENT, student).notebooks
    return {one.name: one.auto_score for one in found.grades if one.name.startswith("test_") and one.auto_score}


def comment(book, student, cell):
    """Return the comment at a cell of the student's."""
    return book.find_comment(cell, NOTEBOOK, ASSIGNMENT, student).comment


def page(course, student):
    """Return the feedback page of a student."""
    return (course.folder / "feedback" / student / ASSIGNMENT / f"{NOTEBOOK}.html").read_text()


def test_each_check_gives_its_points_and_its_message(course, book):
    assert sum(scores(book, "right").values()) == 11
    assert sum(scores(book, "wrong").values()) == 4
    assert score(book, "wrong", DOUBLED) == (0, False)
    said = comment(book, "wrong", "double")
    assert said.startswith("each value is doubled: WRONG, 0/2\n\n    double([1.0, 2.5])\n")
    assert "    expected  2\n    got       3" in said
    assert comment(book, "wrong", "total") is None
    assert comment(book, "wrong", "Counter").startswith("a counter counts up: TODO, 0/1")
    shown = page(course, "wrong")
    assert "got       3" in shown
    assert "Score: 0.0 / 2.0" in shown


def test_no_kernel_is_started(course):
    """The notebooks want a kernel that there is not: nbgrader's own way would fail with NoSuchKernel."""
    graded = json.loads((course.folder / "autograded/right" / ASSIGNMENT / f"{NOTEBOOK}.ipynb").read_text())
    assert graded["metadata"]["kernelspec"]["name"] == NO_KERNEL


def test_the_level_of_isolation_is_said_once(course):
    assert course.log.count("torchkata runs the submissions with isolation") == 1
    assert ", 2 at a time." in course.log


def test_a_failure_of_the_grader_is_left_to_a_person(book):
    assert score(book, "odd", ODD) == (None, True)
    assert comment(book, "odd", "total").startswith("the grader fails on an odd total: GRADER, -/1")
    assert book.find_submission(ASSIGNMENT, "odd").needs_manual_grade
    assert sum(scores(book, "odd").values()) == 10


@pytest.mark.parametrize(("student", "points"), [("exits", 7), ("endless", 5)])
def test_code_that_ends_or_never_ends_costs_its_own_points(book, student, points):
    assert sum(scores(book, student).values()) == points


def test_no_text_of_a_student_is_html_in_a_comment(course, book):
    assert "ValueError: <b>bold</b> *not*" in comment(book, "raises", "total")
    assert "ValueError: &lt;b&gt;bold&lt;/b&gt; *not*" in page(course, "raises")
    assert "<b>bold</b>" not in page(course, "raises")


def test_edited_metadata_and_printed_grades_count_nothing(course, book):
    assert scores(book, "forger") == {}
    assert score(book, "forger", DOUBLED) == (0, False)
    assert score(book, "forger", SUMMED) == (0, False)
    assert comment(book, "forger", "double").startswith("each value is doubled: WRONG")
    graded = json.loads((course.folder / "autograded/forger" / ASSIGNMENT / f"{NOTEBOOK}.ipynb").read_text())
    assert "1000.0" not in json.dumps(graded["cells"][5:])
    assert book.find_submission(ASSIGNMENT, "forger").max_score == 16
    assert "A cell with the id 'another one' is not nbgrader's" in course.log


def test_cells_that_were_removed_are_graded_all_the_same(course, book):
    assert sum(scores(book, "cut").values()) == 11
    assert f"They are added at its end: {ESSAY}, {OWN_TEST}, {DOUBLED}, " in course.log
    assert f'<a name="{DOUBLED}"></a>' in page(course, "cut")


def test_code_in_a_copied_cell_of_tests_is_run(book):
    assert sum(scores(book, "copied").values()) == 11


def test_locked_cells_are_those_of_the_teacher(book):
    assert sum(scores(book, "helper").values()) == 11


def test_tests_of_the_teacher_wait_for_a_person(course, book):
    assert score(book, "right", OWN_TEST) == (None, True)
    assert score(book, "right", ESSAY) == (0, False)  # an unchanged answer, as in nbgrader
    assert "This test was not run" in page(course, "right")
    assert course.log.count(f"wait for a person: {OWN_TEST}.") == 1


def test_hidden_tests_show_no_code_in_the_feedback(course):
    shown = page(course, "wrong")
    assert SECRET not in shown
    assert shown.count("The code of this test is not shown.") == 8
    assert DOUBLED in shown
    hidden = shown.partition(f'<a name="{HIDDEN}"></a>')[2].partition("<a name=")[0]
    assert "WRONG   negative values are doubled 0/1" in hidden
    assert "expected" not in hidden


def test_what_cannot_be_read_gets_no_mark(course, book):
    assert course.graded.returncode == 1
    assert "broken, 01_small, small.ipynb: not graded. Its points wait for a person: none is zero." in course.log
    assert {score(book, "broken", cell) for cell in (DOUBLED, HIDDEN, OWN_TEST)} == {(None, True)}
    assert not (course.folder / "autograded" / "broken").exists()
    assert "script" not in {one.student.id for one in book.assignment_submissions(ASSIGNMENT)}
