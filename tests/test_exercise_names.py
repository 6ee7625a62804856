"""Names of exercises, as people type them."""

import os
import subprocess

import pytest
from torchkata.course.catalog import load_exercises
from torchkata.course.choose import select
from torchkata.course.names import find_exercises
from torchkata.errors import NothingToGrade

from tests.support.doors import ROOT, SMALL, run_command


@pytest.fixture(scope="module")
def course():
    return load_exercises(ROOT)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (["mse_sweep"], [5]),
        (["MSE_SWEEP"], [5]),
        (["5"], [5]),
        (["05"], [5]),
        (["05_mse_sweep"], [5]),
        (["05_mse_sweep.py"], [5]),
        (["mse-sweep"], [5]),
        (["mse_sweep.ipynb"], [5]),
        (["test_mse_sweep.py"], [5]),
        (["exercises/05_mse_sweep/mse_sweep.py"], [5]),
        (["exercises/05_mse_sweep/"], [5]),
        (["/some where/05_mse_sweep"], [5]),
        (["mse_sw"], [5]),
        (["sweep"], [5]),
        (["05_m"], [5]),
        (["autograd"], [10]),  # the name itself, though autograd_training begins like it
        (["autograd_"], [11]),
        (["gradient_descent"], [7]),  # not stochastic_gradient_descent
        (["mse_sweep,7"], [5, 7]),
        (["7, mse_sweep"], [5, 7]),
        (["mse_sweep 7", "sweep"], [5, 7]),
        ([], [*range(1, 20)]),
    ],
)
def test_an_exercise_is_found_by_what_people_type(course, words, numbers):
    assert [exercise.number for exercise in select(course, words)] == numbers


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("mse", "'mse' fits more than one exercise: mse_sweep, mse_surface. Type more of the name."),
        ("msesweep", "There is no exercise 'msesweep'. Did you mean mse_sweep"),
        ("05_mse_swep.py", "Did you mean mse_sweep"),
        ("1_2", "There is no exercise '1_2'. The exercises are: tensor_creation,"),
        ("77", "There is no exercise '77'. The exercises are: tensor_creation,"),
        ("", "The exercises are: tensor_creation,"),
    ],
)
def test_what_is_no_name_is_refused_with_those_that_were_meant(course, word, sentence):
    with pytest.raises(NothingToGrade) as refused:
        select(course, [word] if word else ["/"])
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [(["mse"], [5, 6]), (["MSE_S"], [5, 6]), (["mse_sw"], [5]), (["autograd"], [10]), (["sweep"], [5]), (["1"], [1])],
)
def test_grade_takes_a_beginning_for_all_that_begin_like_it(course, words, numbers):
    assert [one.number for word in words for one in find_exercises(course, word)] == numbers


def test_grade_takes_several_exercises_by_a_beginning():
    for words in (["mse"], ["--only", "mse"]):
        screen = run_command("grade", "--visible", "--isolation", "none", *words).stdout
        assert "2 exercises, 05 to 06: not begun" in screen


@pytest.fixture
def own(kit):
    """Return a course whose exercise `small` is done by the student."""
    (kit / "exercises" / "01_small" / "small.py").write_text(SMALL)
    return kit


@pytest.mark.parametrize("word", ["small", "SMA", "1", "01_small.py", "exercises/01_small", "small,1"])
def test_grade_takes_words_that_are_no_path_as_names(own, word):
    done = run_command("--course", own, "grade", word)
    assert (done.returncode, done.stderr) == (0, "")
    assert "01_small  10/10 points" in done.stdout


def test_grade_takes_a_name_beside_a_submission(own, tmp_path):
    (tmp_path / "mine.py").write_text(SMALL)
    assert "10/10" in run_command("--course", own, "grade", tmp_path / "mine.py", "small").stdout
    two = run_command("--course", own, "grade", tmp_path, tmp_path / "mine.py")
    assert (two.returncode, two.stdout) == (1, "")
    assert two.stderr.startswith("Name one submission: a file or a folder. These are 2: ")


def test_hint_wants_one_exercise(own):
    run_command("--course", own, "new", "later")
    done = run_command("--course", own, "hint", "small,later")
    assert (done.returncode, done.stderr) == (1, "Name one exercise, not 2.\n")


@pytest.mark.parametrize("file", ["Makefile", "grader/torchkata/release/student/Makefile"])
@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["grade", "mse"], "grade --only mse"),
        (["grade", "mse_sweep", "7"], "grade --only mse_sweep 7"),
        (["grade", "exercises/05_mse_sweep/mse_sweep.py"], "grade --only exercises/05_mse_sweep/mse_sweep.py"),
        (["grade", "EX=mse", "7"], "grade --only mse 7"),
        (["grade", "ALL=1"], "grade --all"),
        (["grade"], "grade"),
        (["hint", "mse"], 'hint "mse"'),
    ],
)
def test_make_takes_the_words_after_a_command_as_names(file, words, command):
    make = ["make", "--dry-run", "--no-print-directory", "--old-file=.venv/ready", "-f", file, "BROKEN=", *words]
    own = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(make, cwd=ROOT, env=own, capture_output=True, text=True, timeout=60, check=True)
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert [line for line in lines if line.endswith(f"-m torchkata {command}")], done.stdout
