"""Cells of a notebook with the metadata of nbgrader (schema 3), as plain nbformat 4 dictionaries.

Written here and not with nbformat and nbgrader, whose import takes a second and more. Tests hold both against these.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from ..record.verdict import Check
from .nbgrader_names import cell_name

SCHEMA = 3
BEGIN_HIDDEN, END_HIDDEN = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"  # nbgrader removes what is between them
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
Cell = dict[str, Any]


def markdown_cell(source: str) -> Cell:
    """Return a cell of text."""
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def code_cell(source: str) -> Cell:
    """Return a cell of code that nbgrader does not know."""
    return {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": source}


def solution_cell(source: str, grade_id: str) -> Cell:
    """Return a cell that the student fills in. It has no points; the comments of nbgrader belong to such cells."""
    return marked(code_cell(source), grade_id)


def check_cell(folder: str, check: Check) -> Cell:
    """Return the cell that grades one check of the exercise in `folder`, as a course's ``source/`` has it."""
    return marked(code_cell(check_source(folder, check)), cell_name(check.name), check.points)


def check_source(folder: str, check: Check) -> str:
    """Return the code of that cell: the claim as a comment, and a call that returns the points."""
    call = f"check({json.dumps(folder)}, {json.dumps(check.name)})"
    lines = [f"# {check.claim}", "from torchkata.notebooks import check", call]
    return "\n".join(lines if check.visible else [BEGIN_HIDDEN, *lines, END_HIDDEN])


def marked(cell: Cell, grade_id: str, points: float | None = None) -> Cell:
    """Return a copy of `cell` with nbgrader's metadata: a solution, or with `points` a cell of tests."""
    graded = points is not None
    facts = {"schema_version": SCHEMA, "grade": graded, "grade_id": grade_id, "locked": graded, "solution": not graded}
    facts |= {"task": False} | ({"points": points} if graded else {})
    return cell | {"metadata": cell["metadata"] | {"nbgrader": facts}}


def released(cell: Cell) -> Cell:
    """Return a copy of a marked cell as nbgrader releases it, with its checksum. Cells of tests are not editable."""
    facts = cell["metadata"]["nbgrader"] | {"checksum": checksum(cell), "cell_type": cell["cell_type"]}
    lock = {"deletable": False} | ({"editable": False} if facts["grade"] else {})
    return cell | {"metadata": cell["metadata"] | lock | {"nbgrader": facts}}


def checksum(cell: Cell) -> str:
    """Return the checksum that ``nbgrader.utils.compute_checksum`` gives a marked cell."""
    facts = cell["metadata"]["nbgrader"]
    grade, solution = facts["grade"], facts["solution"]
    locked = not solution and (grade or facts["locked"])
    parts = [cell["source"], cell["cell_type"], str(grade), str(solution), str(locked), facts["grade_id"]]
    parts += [str(float(facts["points"]))] if grade else []
    return hashlib.md5("".join(parts).encode(), usedforsecurity=False).hexdigest()


def notebook(cells: Iterable[Cell]) -> dict[str, Any]:
    """Return a notebook of format 4.5. The ids of its cells are numbers, so that the same cells give the same file."""
    numbered = [cell | {"id": f"cell-{number}"} for number, cell in enumerate(cells, 1)]
    return {"cells": numbered, "metadata": {"kernelspec": KERNEL}, "nbformat": 4, "nbformat_minor": 5}
