"""What chance could hide, on all exercises: the laws with as many seeds as `make verify` takes.

This runs only as ``make test PART=thorough``: each seed more costs as much as `make test` spends on the laws.
"""

import pytest
from torchkata.course.catalog import load_exercises

from tests.support.doors import ROOT
from tests.support.verified import MOST, assert_laws_hold

FOLDERS = [exercise.folder for exercise in load_exercises(ROOT)]


@pytest.mark.slow
@pytest.mark.timeout(2 * MOST)
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_law_holds_with_five_seeds(five_seeds, folder):
    assert_laws_hold(five_seeds, folder, 5)
