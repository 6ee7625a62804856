"""The grades of a class in the database of nbgrader, written through nbgrader's own interface.

An exercise is one assignment with one notebook, a check one cell with its points. Comments belong to the cells that
students fill in. Whoever handed nothing in for an exercise has no submission of it.
"""

import importlib
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

from ..errors import GradebookError
from ..inside.page_tables import without_collections
from ..record.atomic_file import replacing
from ..record.document import Document
from ..record.sentences import say
from .nbgrader_api import COURSE, import_nbgrader, opened
from .nbgrader_assignment import Assignment
from .nbgrader_before import find_old, part_old
from .nbgrader_names import cell_name
from .nbgrader_rows import GradebookRows


def write_gradebook(
    documents: Iterable[Document],
    file: Path,
    assignments: Sequence[Assignment],
    course: str = COURSE,
    gone: Collection[str] = (),
) -> str:
    """Write the grades of `documents` in `assignments`; return what people should know, or an empty text.

    A new `file` is written atomically. An existing one is updated in place, because nbgrader may have it
    open. Manual scores and comments stay, and writing twice changes nothing. Students who left stay too;
    ``nbgrader db student remove`` removes them. `gone`: assignments that were written before and count nothing now.
    A document may have the times of its submissions: ``handed``, ISO dates by the name of the notebook.
    Raises GradebookError, OSError.
    """
    api = import_nbgrader()
    if file.exists():
        return fill(api, documents, file, assignments, course, gone)
    with replacing(file) as partial:
        return fill(api, documents, partial, assignments, course, gone, synced=False)


def fill(
    api: Any,
    documents: Iterable[Document],
    file: Path,
    assignments: Sequence[Assignment],
    course: str,
    gone: Collection[str],
    synced: bool = True,
) -> str:
    """Write all cells, then all students, to the gradebook `file`. A new file need not be `synced` to disk."""
    sqlalchemy = importlib.import_module("sqlalchemy")
    address = sqlalchemy.URL.create("sqlite", database=str(file.absolute()))
    said = ""
    try:
        with without_collections(), opened(api, address, course, synced) as gradebook:
            if old := find_old(api, gradebook, assignments):
                said = part_old(api, gradebook, old, file)
            for assignment in assignments:
                add_assignment(gradebook, assignment, course)
            for name in gone:
                retire_assignment(gradebook, api, name)
            GradebookRows(api, gradebook, assignments).write(documents)
    except (sqlalchemy.exc.DBAPIError, api.InvalidEntry) as error:
        problem = getattr(error, "orig", None) or str(error).partition("\n")[0]
        raise GradebookError(say("gradebook_unwritten", file=file, problem=problem)) from error
    return said


def add_assignment(gradebook: Any, assignment: Assignment, course: str) -> None:
    """Create an assignment with its cells, and update what is otherwise. nbgrader copies cells into later submissions.

    Cells of removed checks count nothing from now on. What a person wrote there stays.
    """
    folder, name = assignment.folder, assignment.notebook
    facts = {"duedate": assignment.due} if assignment.due else {}
    gradebook.update_or_create_assignment(folder, course_id=course, **facts)
    notebook = gradebook.update_or_create_notebook(name, folder)
    points = {cell.name: cell.max_score for cell in notebook.grade_cells}
    wanted = {cell_name(check): most for check, most in assignment.points.items()}
    for cell, most in wanted.items():
        if points.get(cell) != most:
            gradebook.update_or_create_grade_cell(cell, name, folder, max_score=most, cell_type="code")
    commented = {cell.name for cell in notebook.solution_cells}
    for cell in assignment.answer_cells:
        if cell not in commented:
            gradebook.add_solution_cell(cell, name, folder)
    retire_cells(gradebook, notebook, wanted)


def retire_cells(gradebook: Any, notebook: Any, wanted: Collection[str] = ()) -> None:
    """Let all cells but `wanted` count nothing, so that nbgrader's totals are those of the class."""
    for cell in notebook.grade_cells:
        if cell.name not in wanted and cell.max_score:
            cell.max_score = 0
            for grade in cell.grades:
                grade.auto_score, grade.needs_manual_grade = None, False
    gradebook.db.commit()


def retire_assignment(gradebook: Any, api: Any, name: str) -> None:
    """Let an assignment that the class has no more count nothing."""
    try:
        for notebook in gradebook.find_assignment(name).notebooks:
            retire_cells(gradebook, notebook)
    except api.MissingEntry:  # somebody removed it
        pass
