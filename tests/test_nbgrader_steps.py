"""What is decided of a notebook of nbgrader without running it: its own cells, and what the gradebook is given."""

import json

import pytest
from torchkata.notebooks.autograde.messages import Graded, Outcome
from torchkata.notebooks.autograde.own_cells import called_check, with_own_sources
from torchkata.notebooks.autograde.plan import CheckCell, Plan
from torchkata.notebooks.autograde.preprocessors import without_hidden
from torchkata.notebooks.autograde.written import marks_of

SMALL = "01_small"


@pytest.mark.parametrize(
    ("source", "called"),
    [
        ('# a claim\nfrom torchkata.notebooks import check\ncheck("01_small", "test_a")', ("01_small", "test_a")),
        ('from torchkata.notebooks import check\ncheck("01_small", "test_a")\nassert True', None),
        ('from torchkata.notebooks import check\n2 * check("01_small", "test_a")', None),
        ('def check(a, b):\n    return 1\ncheck("01_small", "test_a")', None),
        ("assert double([1]) == [2]", None),
        ("%timeit x", None),
    ],
)
def test_a_cell_is_a_check_of_the_course_if_it_calls_one_and_nothing_else(source, called):
    assert called_check(source) == called


def test_the_sources_of_locked_cells_are_those_of_the_gradebook():
    def cell(source, **facts):
        return {"cell_type": "code", "source": source, "metadata": {"nbgrader": facts} if facts else {}}

    cells = [cell("mine", grade_id="a"), cell("forged", grade_id="a"), cell("b", grade=True), cell("c")]
    data = json.dumps({"nbformat": 4, "cells": cells}).encode()
    changed = json.loads(with_own_sources(data, {"a": "given"}))["cells"]
    assert [one["source"] for one in changed] == ["mine", "given", "b", "c"]
    assert [one["metadata"] for one in changed] == [{}] * 4
    assert with_own_sources(b"no notebook", {"a": "given"}) == b"no notebook"


def plan_of(checks, solutions=None):
    """Return a plan with these checks."""
    return Plan(checks, frozenset(), solutions or {"f": ["f"], "g": ["g", "helper"]}, {}, {}, ())


def outcome(name, points, **facts):
    """Return the outcome of a check that is worth two points."""
    return Outcome(SMALL, name, name, points, 2.0, f"text of {name}", **facts)


@pytest.mark.parametrize(("earned", "in_cell"), [(1.0, 2.0), (2.0, 4.0), (0.0, 0.0), (None, None)])
def test_points_are_those_of_the_cell_where_the_teacher_has_changed_them(earned, in_cell):
    plan = plan_of({"a": CheckCell(SMALL, "test_a", 4.0)})
    assert marks_of(plan, Graded(1, "", (outcome("test_a", earned),))).points == {"a": in_cell}


def test_a_check_that_the_course_does_not_have_any_more_waits_for_a_person():
    marks = marks_of(plan_of({"a": CheckCell(SMALL, "test_a", 2.0)}), Graded(1, "", (outcome("test_b", 2.0),)))
    assert marks.points == {"a": None}
    assert marks.texts["a"].startswith("The course has no check test_a any more")
    assert [sentence.split(".")[0] for sentence in marks.warnings] == [
        "The course has no check test_a any more, so a person grades this cell",
        "The course has checks that the assignment does not have: test_b",
    ]


def test_comments_belong_to_the_first_function_that_has_a_cell():
    plan = plan_of({name: CheckCell(SMALL, name, 2.0) for name in "abc"})
    outcomes = (
        outcome("a", 0.0, comment="one", functions=("none", "helper", "f")),
        outcome("b", 0.0, comment="two", functions=("elsewhere",)),
        outcome("c", 0.0, comment="three", functions=("g",)),
    )
    marks = marks_of(plan, Graded(1, "", outcomes, ("a note",)))
    assert marks.comments == {"g": "one\n\nthree", "f": "two\n\n    a note"}


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("a\n<<\nsecret\n>>\nb", "a\n# The code of this test is not shown.\nb"),
        ("<<\nsecret", "# The code of this test is not shown."),
        ("a\n<< secret >>\nb", "a\n# The code of this test is not shown.\nb"),
        ("a\nb", "a\nb"),
    ],
)
def test_what_stands_between_the_marks_is_hidden(source, shown):
    assert without_hidden(source, "<<", ">>") == shown
