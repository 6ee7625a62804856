"""A course of nbgrader that `torchkata notebooks` wrote, with submissions that the real nbgrader grades."""

import contextlib
import functools
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from torchkata.course.catalog import Exercise
from torchkata.formats.nbgrader_cells import code_cell
from torchkata.marking.grader import Grader
from torchkata.record.document import checks_of
from torchkata.submission.find import find_submission

from .doors import run_command
from .preloaded import Preloaded

SCRIPTS = Path(sys.executable).parent  # nbgrader runs the program alembic when it makes a gradebook
Notebook = dict[str, Any]
Points = dict[str, float | None]  # check -> points


@functools.cache
def nbgrader() -> Preloaded:
    """Return a process that runs nbgrader."""
    return Preloaded("nbgrader", {**os.environ, "PYTHONWARNINGS": "ignore"})


def run_nbgrader(folder: Path, *words: str, grader: str = "") -> CompletedProcess[str]:
    """Run nbgrader in the folder of a course, with kernels of this environment.

    `grader`: the socket of a process that grades for all kernels; else each starts its own.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MPL", "TORCHKATA_"))}
    environment |= {"HOME": str(folder), "IPYTHONDIR": str(folder / ".ipython"), "PYTHONWARNINGS": "ignore"}
    environment |= {"PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}", "JUPYTER_PLATFORM_DIRS": "1"}
    environment |= {"TORCHKATA_GRADER": grader} if grader else {}
    return nbgrader().run([*words], folder, environment)


def make_course(folder: Path, *names: str) -> Path:
    """Write a course of nbgrader with some of the exercises, to be graded in kernels, and release all of them."""
    done = run_command("notebooks", "--out", folder, "--only", *names)
    assert done.returncode == 0, done.stderr
    config = folder / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8").partition("# nbgrader grades in the sandbox")[0], "utf-8")
    for assignment in sorted((folder / "source").iterdir()):
        released = run_nbgrader(folder, "generate_assignment", assignment.name)
        assert released.returncode == 0, released.stderr
    return folder


def read_notebook(file: Path) -> Notebook:
    """Return the JSON of a notebook."""
    notebook: Notebook = json.loads(file.read_text(encoding="utf-8"))
    return notebook


def released(course: Path, exercise: Exercise) -> Notebook:
    """Return the notebook that students get."""
    return read_notebook(course / "release" / exercise.folder / f"{exercise.name}.ipynb")


def solved(course: Path, exercise: Exercise) -> Notebook:
    """Return the released notebook with the solution in each cell for one."""
    notebook = released(course, exercise)
    source = read_notebook(course / "source" / exercise.folder / f"{exercise.name}.ipynb")
    solutions = {grade_id(cell): cell["source"] for cell in source["cells"] if grade_id(cell)}
    for cell in notebook["cells"]:
        if is_solution(cell):
            cell["source"] = solutions[grade_id(cell)]
    return notebook


def answered(course: Path, exercise: Exercise, answer: Path, drawing: bool = False) -> Notebook:
    """Return the solved notebook, with the functions of a stored answer in a cell below the others.

    Without `drawing`, the last cell is left out: it trains and draws with the functions, which no check looks at.
    """
    notebook = solved(course, exercise)
    last = max(number for number, cell in enumerate(notebook["cells"]) if is_code(cell) and not grade_id(cell))
    added = code_cell(answer.read_text(encoding="utf-8")) | {"id": "answer"}
    notebook["cells"][last : last if drawing else last + 1] = [added]
    return notebook


def grade_id(cell: Notebook) -> str:
    """Return the name that nbgrader gives a cell; empty if it has none."""
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id", ""))


def is_solution(cell: Notebook) -> bool:
    """Tell whether a cell is for a solution."""
    return bool(cell["metadata"].get("nbgrader", {}).get("solution"))


def is_code(cell: Notebook) -> bool:
    """Tell whether a cell is code."""
    return bool(cell["cell_type"] == "code")


def hand_in(course: Path, exercise: Exercise, student: str, notebook: Notebook) -> Path:
    """Put a notebook where nbgrader looks for what a student submitted, and return that folder."""
    folder = course / "submitted" / student / exercise.folder
    folder.mkdir(parents=True)
    (folder / f"{exercise.name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    return folder


def recorded(course: Path, exercise: Exercise) -> dict[str, Points]:
    """Return the points of each student and check in the gradebook, as nbgrader reads them."""
    from nbgrader.api import Gradebook

    with contextlib.closing(Gradebook(f"sqlite:///{course / 'gradebook.db'}")) as book:
        submissions = book.assignment_submissions(exercise.folder)
        return {
            one.student.id: {grade.name: grade.auto_score for note in one.notebooks for grade in note.grades}
            for one in submissions
        }


def ours(grader: Grader, exercise: Exercise, folder: Path) -> Points:
    """Return the points of each check that our runner gives what lies in a folder."""
    record = grader.mark(find_submission(folder, [exercise]), hints=False)
    return {check["name"]: check["points"] for _, check in checks_of(record.document())}


def copy_course(course: Path, folder: Path, exercise: Exercise) -> Path:
    """Copy what grading one exercise needs to another folder: gradebooks cannot be shared by processes that write."""
    folder.mkdir()
    for file in ("nbgrader_config.py", "gradebook.db"):
        shutil.copy(course / file, folder)
    for part in ("source", "release"):
        shutil.copytree(course / part / exercise.folder, folder / part / exercise.folder)
    return folder


def autograde(course: Path, exercise: Exercise, grader: str = "") -> CompletedProcess[str]:
    """Have nbgrader grade all submissions to an exercise."""
    return run_nbgrader(course, "autograde", exercise.folder, grader=grader)


@contextlib.contextmanager
def shared_grader(folder: Path) -> Iterator[str]:
    """Start a process that grades for all kernels, and yield its socket."""
    address = folder / "socket"
    command = [sys.executable, "-P", "-m", "torchkata.notebooks.grading_server", str(address)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin
        while not address.exists():
            assert process.poll() is None
            time.sleep(0.05)
        yield str(address)
        process.stdin.close()


def outputs_of(course: Path, exercise: Exercise, student: str) -> dict[str, list[Notebook]]:
    """Return the outputs of each named cell of a graded notebook, and those of all others under an empty name.

    What a cell prints is one output, though a kernel may send it in several messages.
    """
    notebook = read_notebook(course / "autograded" / student / exercise.folder / f"{exercise.name}.ipynb")
    found: dict[str, list[Notebook]] = {}
    for cell in filter(is_code, notebook["cells"]):
        outputs = found.setdefault(grade_id(cell), [])
        for output in cell["outputs"]:
            if outputs and output["output_type"] == "stream" and output.get("name") == outputs[-1].get("name"):
                outputs[-1]["text"] = "".join([*outputs[-1]["text"], *output["text"]])
            else:
                outputs.append(output)
    return found


def chunks(answers: Iterable[Path], size: int) -> list[list[Path]]:
    """Return answers in lists of at most `size`."""
    listed = list(answers)
    return [listed[at : at + size] for at in range(0, len(listed), size)]
