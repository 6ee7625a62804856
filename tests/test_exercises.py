"""All exercises of the course: the laws, the mutants, odd values, what README says of them."""

import re

import pytest
from torchkata.course.catalog import load_exercises

from tests.support.doors import ROOT, run_command
from tests.support.proofs import ODD, SOME
from tests.support.verified import MOST, SEEDS, assert_laws_hold, assert_mutants_killed

EXERCISES = load_exercises(ROOT)
FOLDERS = [exercise.folder for exercise in EXERCISES]


@pytest.mark.slow
@pytest.mark.timeout(MOST)
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_law_holds(verified, folder):
    assert_laws_hold(verified, folder, SEEDS)


@pytest.mark.slow
@pytest.mark.timeout(MOST)
@pytest.mark.parametrize("folder", SOME)
def test_the_checks_kill_the_mutants(some_mutated, folder):
    assert_mutants_killed(some_mutated, folder)


@pytest.mark.slow
@pytest.mark.timeout(MOST)
@pytest.mark.parametrize("folder", FOLDERS)
def test_no_odd_value_breaks_a_check_or_earns_a_point(odd_values, folder):
    found = odd_values[folder]
    assert found.keys() == set(ODD)
    for odd, results in found.items():
        assert results
        for name, verdict, message in results:
            assert verdict not in ("PASS", "GRADER"), f"{odd}: {name}: {message}"


def test_every_exercise_has_ten_points_and_six_hidden_checks():
    assert FOLDERS == sorted(file.parent.name for file in ROOT.glob("solutions/*/exercise.toml")) != []
    for exercise in EXERCISES:
        checks = exercise.checks()
        assert sum(check.points for check in checks) == exercise.points == 10
        assert sum(not check.visible for check in checks) >= 6


def test_the_first_page_lists_every_exercise():
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == FOLDERS


def test_the_untouched_skeleton_of_every_exercise_says_what_is_to_do():
    screen = run_command("grade", "--visible", "--only", "tensor_operations", "--all").stdout
    assert "TODO" in screen
    assert "Still to do: " in screen
