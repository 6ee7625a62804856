"""Each item of the course's plan is looked at by a check, and each check looks at an item."""

import copy

import pytest
from torchkata.course.catalog import load_exercises

from tests.support.course_tables import CURRICULUM, check_names, curriculum_faults, read_table
from tests.support.doors import ROOT, SMALL_KIT

(SMALL,) = load_exercises(SMALL_KIT)
CHECKS = sorted(check_names(SMALL))
PHRASE = SMALL.teaches[0]
GOOD = {SMALL.folder: {phrase: {"all": CHECKS} for phrase in SMALL.teaches}}


def test_the_table_and_the_course_agree():
    assert list(curriculum_faults(read_table(CURRICULUM), load_exercises(ROOT))) == []


def test_a_table_that_names_all_is_good():
    assert list(curriculum_faults(GOOD, [SMALL])) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda table: table.pop(SMALL.folder), f"01_small: the check {CHECKS[0]} has no line"),
        (lambda table: table.update({"02_large": {}}), "02_large: there is no such exercise"),
        (lambda table: table[SMALL.folder].pop(PHRASE), f"01_small: the phrase {PHRASE} has no line"),
        (
            lambda table: table[SMALL.folder].update({"magic": {"a": CHECKS}}),
            "01_small: the phrase magic does not exist",
        ),
        (lambda table: table[SMALL.folder].update({PHRASE: {}}), f"01_small: {PHRASE}: there is no item"),
        (lambda table: table[SMALL.folder][PHRASE].update(more=[]), f"01_small: {PHRASE}: more: no check looks at it"),
        (lambda table: table[SMALL.folder][PHRASE].update(more=["x"]), "01_small: the check x does not exist"),
    ],
)
def test_each_fault_of_a_table_is_named(change, fault):
    table = copy.deepcopy(GOOD)
    change(table)
    assert fault in list(curriculum_faults(table, [SMALL]))
