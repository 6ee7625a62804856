"""No check flickers: the references pass in 20 runs, each with other seeds of hidden inputs and of the process.

This runs only as ``make test PART=thorough``.
"""

import re

import pytest
from torchkata.course.catalog import load_exercises

from tests.support.doors import ROOT
from tests.support.in_process import MANY, run_references
from tests.support.verified import MOST

FOLDERS = [exercise.folder for exercise in load_exercises(ROOT)]


@pytest.mark.slow
@pytest.mark.timeout(2 * MOST)
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_reference_passes_whatever_was_drawn_before(once, folder):
    seen = once("references", lambda: run_references(ROOT, MANY))
    assert seen["exercises"][folder]["faults"] == []


LUCKY = 'float(sum(values)) + (__import__("random").random() > 0.7)'  # right with the seed of each grading
RARE = """def test_rare(student, rng):
    assert student.total([1.0]) == 1.0
    assert rng.random() < 0.8, "too large"


@pytest.mark.points(1)
def test_two"""


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("small.py", "float(sum(values))", LUCKY, r"run [1-9]\d?: test_the_total"),
        ("test_hidden.py", "def test_two", RARE, r"run \d+: test_rare: too large"),
    ],
)
def test_what_fails_with_some_seeds_only_is_found(kit, file, old, new, fault):
    path = kit / "solutions" / "01_small" / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    found = run_references(kit, MANY)["exercises"]["01_small"]["faults"]
    assert found
    assert all(re.match(fault, one) for one in found), found
