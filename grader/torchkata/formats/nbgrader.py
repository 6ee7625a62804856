"""The grades of a class in the database of nbgrader, written through nbgrader's own interface.

The class is one assignment, an exercise one notebook, a check one cell with its points and a comment.
"""

import hashlib
import importlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..errors import GradebookError
from ..inside.page_tables import without_collections
from ..record.atomic_file import replacing
from ..record.document import Document, checks_of, exercises_of, explain, legal
from ..record.sentences import say
from ..record.verdict import Verdict
from .nbgrader_api import COURSE, import_nbgrader, opened

MAX_NAME = 100  # of the 128 characters that nbgrader's columns hold
Cells = dict[tuple[str, str], float]  # exercise and check -> points


def write_gradebook(
    documents: Iterable[Document], file: Path, assignment: str, course: str = COURSE, begun: bytes = b""
) -> None:
    """Write the grades of `documents`, which is iterated twice, as `assignment`.

    A new `file` is written atomically. An existing one is updated in place, because nbgrader may have it
    open. Manual scores and comments stay, and writing twice changes nothing. Removed checks stay too;
    ``nbgrader db assignment remove`` deletes the assignment. `begun`: initial content of a new file, with all cells.
    Raises GradebookError, OSError.
    """
    if iter(documents) is documents:
        raise TypeError("the documents are gone through twice: give a collection, not an iterator")
    api = import_nbgrader()
    if file.exists():
        fill(api, documents, file, assignment, course)
    else:
        with replacing(file) as partial:
            partial.write_bytes(begun)
            fill(api, documents, partial, assignment, course, new=True, has_cells=bool(begun))


def fill(
    api: Any,
    documents: Iterable[Document],
    file: Path,
    assignment: str,
    course: str,
    new: bool = False,
    has_cells: bool = False,
) -> None:
    """Write all cells, then all students, to the gradebook `file`. A `new` file is not synced to disk."""
    sqlalchemy = importlib.import_module("sqlalchemy")
    address = sqlalchemy.URL.create("sqlite", database=str(file.absolute()))
    try:
        with without_collections(), opened(api, address, assignment, course) as gradebook:
            if new:
                with gradebook.engine.connect() as connection:
                    connection.exec_driver_sql("PRAGMA synchronous = OFF")
            if not has_cells:
                add_cells(gradebook, assignment, cells_of(documents))
            for document in documents:
                add_student(api, gradebook, assignment, document)
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
    """Create or update cells. nbgrader copies them into each later submission."""
    for folder in dict.fromkeys(folder for folder, _ in cells):
        gradebook.update_or_create_notebook(folder, assignment)
    for (folder, check), points in cells.items():
        name = cell_name(check)
        gradebook.update_or_create_grade_cell(name, folder, assignment, max_score=points, cell_type="code")
        gradebook.update_or_create_solution_cell(name, folder, assignment)  # comments need it


def add_student(api: Any, gradebook: Any, assignment: str, document: Document) -> None:
    """Create or update a student, and the submission if there is one."""
    student = exportable(document["student"])
    first, last = split_name(document.get("name", ""))
    email = exportable(document.get("email", ""))
    gradebook.update_or_create_student(student, first_name=first, last_name=last, email=email)
    if not exercises_of(document):
        return
    submission = gradebook.update_or_create_submission(assignment, student)
    complete_submission(api, submission)
    notebooks = {notebook.name: notebook for notebook in submission.notebooks}
    for exercise in exercises_of(document):
        write_scores(notebooks[exercise["folder"]], exercise)
    gradebook.db.commit()


def complete_submission(api: Any, submission: Any) -> None:
    """Add notebooks and cells to a submission that the assignment got later."""
    have = {notebook.notebook_id: notebook for notebook in submission.notebooks}
    for source in submission.assignment.notebooks:
        notebook = have.get(source.id)
        if notebook is None:
            notebook = api.SubmittedNotebook(notebook=source)
            submission.notebooks.append(notebook)
        graded = {grade.cell_id for grade in notebook.grades}
        commented = {comment.cell_id for comment in notebook.comments}
        for cell in source.grade_cells:
            if cell.id not in graded:
                notebook.grades.append(api.Grade(cell=cell))
        for cell in source.solution_cells:
            if cell.id not in commented:
                notebook.comments.append(api.Comment(cell=cell))


def write_scores(notebook: Any, exercise: Document) -> None:
    """Write points and comments of one exercise. Ungraded checks are left for manual grading."""
    grades = {grade.cell.name: grade for grade in notebook.grades}
    comments = {comment.cell.name: comment for comment in notebook.comments}
    for check in exercise["checks"]:
        name = cell_name(check["name"])
        grade = grades[name]
        grade.auto_score = check["points"]
        grade.needs_manual_grade = check["verdict"] == Verdict.GRADER and grade.manual_score is None
        comments[name].auto_comment = explain(check) or None


def cell_name(check: str) -> str:
    """Return a unique name for a cell that nbgrader accepts (ASCII letters, digits, _ and -)."""
    name = re.sub(r"[^A-Za-z0-9_-]", "_", check)[:MAX_NAME]
    return name if name == check else f"{name}-{hashlib.sha256(check.encode()).hexdigest()[:8]}"


def exportable(text: str) -> str:
    """Return a text without commas and line breaks: nbgrader's export does not quote them."""
    return " ".join(legal(text).replace(",", " ").split())


def split_name(name: str) -> tuple[str, str]:
    """Return first and last name of ``Ada Lovelace`` or ``Lovelace, Ada``; a name of one word is the last name."""
    if "," in name:
        last, _, first = name.partition(",")
    else:
        first, _, last = name.strip().rpartition(" ")
    return exportable(first), exportable(last)
