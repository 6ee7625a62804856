"""(f) `otter run`: a process for each submission and exercise, with the autograder that `otter generate` makes."""

import json
import time
from pathlib import Path

from torchkata.course.catalog import Exercise

from .material import split_checks, without_picture
from .peer import Bench, Outcome, PeerMissing, environment, install, run

START = """OK_FORMAT = False
from otter.test_files import test_case
from tests.bench_class.fixtures import run_check
name = {name!r}
"""
CASE = """

@test_case(name={name!r}, points={points}, hidden={hidden})
def case_{number}(env):
    run_check({name}, env, {reference!r})
"""


class OtterPeer:
    """Student files are handed over as scripts, which Otter runs in a kernel as it does notebooks."""

    title = "otter run, for each submission and exercise"

    def prepare(self, bench: Bench) -> None:
        """Have Otter make an autograder for each exercise, and write the files of the students. Raises PeerMissing."""
        self._bin = install("otter", ["otter-grader[grading]==7.0.0"])
        for exercise in bench.exercises:
            folder = bench.work / exercise.name
            for file, visible in exercise.check_files().items():
                (folder / "tests").mkdir(parents=True, exist_ok=True)
                (folder / "tests" / f"{file.stem}.py").write_text(test_file(exercise, file, visible))
            (folder / "requirements.txt").write_text("")
            command = [self._bin / "otter", "generate", "-t", "tests", "-o", "autograder.zip", "--no-environment"]
            run([*command, "--no-config"], folder, environment(self._bin))
            for student in bench.students:
                source = without_picture(bench.file(student, exercise).read_text(encoding="utf-8"))
                (folder / student).mkdir()
                (folder / student / exercise.file).write_text(source, encoding="utf-8")

    def grade(self, bench: Bench) -> Outcome:
        """Grade each submission. Raises PeerMissing."""
        outcome = Outcome([])
        for student in bench.students:
            start = time.perf_counter()
            for exercise in bench.exercises:
                command = [self._bin / "otter", "run", "-a", "../autograder.zip", "-o", ".", "--no-logo"]
                folder = bench.work / exercise.name / student
                run([*command, exercise.file], folder, environment(self._bin))
            outcome.seconds.append(time.perf_counter() - start)
            for exercise in bench.exercises:
                results = bench.work / exercise.name / student / "results.json"
                outcome.points[student, exercise.name] = points_in(results)
        return outcome


def points_in(results: Path) -> float:
    """Return the points that a file of results adds up to. Raises PeerMissing where no check was run."""
    tests = [test for test in json.loads(results.read_text())["tests"] if "score" in test]
    if not tests:
        raise PeerMissing(f"otter run wrote no scores: {results.read_text()[:200]}")
    return sum(test["score"] for test in tests)


def test_file(exercise: Exercise, file: Path, visible: bool) -> str:
    """Return a file of checks in Otter's format with functions."""
    around, pieces = split_checks(file, visible)
    text = around + START.format(name=file.stem)
    for number, piece in enumerate(pieces):
        facts = {"name": piece.name, "points": piece.points, "hidden": not visible, "number": number}
        text += f"\n\n{piece.source}\n" + CASE.format(**facts, reference=str(exercise.reference_file))
    return text
