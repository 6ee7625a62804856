"""(d) An ordinary harness: a fresh pytest process for each submission and exercise."""

import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from torchkata.course.catalog import Exercise

from .peer import Bench, Outcome, environment

CONFTEST = '''"""Student code and hidden checks in one process."""

import pytest
from tests.bench_class.fixtures import fixture_of, make_rng, run_file


@pytest.fixture
def student():
    return fixture_of(run_file({student!r}))


@pytest.fixture
def reference():
    return fixture_of(run_file({reference!r}))


@pytest.fixture
def rng(request):
    return make_rng(request.node.name, {reference!r})
'''
SETTINGS = "[pytest]\nmarkers = points(number): what a check is worth\naddopts = -q -p no:cacheprovider\n"
COMMAND = [sys.executable, "-m", "pytest", "--junitxml=report.xml"]


class PytestPeer:
    """Runs where the kit runs; of the plugins that are installed there none is loaded, which makes it faster."""

    title = "a fresh pytest process for each submission and exercise"

    def prepare(self, bench: Bench) -> None:
        """Write a folder for each submission and exercise."""
        for student in bench.students:
            for exercise in bench.exercises:
                self._write(bench, student, exercise)

    def _write(self, bench: Bench, student: str, exercise: Exercise) -> None:
        folder = folder_of(bench, student, exercise)
        folder.mkdir(parents=True)
        shutil.copy(bench.file(student, exercise), folder)
        for file in exercise.check_files():
            shutil.copy(file, folder)
        paths = {"student": str(folder / exercise.file), "reference": str(exercise.reference_file)}
        (folder / "conftest.py").write_text(CONFTEST.format(**paths))
        (folder / "pytest.ini").write_text(SETTINGS)

    def grade(self, bench: Bench) -> Outcome:
        """Grade each submission; the points are read from the reports afterwards."""
        seconds = []
        variables = {**environment(), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
        for student in bench.students:
            start = time.perf_counter()
            for exercise in bench.exercises:
                folder = folder_of(bench, student, exercise)
                subprocess.run(COMMAND, cwd=folder, env=variables, capture_output=True)
            seconds.append(time.perf_counter() - start)
        pairs = [(student, exercise) for student in bench.students for exercise in bench.exercises]
        return Outcome(seconds, {(s, e.name): points_in(folder_of(bench, s, e), e) for s, e in pairs})


def folder_of(bench: Bench, student: str, exercise: Exercise) -> Path:
    """Return the folder that is graded."""
    return bench.work / student / exercise.name


def points_in(folder: Path, exercise: Exercise) -> float:
    """Return the points of the checks that passed."""
    cases = ElementTree.parse(folder / "report.xml").iter("testcase")
    passed = {case.get("name") for case in cases if not len(case)}
    return sum(check.points for check in exercise.checks() if check.name in passed)
