"""Right but unusual programs, as students write them, in tests/unusual/ by exercise: each earns full marks.

A file holds only what differs from the reference, as those in right/ do. Its name says what is odd about it.
"""

from pathlib import Path

import pytest
from torchkata.author.grading_pool import GradingPool, Variant
from torchkata.course.catalog import load_exercises
from torchkata.record.verdict import Verdict

from tests.support.doors import ROOT
from tests.support.verified import MOST

UNUSUAL = Path(__file__).parent / "unusual"
FILES = sorted(UNUSUAL.glob("*/*.py"))
FOLDERS = sorted({file.parent.name for file in FILES})
ENOUGH = 30  # programs for each exercise that has any


def grade_all():
    """Return the checks that each program failed, with the message; all are graded in one pool.

    A check that reaches nothing of what a program defines cannot tell it from the reference, and is left out.
    """
    exercises = {one.folder: one for one in load_exercises(ROOT) if one.folder in FOLDERS}
    failed = {}
    with GradingPool([*exercises.values()]) as pool:
        traced = {folder: pool.submit_tracing(exercise) for folder, exercise in exercises.items()}
        reaches = {folder: pool.result_of(future) for folder, future in traced.items()}
        running = {}
        for file in FILES:
            exercise, known = exercises[file.parent.name], reaches[file.parent.name].passed_with(file.read_bytes())
            variant = Variant(exercise, exercise.compose(file), hurried=True, known=known)
            running[file] = pool.submit(variant)
        for file, future in running.items():
            results = pool.result_of(future)
            assert sum(result.check.points for result in results) == exercises[file.parent.name].points
            faults = [f"{result.check.name}: {result.text}" for result in results if result.verdict is not Verdict.PASS]
            failed[f"{file.parent.name}/{file.name}"] = faults
    return failed


@pytest.mark.parametrize("folder", FOLDERS)
def test_there_are_enough_of_them(folder):
    assert sum(file.parent.name == folder for file in FILES) >= ENOUGH


@pytest.mark.slow
@pytest.mark.timeout(MOST)
@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name[:2]}-{file.stem}")
def test_an_unusual_right_program_earns_full_marks(once, file):
    assert once("unusual programs", grade_all)[f"{file.parent.name}/{file.name}"] == []
