"""The checks of every exercise kill the mutants of its reference, or the author says why one does the same.

This runs only as ``make test PART=thorough``; ``tests/test_exercises.py`` tries some exercises in each `make test`.
"""

import pytest
from torchkata.course.catalog import load_exercises

from tests.support.doors import ROOT
from tests.support.verified import MOST, assert_mutants_killed


@pytest.mark.slow
@pytest.mark.timeout(MOST)
@pytest.mark.parametrize("folder", [exercise.folder for exercise in load_exercises(ROOT)])
def test_the_checks_kill_the_mutants(mutated, folder):
    assert_mutants_killed(mutated, folder)
