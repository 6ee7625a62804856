"""(e) `nbgrader autograde`: a notebook for each exercise, a cell for each check."""

import json
import time
from pathlib import Path

from torchkata.course.catalog import Exercise

from .material import split_checks, without_picture
from .peer import Bench, Outcome, environment, install, run

ASSIGNMENT = "kata"
CONFIG = f"""c = get_config()
c.CourseDirectory.course_id = "bench"
c.ExecutePreprocessor.timeout = 300
c.CourseDirectory.db_assignments = [dict(name="{ASSIGNMENT}")]
"""
# A check's own names must not take the place of the student's, nor may a warning cost points.
SETUP = """import warnings
from tests.bench_class.fixtures import run_check
warnings.simplefilter("ignore")
answer = dict(globals())
"""
READ = """
import json
from nbgrader.api import Gradebook
with Gradebook("sqlite:///gradebook.db") as book:
    rows = [(s.student.id, n.name, n.score) for s in book.assignment_submissions("kata") for n in s.notebooks]
print(json.dumps(rows))
"""


class NbgraderPeer:
    """One command grades all submissions, so its start is shared among them."""

    title = "nbgrader autograde, a notebook for each exercise"

    def prepare(self, bench: Bench) -> None:
        """Write the notebooks of teacher and students, and have nbgrader learn the assignment. Raises PeerMissing."""
        self._bin = install("nbgrader", ["nbgrader==0.9.6", "ipykernel"])
        bench.work.mkdir(parents=True, exist_ok=True)
        (bench.work / "nbgrader_config.py").write_text(CONFIG)
        for exercise in bench.exercises:
            reference = exercise.reference_file.read_text(encoding="utf-8")
            write_notebook(bench.work / "source" / "." / ASSIGNMENT, exercise, reference)
            for student in bench.students:
                source = bench.file(student, exercise).read_text(encoding="utf-8")
                write_notebook(bench.work / "submitted" / student / ASSIGNMENT, exercise, source)
        command = [self._bin / "nbgrader", "generate_assignment", ASSIGNMENT, "--create"]
        run(command, bench.work, environment(self._bin))

    def grade(self, bench: Bench) -> Outcome:
        """Grade all submissions with one command. Raises PeerMissing."""
        variables = environment(self._bin)
        start = time.perf_counter()
        run([self._bin / "nbgrader", "autograde", ASSIGNMENT, "--force"], bench.work, variables)
        seconds = time.perf_counter() - start
        rows = json.loads(run([self._bin / "python", "-c", READ], bench.work, variables))
        return Outcome([seconds], {(student, notebook): score for student, notebook, score in rows})


def write_notebook(folder: Path, exercise: Exercise, source: str) -> None:
    """Write a notebook: the answer in one cell, then the checks."""
    cells = [code_cell(without_picture(source), "answer", solution=True), code_cell(SETUP, "setup", locked=True)]
    for file, visible in exercise.check_files().items():
        around, pieces = split_checks(file, visible)
        cells.append(code_cell(around, f"around_{file.stem}", locked=True))
        for piece in pieces:
            call = f"\n\n\nrun_check({piece.name}, answer, {str(exercise.reference_file)!r})"
            cells.append(code_cell(piece.source + call, piece.name, grade=True, locked=True, points=piece.points))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    folder.mkdir(parents=True, exist_ok=True)
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells}
    (folder / f"{exercise.name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


def code_cell(source: str, name: str, **facts: object) -> dict[str, object]:
    """Return a cell of code with what nbgrader must know of it."""
    told = {"schema_version": 3, "grade": False, "solution": False, "locked": False, "task": False, **facts}
    metadata = {"nbgrader": {"grade_id": name, **told}}
    identity = name.replace("_", "-")[:64]
    cell = {"cell_type": "code", "id": identity, "metadata": metadata, "execution_count": None}
    return {**cell, "outputs": [], "source": source}
