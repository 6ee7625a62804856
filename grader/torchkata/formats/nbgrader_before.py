"""Gradebooks of earlier versions: they had one assignment for all exercises, each exercise a notebook in it.

Its notebooks become assignments of their own. They take along their submissions, with every score, comment, flag and
penalty that a person gave, so nothing is counted twice and nothing is lost.
"""

import importlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from ..record.atomic_file import free_name
from ..record.sentences import say
from .nbgrader_assignment import Assignment
from .nbgrader_names import cell_name

COPY = "gradebook-before.db"  # how it was, beside the gradebook
Old = list[tuple[Any, Assignment]]  # notebooks of the earlier form, and what they become


def find_old(api: Any, gradebook: Any, assignments: Sequence[Assignment]) -> Old:
    """Return the notebooks of the earlier form: named after a folder, with a comment for each check."""
    found = []
    for assignment in assignments:
        wanted = set(map(cell_name, assignment.points))
        for notebook in gradebook.db.query(api.Notebook).filter(api.Notebook.name == assignment.folder).all():
            is_new = (notebook.assignment.name, notebook.name) == (assignment.folder, assignment.notebook)
            if not is_new and wanted & double_cells(notebook):
                found.append((notebook, assignment))
    return found


def double_cells(notebook: Any) -> set[str]:
    """Return the names that a cell for points and a cell for comments share: only the earlier form has some."""
    return {cell.name for cell in notebook.grade_cells} & {cell.name for cell in notebook.solution_cells}


def part_old(api: Any, gradebook: Any, old: Old, file: Path) -> str:
    """Make assignments of notebooks of the earlier form; return a sentence about it. Raises OSError.

    A copy of the file stays beside it. A notebook whose assignment exists already stays where it is.
    """
    copy = free_name(file.with_name(COPY))
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    before = [notebook.assignment for notebook, _ in old]
    names = sorted({assignment.name for assignment in before})
    left = [notebook.name for notebook, assignment in old if not part(api, gradebook, notebook, assignment)]
    session = gradebook.db
    session.commit()
    session.expire_all()
    for assignment in before:
        if not assignment.notebooks and session.get(api.Assignment, assignment.id):
            for submission in assignment.submissions:
                session.delete(submission)
            session.flush()
            session.expire(assignment)
            session.delete(assignment)
            session.commit()
    key = "gradebook_parted_in_part" if left else "gradebook_parted"
    return say(key, file=file, names=names, copy=copy.name, left=left)


def part(api: Any, gradebook: Any, notebook: Any, assignment: Assignment) -> bool:
    """Move a notebook with its submissions to an assignment of its own; tell whether this was possible."""
    sql, session, course = importlib.import_module("sqlalchemy"), gradebook.db, notebook.assignment.course_id
    due = notebook.assignment.duedate
    new = gradebook.update_or_create_assignment(assignment.folder, course_id=course)
    if any(other.name == assignment.notebook for other in new.notebooks if other is not notebook):
        return False
    if new is not notebook.assignment:
        for submitted in list(notebook.submissions):
            whole = submitted.assignment
            facts = {"student_id": whole.student_id, "timestamp": whole.timestamp, "extension": whole.extension}
            query = sql.select(api.SubmittedAssignment.id).filter_by(assignment_id=new.id, student_id=whole.student_id)
            id = session.scalar(query)
            if id is None:
                id = api.new_uuid()
                session.execute(sql.insert(api.SubmittedAssignment), [{"id": id, "assignment_id": new.id, **facts}])
            submitted.assignment_id = id
        notebook.assignment_id, new.duedate = new.id, new.duedate or due
    notebook.name = assignment.notebook
    session.commit()
    session.expire_all()
    known = {cell.name for cell in notebook.solution_cells}
    for cell in assignment.answer_cells:
        if cell not in known:
            gradebook.add_solution_cell(cell, assignment.notebook, assignment.folder)
    move_comments(api, session, notebook, assignment)
    return True


def move_comments(api: Any, session: Any, notebook: Any, assignment: Assignment) -> None:
    """Move what people wrote on checks to the cells of functions, each after the claim; remove the cells of checks."""
    targets = {cell_name(check): assignment.usual_cell(check) for check in assignment.points}
    cells = {cell.name: cell for cell in notebook.solution_cells}
    said: dict[tuple[str, str], list[str]] = {}
    for name in sorted(double_cells(notebook)):
        for comment in list(cells[name].comments):
            if comment.manual_comment:
                target = cells[targets.get(name, assignment.answer_cells[0])]
                claim = name.removeprefix("test_").replace("_", " ")
                said.setdefault((comment.notebook_id, target.id), []).append(f"{claim}: {comment.manual_comment}")
            session.delete(comment)
        session.flush()
        session.expire(cells[name])
        session.delete(cells[name])
    for (submitted, cell), texts in said.items():
        text = "\n\n".join(texts)
        session.add(api.Comment(id=api.new_uuid(), notebook_id=submitted, cell_id=cell, manual_comment=text))
    session.commit()
