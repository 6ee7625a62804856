"""What chance could hide, on all exercises: the laws with as many seeds as `make verify` takes, 20 on the references.

This runs only as ``make test PART=chance``. Each seed more costs as much as `make test` spends on the laws altogether.
"""

import pytest
from torchkata.course.catalog import load_exercises

from tests.support.doors import ROOT
from tests.support.in_process import run_references
from tests.support.verified import MOST

FOLDERS = [exercise.folder for exercise in load_exercises(ROOT)]


@pytest.mark.slow
@pytest.mark.timeout(2 * MOST)
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_law_holds_with_five_seeds(five_seeds, folder):
    first, *others = five_seeds["said"][folder]
    assert first.partition("; warnings")[0] == f"{folder}: every law holds, with 5 seeds", five_seeds["errors"]
    assert all(line.startswith("  warning: ") for line in others)


@pytest.mark.slow
@pytest.mark.timeout(2 * MOST)
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_reference_passes_in_twenty_runs(once, folder):
    seen = once("twenty runs", lambda: run_references(ROOT, 20))
    assert seen["exercises"][folder]["faults"] == []
