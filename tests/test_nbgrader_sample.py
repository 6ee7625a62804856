"""The real nbgrader and our runner give the same points for each check of the same notebooks, and nbgrader shows why.

A few notebooks for one exercise; `test_nbgrader_all.py` has those of all answers.
"""

import pytest
from torchkata.course.catalog import load_exercises
from torchkata.formats.nbgrader_cells import code_cell

from tests.support import nbgrader_course as nb
from tests.support.doors import ROOT

NAME = "mse_sweep"
BROKEN = "test_the_squared_errors_belong_to_any_number_of_samples"
SUCCESS, STILL = "Success! Your notebook passes all the tests.", "Still to do: predict (cell 2,"
WRONG = "adds_up_too_early"

FIRST, HIDDEN = "test_a_prediction_is_the_weight_times_x", "test_predictions_hold_for_negative_weights_and_data"


@pytest.fixture(scope="module")
def exercise():
    return next(one for one in load_exercises(ROOT) if one.name == NAME)


def cell(text, name):
    return code_cell(text) | {"id": name}


def made_odd(notebook):
    """Change a solved notebook as students do: magics, a cell that raises, one that comes twice, a deleted one."""
    cells = notebook["cells"]
    at = next(number for number, one in enumerate(cells) if nb.grade_id(one) == "mse")
    again = next(one["source"] for one in cells if nb.grade_id(one) == "predict")
    cells[at : at + 1] = [
        cell("%precision 1\n%matplotlib inline\n!echo hello", "magic"),
        cell("1 / 0", "raises"),
        cell("def predict(x, w):\n    return x", "first"),
        cell(again, "again"),
        cell("import os, sys\nprint('a warning', file=sys.stderr)\nos.chdir('/')", "warns"),
    ]
    return notebook


def ungradable(notebook):
    """Change a solved notebook so that its code cannot be graded."""
    notebook["cells"].insert(1, cell("import os\nos.environ['TORCHKATA_COURSE'] = '/nowhere'", "lost"))
    return notebook


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return a course of nbgrader with the released exercise."""
    return nb.make_course(tmp_path_factory.mktemp("nbgrader") / "course", NAME)


@pytest.fixture(scope="module")
def graded(course, exercise, tmp_path_factory):
    """Return what nbgrader printed when one process had graded all; `nbgrader validate` below starts its own."""
    (wrong,) = [answer for answer in exercise.answers("wrong") if answer.stem == WRONG]
    handed = {
        "skeleton": nb.released(course, exercise),
        "right": nb.answered(course, exercise, exercise.answers("right")[0], drawing=True),
        WRONG: nb.answered(course, exercise, wrong),
        "odd": made_odd(nb.solved(course, exercise)),
        "ungradable": ungradable(nb.solved(course, exercise)),
    }
    for student, notebook in handed.items():
        nb.hand_in(course, exercise, student, notebook)
    with nb.shared_grader(tmp_path_factory.mktemp("socket")) as grader:
        return nb.autograde(course, exercise, grader).stderr


@pytest.mark.parametrize(
    ("student", "points"),
    [("skeleton", 0), ("right", 10), (WRONG, 7.5), ("odd", 7)],
)
def test_nbgrader_and_our_runner_give_the_same_points_for_each_check(course, exercise, graded, grader, student, points):
    recorded = nb.recorded(course, exercise)[student]
    assert recorded == nb.ours(grader, exercise, course / "submitted" / student)
    assert sum(recorded.values()) == points


def test_a_cell_that_grades_shows_one_number_and_why_and_no_error(course, exercise, graded):
    outputs = nb.outputs_of(course, exercise, "skeleton")
    for check in exercise.checks():
        told, value = outputs[check.name]
        assert (told["output_type"], told["name"], value["output_type"]) == ("stream", "stdout", "execute_result")
        assert "".join(value["data"]["text/plain"]) == "0.0"
    assert "".join(outputs[FIRST][0]["text"]).startswith("TODO")


def test_a_hidden_check_says_only_its_claim_and_verdict(course, exercise, graded):
    (told, _) = nb.outputs_of(course, exercise, "odd")[HIDDEN]
    assert "".join(told["text"]) == "PASS    predictions hold for negative weights and data 0.5/0.5\n"
    (told, _) = nb.outputs_of(course, exercise, WRONG)[BROKEN]
    assert "".join(told["text"]) == "WRONG   the squared errors belong to any number of samples 0/0.5\n"


def test_points_keep_their_digits_whatever_the_precision_of_the_notebook_is(course, exercise, graded):
    (_, value) = nb.outputs_of(course, exercise, "odd")[FIRST]
    assert "".join(value["data"]["text/plain"]) == "0.5"


def test_pictures_appear_in_the_notebook(course, exercise, graded):
    pictures = [out for out in nb.outputs_of(course, exercise, "right")[""] if "image/png" in out.get("data", {})]
    assert len(pictures) == 1


def test_the_released_notebook_runs_until_the_first_todo(course, exercise, graded):
    outputs = nb.outputs_of(course, exercise, "skeleton")
    errors = {name: [out["ename"] for out in found if out["output_type"] == "error"] for name, found in outputs.items()}
    assert {name: found for name, found in errors.items() if found} == {"": ["NotImplementedError"]}


def test_a_failure_of_ours_gives_no_mark_and_is_reported(course, exercise, graded):
    assert set(nb.recorded(course, exercise)["ungradable"].values()) == {None}
    assert "The course /nowhere has no exercise 05_mse_sweep." in graded
    assert "error processing assignment '05_mse_sweep' for student 'ungradable'" in graded
    assert not (course / "autograded" / "ungradable" / exercise.folder).exists()


@pytest.mark.parametrize(
    ("part", "sentence"),
    [("source", "Success! Your notebook passes all the tests."), ("release", "Still to do: predict (cell 2,")],
)
def test_nbgrader_validate_passes_what_is_solved_and_shows_what_is_not(course, exercise, part, sentence):
    done = nb.run_nbgrader(course, "validate", f"{part}/{exercise.folder}/{NAME}.ipynb")
    assert sentence in done.stdout
