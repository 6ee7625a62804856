"""The parts of the proof: every file of tests belongs to one, and a part can be run by its name."""

import subprocess
import sys

import pytest

from tests.support.doors import ROOT
from tests.support.parts import PART_OF, PARTS

COLLECT = [sys.executable, "-m", "pytest", "-p", "no:xdist", "-q", "--collect-only"]


def test_every_file_of_tests_has_a_part():
    names = [name for files in PARTS.values() for name in files]
    assert len(set(names)) == len(names)
    assert set(PART_OF) == {file.name for file in (ROOT / "tests").glob("test_*.py")}


def test_a_part_is_made_of_its_files():
    done = subprocess.run([*COLLECT, "--part", "attacks,author"], cwd=ROOT, capture_output=True, text=True, check=True)
    found = {line.split("::")[0] for line in done.stdout.splitlines() if "::" in line}
    assert found == {f"tests/test_{name}.py" for part in ("attacks", "author") for name in PARTS[part]}


@pytest.mark.parametrize("words", ["veiws", "views,nothing"])
def test_an_unknown_part_is_refused_with_the_names(words):
    done = subprocess.run([*COLLECT, "--part", words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert f"The parts are {', '.join(PARTS)}." in done.stderr
