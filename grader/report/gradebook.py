"""The grades of a class in the database of nbgrader, written through nbgrader's own interface.

The class is one assignment, an exercise one notebook, a check one cell with its points and a comment.
"""

import gc
import hashlib
import importlib
import logging
import re
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from grader.report.files import replacing
from grader.report.texts import Document, checks_of, exercises_of, explain, legal
from grader.verdict import Verdict

SLOW = "rfc3987_syntax"  # jsonschema builds a grammar with it, for a second; no notebook is checked here
MAX_NAME = 100  # of the 128 characters that nbgrader's columns hold
Cells = dict[tuple[str, str], float]  # exercise and check -> points


class GradebookError(Exception):
    """The gradebook cannot be written. The text says why and the remedy."""


def write_gradebook(documents: Iterable[Document], file: Path, assignment: str, course: str = "default_course") -> None:
    """Write the grades of `documents`, which are gone through twice, under the name `assignment`.

    A new `file` is written whole or not at all. One that exists is brought up to date in place, because nbgrader may
    have it open; scores and comments that people gave stay, and writing twice changes nothing. Checks that are no more
    stay too: ``nbgrader db assignment remove`` removes all. Raises GradebookError, OSError.
    """
    if iter(documents) is documents:
        raise TypeError("the documents are gone through twice: give a collection, not an iterator")
    api = import_nbgrader()
    if file.exists():
        fill(api, documents, file, assignment, course)
    else:
        with replacing(file) as partial:
            fill(api, documents, partial, assignment, course, new=True)


def import_nbgrader() -> Any:
    """Return the module nbgrader.api. Raises GradebookError where it is not installed."""
    try:
        with without(SLOW), without_collections():
            api: Any = importlib.import_module("nbgrader.api")
            importlib.import_module("sqlalchemy")
    except ImportError as error:
        raise GradebookError(f"nbgrader cannot be imported ({error}). Install it: pip install nbgrader") from error
    if hasattr(api, "get_alembic_version"):
        api.get_alembic_version = latest_version  # its own runs a command that imports all once more
    return api


@contextmanager
def without(module: str) -> Iterator[None]:
    """Have a module that others import only if it is there not be there for a while."""
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[module]


@contextmanager
def without_collections() -> Iterator[None]:
    """Look for no garbage for a while: there is next to none, and looking takes a fifth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def latest_version() -> str:
    """Return the version of a new gradebook's tables, as the command `alembic heads` tells it."""
    folder = importlib.import_module("nbgrader.dbutil").ALEMBIC_DIR
    return str(importlib.import_module("alembic.script").ScriptDirectory(folder).get_current_head())


def fill(api: Any, documents: Iterable[Document], file: Path, assignment: str, course: str, new: bool = False) -> None:
    """Put all cells, then all students, into the gradebook `file`; a `new` one is not waited for on the disk."""
    sqlalchemy = importlib.import_module("sqlalchemy")
    address = sqlalchemy.URL.create("sqlite", database=str(file.absolute()))
    try:
        with quiet(), without_collections(), api.Gradebook(address, course_id=course) as gradebook:
            gradebook.db().expire_on_commit = False  # else all is read again after each of nbgrader's many commits
            if new:
                with gradebook.engine.connect() as connection:
                    connection.exec_driver_sql("PRAGMA synchronous = OFF")
            gradebook.update_or_create_assignment(assignment, course_id=course)
            add_cells(gradebook, assignment, documents)
            for document in documents:
                add_student(api, gradebook, assignment, document)
    except (sqlalchemy.exc.DBAPIError, api.InvalidEntry) as error:
        problem = getattr(error, "orig", None) or str(error).partition("\n")[0]
        remedy = (
            "Is it a gradebook of this version of nbgrader, and nobody else writing to it? See `nbgrader db upgrade`."
        )
        raise GradebookError(f"{file}: cannot be written: {problem}. {remedy}") from error


@contextmanager
def quiet() -> Iterator[None]:
    """Keep back the warnings of nbgrader's own calls, which nobody here can act on, and its log of what it raises."""
    log = logging.getLogger("tornado.application")
    before, log.disabled = log.disabled, True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.disabled = before


def add_cells(gradebook: Any, assignment: str, documents: Iterable[Document]) -> None:
    """Create or renew a cell for every check of any document: nbgrader copies them into each submission made later."""
    cells: Cells = {}
    for document in documents:
        cells |= {(e["folder"], check["name"]): check["max_points"] for e, check in checks_of(document)}
    for folder in dict.fromkeys(folder for folder, _ in cells):
        gradebook.update_or_create_notebook(folder, assignment)
    for (folder, check), points in cells.items():
        name = cell_name(check)
        gradebook.update_or_create_grade_cell(name, folder, assignment, max_score=points, cell_type="code")
        gradebook.update_or_create_solution_cell(name, folder, assignment)  # comments hang on it


def add_student(api: Any, gradebook: Any, assignment: str, document: Document) -> None:
    """Create or renew a student, and the submission where there is one."""
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
    """Add to a submission what the assignment has got since it was made."""
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
    """Write points and comments of one exercise. What the grader could not grade is left to a person."""
    grades = {grade.cell.name: grade for grade in notebook.grades}
    comments = {comment.cell.name: comment for comment in notebook.comments}
    for check in exercise["checks"]:
        name = cell_name(check["name"])
        grade = grades[name]
        grade.auto_score = check["points"]
        grade.needs_manual_grade = check["verdict"] == Verdict.GRADER and grade.manual_score is None
        comments[name].auto_comment = explain(check) or None


def cell_name(check: str) -> str:
    """Return a name that nbgrader takes for a cell (ASCII letters, digits, _ and -), another for each check."""
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
