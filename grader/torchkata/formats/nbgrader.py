"""The grades of a class in the database of nbgrader, written through nbgrader's own interface.

The class is one assignment, an exercise one notebook, a check one cell with its points and a comment.
"""

import importlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ..errors import GradebookError
from ..inside.page_tables import without_collections
from ..record.atomic_file import replacing
from ..record.document import Document, checks_of
from ..record.sentences import say
from .nbgrader_api import COURSE, import_nbgrader, opened
from .nbgrader_names import cell_name
from .nbgrader_rows import GradebookRows

Cells = dict[tuple[str, str], float]  # exercise and check -> points


def write_gradebook(
    documents: Iterable[Document],
    file: Path,
    assignment: str,
    course: str = COURSE,
    cells: Cells | None = None,
    folders: Sequence[str] = (),
) -> None:
    """Write the grades of `documents`, which is iterated twice, as `assignment`.

    A new `file` is written atomically. An existing one is updated in place, because nbgrader may have it
    open. Manual scores and comments stay, and writing twice changes nothing. Students who left stay too;
    ``nbgrader db student remove`` removes them. `cells`: all that the class has now, if `documents` are a part of it;
    then other checks, and notebooks that are not in `folders`, stay and count nothing. Raises GradebookError, OSError.
    """
    if iter(documents) is documents:
        raise TypeError("the documents are gone through twice: give a collection, not an iterator")
    api = import_nbgrader()
    if file.exists():
        fill(api, documents, file, assignment, course, cells, folders)
    else:
        with replacing(file) as partial:
            fill(api, documents, partial, assignment, course, cells, folders, synced=False)


def fill(
    api: Any,
    documents: Iterable[Document],
    file: Path,
    assignment: str,
    course: str,
    cells: Cells | None,
    folders: Sequence[str],
    synced: bool = True,
) -> None:
    """Write all cells, then all students, to the gradebook `file`. A new file need not be `synced` to disk."""
    sqlalchemy = importlib.import_module("sqlalchemy")
    address = sqlalchemy.URL.create("sqlite", database=str(file.absolute()))
    try:
        with without_collections(), opened(api, address, assignment, course, synced) as gradebook:
            add_cells(gradebook, assignment, cells_of(documents) if cells is None else cells)
            if cells is not None:
                retire_cells(gradebook, assignment, cells, folders)
            GradebookRows(api, gradebook, assignment).write(documents)
    except (sqlalchemy.exc.DBAPIError, api.InvalidEntry) as error:
        problem = getattr(error, "orig", None) or str(error).partition("\n")[0]
        raise GradebookError(say("gradebook_unwritten", file=file, problem=problem)) from error


def cells_of(documents: Iterable[Document]) -> Cells:
    """Return a cell for every check in the documents."""
    cells: Cells = {}
    for document in documents:
        cells |= {(e["folder"], check["name"]): check["max_points"] for e, check in checks_of(document)}
    return cells


def add_cells(gradebook: Any, assignment: str, cells: Cells) -> None:
    """Create cells, and update those with other points. nbgrader copies them into each later submission."""
    notebooks = {notebook.name: notebook for notebook in gradebook.find_assignment(assignment).notebooks}
    for folder in dict.fromkeys(folder for folder, _ in cells if folder not in notebooks):
        notebooks[folder] = gradebook.add_notebook(folder, assignment)
    points_of = {(n.name, cell.name): cell.max_score for n in notebooks.values() for cell in n.grade_cells}
    commented = {(n.name, cell.name) for n in notebooks.values() for cell in n.solution_cells}
    for (folder, check), points in cells.items():
        name = cell_name(check)
        if points_of.get((folder, name)) != points:
            gradebook.update_or_create_grade_cell(name, folder, assignment, max_score=points, cell_type="code")
        if (folder, name) not in commented:
            gradebook.add_solution_cell(name, folder, assignment)  # comments need it


def retire_cells(gradebook: Any, assignment: str, cells: Cells, folders: Sequence[str]) -> None:
    """Let the cells of removed checks and exercises count nothing, so that nbgrader's totals are those of the class.

    What a person wrote there stays. Cells of an exercise in `folders` without any result now are left as they are.
    """
    wanted = {(folder, cell_name(check)) for folder, check in cells}
    known = {folder for folder, _ in cells}
    for notebook in gradebook.find_assignment(assignment).notebooks:
        if notebook.name in folders and notebook.name not in known:
            continue
        for cell in notebook.grade_cells:
            if (notebook.name, cell.name) not in wanted and cell.max_score:
                cell.max_score = 0
                for grade in cell.grades:
                    grade.auto_score, grade.needs_manual_grade = None, False
    gradebook.db.commit()
