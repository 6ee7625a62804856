"""The parts of the proof: every file of tests belongs to one, and a part can be run by its name."""

import os
import subprocess
import sys

import pytest

from tests.support.doors import ROOT
from tests.support.parts import ONLY_NAMED, PART_OF, PARTS

CHOSEN = {name: text for name, text in os.environ.items() if name not in ("EXERCISES", "ANSWERS")}
COLLECT = [sys.executable, "-m", "pytest", "-p", "no:xdist", "-q", "--collect-only"]


def test_every_file_of_tests_has_a_part():
    names = [name for files in PARTS.values() for name in files]
    assert len(set(names)) == len(names)
    assert set(PART_OF) == {file.name for file in (ROOT / "tests").glob("test_*.py")}


def test_a_part_is_made_of_its_files():
    done = subprocess.run(
        [*COLLECT, "--part", "attacks,notebooks"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    found = {line.split("::")[0] for line in done.stdout.splitlines() if "::" in line}
    assert found == {f"tests/test_{name}.py" for part in ("attacks", "notebooks") for name in PARTS[part]}


@pytest.mark.parametrize("words", ["veiws", "views,nothing"])
def test_an_unknown_part_is_refused_with_the_names(words):
    done = subprocess.run([*COLLECT, "--part", words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert f"The parts are {', '.join(PARTS)}." in done.stderr


@pytest.mark.parametrize(
    ("words", "collected"),
    [(["tests"], False), (["tests", "--part", "nbgrader"], True), (["tests/test_nbgrader_all.py"], True)],
)
def test_a_part_that_takes_long_runs_only_when_it_or_its_file_is_named(words, collected):
    others = [f"--ignore-glob=*/test_{some}*" for some in ("[!cn]", "ne", "c[!h]")]
    command = [*COLLECT, *words, *others]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=CHOSEN)
    assert ("tests/test_nbgrader_all.py::" in done.stdout) is collected, done.stderr
    assert "tests/test_chance.py::" not in done.stdout
    assert {"nbgrader", "thorough"} == ONLY_NAMED
