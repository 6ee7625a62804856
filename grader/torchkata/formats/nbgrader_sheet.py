"""The notebook of one student as nbgrader leaves it after autograding: the student's code, then the checks.

Cells have the ids that the gradebook knows, so that the formgrader shows code, points and comments together.
"""

from collections.abc import Iterator
from textwrap import dedent
from typing import Any

import msgspec

from ..record.document import Document, legal
from ..record.sentences import say
from ..record.verdict import Check
from ..report.causes import causes_of
from ..report.lines import check_lines, find_above, plain_text
from ..submission.notebook import DEFINED
from .nbgrader_assignment import Assignment, cells_of
from .nbgrader_cells import Cell, check_cell, code_cell, markdown_cell, notebook, released, solution_cell


def show_sheet(script: str | None, exercise: Document, assignment: Assignment) -> bytes:
    """Return the notebook as JSON. `script`: the student's code; None if it is not known.

    Nothing that a student wrote is Markdown, which a browser would run.
    """
    cells = [*code_cells(script, assignment), markdown_cell(f"## {say('sheet_checks')}")]
    return msgspec.json.encode(notebook([*cells, *check_cells(exercise)])) + b"\n"


def code_cells(script: str | None, assignment: Assignment) -> Iterator[Cell]:
    """Yield the student's cells. Each function of the exercise has a cell for comments, also where it is missing."""
    if script is None:
        yield markdown_cell(say("sheet_without_code"))
    texts = list(cells_of(legal(script or "")))
    defined = {name: number for number, text in enumerate(texts) for name in DEFINED.findall(text)}
    names = {id: name for name, id in reversed(list(assignment.answers.items()))}  # the first of a cell
    homes = {id: defined[name] for name, id in assignment.answers.items() if name in defined}
    if not assignment.answers and texts:
        homes = {assignment.answer_cells[0]: 0}
    for number, text in enumerate(texts):
        own = [id for id in assignment.answer_cells if homes.get(id) == number]
        yield solution_cell(text, own[0]) if own else code_cell(text)
        for id in own[1:]:
            yield solution_cell(f"# {say('sheet_above', name=names.get(id, id))}", id)
    for id in assignment.answer_cells:
        if id not in homes:
            yield solution_cell(f"# {say('sheet_undefined', name=names.get(id, id))}", id)


def check_cells(exercise: Document) -> Iterator[Cell]:
    """Yield a cell for each check, the visible ones first, with what the student may read of it, and the points."""
    above = {other["name"]: find_above(cause, other) for cause in causes_of(exercise) for other in cause.others}
    for number, check in enumerate(sorted(exercise["checks"], key=lambda check: not check["visible"]), 1):
        facts = Check(check["name"], check["max_points"], check["visible"])
        said = "\n".join(map(plain_text, check_lines(check, above.get(check["name"]), 0)))
        text = {"output_type": "stream", "name": "stdout", "text": dedent(legal(said)) + "\n"}
        outputs = [text, *([] if check["points"] is None else [result(number, check["points"])])]
        yield released(check_cell(exercise["folder"], facts)) | {"execution_count": number, "outputs": outputs}


def result(number: int, points: float) -> dict[str, Any]:
    """Return the output of a cell whose last expression is `points`."""
    data = {"text/plain": repr(float(points))}
    return {"output_type": "execute_result", "execution_count": number, "data": data, "metadata": {}}
