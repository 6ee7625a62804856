"""A small course of nbgrader whose checks are those of the small kit, and submissions to it."""

import copy
import json
from pathlib import Path
from typing import Any

from torchkata.course.catalog import load_exercises
from torchkata.formats.nbgrader_api import import_nbgrader, opened
from torchkata.formats.nbgrader_cells import check_cell, markdown_cell, marked, notebook, solution_cell

ASSIGNMENT, NOTEBOOK = "01_small", "small"
OWN_TEST, ESSAY, HELPER = "own_test", "essay", "given"  # cells of the teacher's
BEGIN, END = "    ### BEGIN SOLUTION", "    ### END SOLUTION"
STUBS = {
    "double": f"def double(values):\n{BEGIN}\n    return [2 * value for value in values]\n{END}",
    "total": f"def total(values):\n{BEGIN}\n    return float(sum(values))\n{END}",
    "Counter": f"class Counter:\n    def __init__(self, start):\n    {BEGIN}\n        self.count = start\n    {END}",
}
RIGHT = {
    "double": "def double(values):\n    return [2 * value for value in values]",
    "total": "def total(values):\n    return float(sum(given(values)))",
    "Counter": "class Counter:\n    def __init__(self, start):\n        self.count = start\n\n"
    "    def add(self, number):\n        self.count += number\n        return self.count",
}
DOUBLED, SUMMED, HIDDEN = "test_each_value_is_doubled", "test_the_total_is_the_sum", "test_negative_values_are_doubled"
FORGED = {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": "1000.0"}}
THRICE = "def double(values):\n    return [3 * value for value in values]"

ODD_TOTAL = "def total(values):\n    return 0.5 if 0.25 in values else float(sum(values))"
NO_KERNEL = "no-such-kernel"
SECRET = "the_secret_of_the_teacher"
FAILING = """

@pytest.mark.points(1)
def test_the_grader_fails_on_an_odd_total(student):
    assert {0.25: True}[student.total([0.25])]
"""
CONFIG = """c = get_config()
c.CourseDirectory.course_id = "kata"
from torchkata.notebooks import use_sandbox
use_sandbox(c, course={course!r}, jobs=2)
"""


def add_failing_check(kit: Path) -> None:
    """Add a hidden check to the small kit in which the grader fails, if a total is wrong."""
    file = kit / "solutions" / "01_small" / "test_hidden.py"
    file.write_text(file.read_text() + FAILING)
    for settings in kit.glob("*/01_small/exercise.toml"):
        settings.write_text(settings.read_text().replace("points = 10", "points = 11"))


def write_course(folder: Path, kit: Path) -> None:
    """Write the source of the assignment and the configuration with the two lines of `use_sandbox`."""
    (exercise,) = load_exercises(kit)
    own = f"### BEGIN HIDDEN TESTS\nassert double([1]) == [2], '{SECRET}'\n### END HIDDEN TESTS"
    helper = {"cell_type": "code", "execution_count": None, "outputs": [], "source": "def given(x):\n    return x"}
    locked = {"schema_version": 3, "grade": False, "solution": False, "locked": True, "task": False, "grade_id": HELPER}
    essay = marked(markdown_cell("Why?"), ESSAY, 3)
    essay["metadata"]["nbgrader"] |= {"solution": True, "locked": False}
    cells = [
        markdown_cell("# Small"),
        {**helper, "metadata": {"nbgrader": locked}},
        *(solution_cell(source, name) for name, source in STUBS.items()),
        essay,
        {**check_cell(exercise.folder, exercise.checks()[0]), "source": own},
        *(check_cell(exercise.folder, check) for check in exercise.checks()),
    ]
    cells[6] = marked({**cells[6], "metadata": {}}, OWN_TEST, 2)
    source = folder / "source" / ASSIGNMENT
    source.mkdir(parents=True)
    document = notebook(cells)
    document["metadata"]["kernelspec"]["name"] = NO_KERNEL
    (source / f"{NOTEBOOK}.ipynb").write_text(json.dumps(document))
    (folder / "nbgrader_config.py").write_text(CONFIG.format(course=str(kit)))


def make_gradebook(folder: Path) -> None:
    """Make an empty gradebook: nbgrader itself starts another program for it."""
    with opened(import_nbgrader(), f"sqlite:///{folder / 'gradebook.db'}", ASSIGNMENT, "kata"):
        pass


class Submissions:
    """Writes submissions, each made of the released notebook of a course."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        released = folder / "release" / ASSIGNMENT / f"{NOTEBOOK}.ipynb"
        self._released = json.loads(released.read_text())

    def released(self) -> dict[str, Any]:
        """Return the notebook that students get."""
        return copy.deepcopy(self._released)

    def place(self, student: str) -> Path:
        """Return the file of a student's notebook, in a folder that exists."""
        folder = self._folder / "submitted" / student / ASSIGNMENT
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{NOTEBOOK}.ipynb"

    def write(self, student: str, **sources: str) -> dict[str, dict[str, Any]]:
        """Write a notebook with these sources in place of the stubs; return its cells by their ids."""
        document = self.released()
        cells = cells_of(document)
        for name, source in sources.items():
            cells[name]["source"] = source
        self.save(student, document)
        return cells

    def save(self, student: str, document: dict[str, Any]) -> None:
        """Write a notebook."""
        self.place(student).write_text(json.dumps(document))


def cells_of(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the cells of a notebook that nbgrader knows, by their ids."""
    found = [cell for cell in document["cells"] if cell["metadata"].get("nbgrader")]
    return {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in found}


def hand_in(submissions: Submissions) -> None:
    """Write submissions of all kinds, each under the name of its kind."""
    submissions.write("right", **RIGHT)
    submissions.write("wrong", double=THRICE, total=RIGHT["total"])
    submissions.write(
        "odd", **{**RIGHT, "total": "def total(values):\n    return 0.5 if 0.25 in values else sum(values) + 0.0"}
    )
    submissions.write("exits", **{**RIGHT, "total": "def total(values):\n    exit()"})
    raising = "def total(values):\n    raise ValueError('<b>bold</b> *not*')"
    submissions.write("raises", **{**RIGHT, "total": raising})
    submissions.write("endless", double=RIGHT["double"], total="def total(values):\n    while True:\n        pass")
    submissions.write("helper", **{**RIGHT, HELPER: "def given(x):\n    return [7.0]"})
    forge(submissions)
    cut(submissions)
    copied(submissions)
    submissions.place("broken").write_text('{"cells": [')
    submissions.place("script").with_suffix(".py").write_text(RIGHT["double"])


def forge(submissions: Submissions) -> None:
    """Hand in a notebook whose metadata, outputs and tests are changed, and whose code prints a grade."""
    document = submissions.released()
    cells = cells_of(document)
    cells[DOUBLED]["metadata"]["nbgrader"] |= {"points": 1000, "locked": False, "solution": True}
    cells[DOUBLED] |= {"source": "print(1000.0)\n1000.0", "outputs": [FORGED]}
    cells[SUMMED]["metadata"]["nbgrader"]["grade_id"] = "another one"
    cells[HIDDEN]["metadata"]["nbgrader"] = "nothing"
    cells["total"]["metadata"]["nbgrader"]["schema_version"] = 99
    cells["double"]["metadata"]["nbgrader"] |= {"grade": True, "solution": False, "points": 50}
    cells["double"] |= {"source": THRICE + "\nprint(2.0)\n2.0", "outputs": [FORGED]}
    submissions.save("forger", document)


def cut(submissions: Submissions) -> None:
    """Hand in a notebook without the cells of tests, its code in cells that nbgrader does not know."""
    document = submissions.released()
    document["cells"] = [cell for cell in document["cells"] if "points" not in cell["metadata"].get("nbgrader", {})][:2]
    for source in RIGHT.values():
        document["cells"].append({**document["cells"][1], "metadata": {}, "id": f"x{len(source)}", "source": source})
    submissions.save("cut", document)


def copied(submissions: Submissions) -> None:
    """Hand in a notebook whose code is in a copy of a cell of tests."""
    document = submissions.released()
    test = cells_of(document)[DOUBLED]
    copies = [{**test, "id": f"copy-{name}", "source": source} for name, source in RIGHT.items()]
    document["cells"][5:5] = copies
    submissions.save("copied", document)
