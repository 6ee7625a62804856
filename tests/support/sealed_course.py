"""A small course whose mistakes are sealed, and the student's copy of it."""

import shutil
from pathlib import Path

from torchkata.course.catalog import Exercise, load_exercises

from .doors import run_command

SETTINGS = 'title = "Means"\npoints = 5\nteaches = []\n[limits]\nseconds = 5\nmemory_mb = 512\n'
REFERENCE = '''
def mean(values):
    """Return the mean."""
    # BEGIN SOLUTION
    return sum(values) / len(values)
    # END SOLUTION


def twice(values):
    """Return each value times two."""
    # BEGIN SOLUTION
    return [2 * value for value in values]
    # END SOLUTION


def spread(values):
    """Return the largest less the smallest value."""
    # BEGIN SOLUTION
    return max(values) - min(values)
    # END SOLUTION
'''
VISIBLE = """
import pytest
from torchkata import assert_close, assert_equal


@pytest.mark.points(1)
def test_the_mean_is_of_all_values(student):
    assert_close(student.mean([4.0, 4.0]), 4.0, rtol=1e-9)
    assert_close(student.mean([1.0, 2.0, 6.3]), 3.1, rtol=1e-9)


@pytest.mark.points(1)
def test_each_value_is_doubled(student):
    assert_equal(student.twice([3.0]), [6.0])


@pytest.mark.points(1)
def test_both_go_together(student):
    doubled, middle = student.twice([5.0]), student.mean([7.0])
    assert_equal(doubled, [10.0])
    assert_equal(middle, 7.0)


@pytest.mark.points(1)
def test_the_spread_is_never_negative(student):
    assert student.spread([2.0, 1.0]) >= 0, "The spread is negative."
    assert_equal(student.spread([1.0, 4.0]), 3.0)
"""
HIDDEN = """
import pytest
from torchkata import assert_equal


@pytest.mark.points(1)
def test_the_secret_spread_of_one_value_is_zero(student):
    assert_equal(student.spread([7.0]), 0.0)
"""
MEAN, TWICE, BOTH, SPREAD = (
    *("test_the_mean_is_of_all_values", "test_each_value_is_doubled"),
    *("test_both_go_together", "test_the_spread_is_never_negative"),
)
WRONG = {  # name: its sentence, the check that must catch it, its code
    "sums_up": ("This is the sum; divide it by the count.", MEAN, "def mean(values):\n    return sum(values)"),
    "halves_it": ("Divide by the count, not by two.", MEAN, "def mean(values):\n    return 5 * sum(values) / 4"),
    "squares_it": ("Each value is squared.", TWICE, "def twice(values):\n    return [value**2 for value in values]"),
    "keeps_it": ("Nothing is doubled.", TWICE, "def twice(values):\n    return list(values)"),
    "keeps_it_too": (
        "One times a value is no change.",
        TWICE,
        "def twice(values):\n    return [1 * v for v in values]",
    ),
    "turns_it": ("The order is turned.", SPREAD, "def spread(values):\n    return min(values) - max(values)"),
    "keeps_the_last": (
        "A single value has no spread, a secret.",
        "test_the_secret_spread_of_one_value_is_zero",
        "def spread(values):\n    return max(values) - min(values) if len(values) > 1 else values[0]",
    ),
}
FOLDER = "01_means"


def make_course(folder: Path) -> Path:
    """Write the course with sealed mistakes to a folder, and return it."""
    secret = folder / "solutions" / FOLDER
    (secret / "wrong").mkdir(parents=True)
    files = {"exercise.toml": SETTINGS, "means.py": REFERENCE, "test_visible.py": VISIBLE, "test_hidden.py": HIDDEN}
    for name, text in files.items():
        (secret / name).write_text(text)
    for name, (sentence, check, code) in WRONG.items():
        (secret / "wrong" / f"{name}.py").write_text(f'"""{sentence}\n\nCaught by: {check}\n"""\n\n\n{code}\n')
    done = run_command("--course", folder, "skeletons")
    assert done.returncode == 0, done.stderr
    return folder


def copy_for_student(course: Path, folder: Path) -> Exercise:
    """Copy what students get of the course to a folder, and return its exercise."""
    shutil.copytree(course / "exercises", folder / "exercises")
    (exercise,) = load_exercises(folder)
    return exercise
