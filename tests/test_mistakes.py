"""The mistakes that learners make are stored, and whoever makes one reads its own sentence."""

import copy
from pathlib import Path

import pytest
from torchkata.course.catalog import load_exercises

from tests.support.course_tables import MISTAKES, mistake_faults, read_table, silent_answers
from tests.support.doors import ROOT, SMALL_KIT
from tests.support.verified import MOST

(SMALL,) = load_exercises(SMALL_KIT)
LEAST_RECOGNISED = 0.9  # share of all wrong answers that must show their own sentence
FILE = "takes_the_mean.py"
GOOD = {"mistakes": {"1": {"text": "a mean for a sum", "exercises": [1]}}, SMALL.folder: {"1": [FILE]}}

# What exercises that are being written do not store yet. Delete each line with the answer that makes it wrong.
AWAITED: set[tuple[str, str]] = set()


def test_each_exercise_stores_the_mistakes_that_belong_to_it():
    assert list(mistake_faults(read_table(MISTAKES), load_exercises(ROOT), AWAITED)) == []


def test_a_table_that_names_all_is_good():
    assert list(mistake_faults(GOOD, [SMALL], set())) == []


@pytest.mark.parametrize(
    ("change", "awaited", "fault"),
    [
        (lambda table: table.pop(SMALL.folder), set(), "01_small: mistake 1 is not stored: a mean for a sum"),
        (
            lambda table: table[SMALL.folder].update({"1": []}),
            set(),
            "01_small: mistake 1 is not stored: a mean for a sum",
        ),
        (lambda table: table[SMALL.folder].update({"2": [FILE]}), set(), "01_small: there is no mistake 2"),
        (lambda table: table[SMALL.folder].update({"1": ["x.py"]}), set(), "01_small: 1: wrong/x.py does not exist"),
        (lambda table: table.update({"02_large": {}}), set(), "02_large: there is no such exercise"),
        (lambda table: None, {(SMALL.folder, "1")}, "01_small: mistake 1 is awaited no longer"),
        (lambda table: None, {("02_large", "1")}, "02_large: mistake 1 is awaited no longer"),
    ],
)
def test_each_fault_of_a_table_is_named(change, awaited, fault):
    table = copy.deepcopy(GOOD)
    change(table)
    assert fault in list(mistake_faults(table, [SMALL], awaited))


def test_an_awaited_mistake_is_no_fault():
    assert list(mistake_faults({**GOOD, SMALL.folder: {}}, [SMALL], {(SMALL.folder, "1")})) == []


def wrong_answers():
    """Return the paths of all wrong answers of the course, as ``verified`` names them."""
    files = [file for exercise in load_exercises(ROOT) for file in exercise.answers("wrong")]
    return [str(file.relative_to(ROOT)) for file in files]


@pytest.mark.slow
@pytest.mark.timeout(MOST)
def test_each_stored_mistake_shows_its_own_sentence(verified):
    table = read_table(MISTAKES)
    files = [
        str(Path("solutions", folder, "wrong", name))
        for folder, stored in table.items()
        for name in (name for names in stored.values() for name in names)
        if folder != "mistakes"
    ]
    assert silent_answers(verified["shown"], files) == []


@pytest.mark.slow
@pytest.mark.timeout(MOST)
def test_most_wrong_answers_show_their_own_sentence(verified):
    files = wrong_answers()
    silent = silent_answers(verified["shown"], files)
    assert len(silent) <= (1 - LEAST_RECOGNISED) * len(files), silent
