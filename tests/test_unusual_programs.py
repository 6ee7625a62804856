"""Right but unusual programs, as students write them, in tests/unusual/ by exercise: each earns full marks.

A file holds only what differs from the reference, as those in right/ do. Its name says what is odd about it.
"""

import pytest

from tests.support.proofs import unusual_programs as find_programs
from tests.support.verified import MOST

FILES = find_programs()
FOLDERS = sorted({file.parent.name for file in FILES})
ENOUGH = 30  # programs for each exercise that has any


@pytest.mark.parametrize("folder", FOLDERS)
def test_there_are_enough_of_them(folder):
    assert sum(file.parent.name == folder for file in FILES) >= ENOUGH


@pytest.mark.slow
@pytest.mark.timeout(MOST)
@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name[:2]}-{file.stem}")
def test_an_unusual_right_program_earns_full_marks(unusual_programs, file):
    assert unusual_programs[f"{file.parent.name}/{file.name}"] == []
