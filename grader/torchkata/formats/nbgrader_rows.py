"""Writes students and their submissions to nbgrader's gradebook, many rows at a time.

nbgrader's own methods commit after each student, submission and cell. Here the rows are inserted into the tables of
nbgrader's model classes, and updated through these, so its column names, defaults and constraints hold, with one
transaction for many students.
"""

import importlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from ..record.document import Document
from ..record.verdict import Verdict
from .nbgrader_assignment import Assignment
from .nbgrader_ids import ordered_ids
from .nbgrader_names import cell_name, exportable, split_name
from .nbgrader_submissions import Submissions

STUDENTS = 250  # in a transaction
Row = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """An assignment and its notebook in the database, with the ids of its cells by their names."""

    assignment: Assignment
    id: str
    notebook: str
    graded: dict[str, str]
    commented: dict[str, str]


class GradebookRows:
    """The rows of assignments, whose notebooks and cells exist already."""

    def __init__(self, api: Any, gradebook: Any, assignments: Sequence[Assignment]) -> None:
        self._api, self._session = api, gradebook.db
        self._sql = importlib.import_module("sqlalchemy")
        self._places = [find_place(gradebook, assignment) for assignment in assignments]
        self._ids = ordered_ids()
        self._submissions = Submissions(api, gradebook.db, self._sql, self._ids)

    def write(self, documents: Iterable[Document]) -> None:
        """Create or update the students, and the submissions of those who have one."""
        waiting = iter(documents)
        while some := {exportable(document["student"]): document for document in islice(waiting, STUDENTS)}:
            self._write_students(some)
            for place in self._places:
                self._write_some(some, place)
            self._session.commit()

    def _write_some(self, documents: dict[str, Document], place: Place) -> None:
        found = {student: place.assignment.handed_in(document) for student, document in documents.items()}
        handed = {student: exercise for student, exercise in found.items() if exercise is not None}
        times = {student: documents[student].get("handed", {}).get(place.assignment.notebook, "") for student in handed}
        left = self._submissions.withdraw(place.id, [student for student in found if student not in handed])
        submissions = self._submissions.find(place.id, times) | left
        notebooks, known = self._find_notebooks(place.notebook, list(submissions.values()))
        grades, comments = self._find_cells(known)
        new: dict[str, list[Row]] = {"Grade": [], "Comment": []}
        changed: dict[str, list[Row]] = {"Grade": [], "Comment": []}
        for student, submission in submissions.items():
            notebook, exercise = notebooks[submission], handed.get(student)
            for cell, facts in grades_of(place, exercise):
                sort_row(grades, notebook, cell, facts, new["Grade"], changed["Grade"])
            for cell, facts in comments_of(place, exercise):
                sort_row(comments, notebook, cell, facts, new["Comment"], changed["Comment"])
        for model in new:
            self._insert(model, [{"id": next(self._ids), **row} for row in new[model]])
            self._update(model, changed[model])

    def _write_students(self, documents: dict[str, Document]) -> None:
        columns = ("id", "first_name", "last_name", "email")
        known = {row[0]: tuple(row) for row in self._read("Student", columns, "id", list(documents))}
        rows = [
            (student, *split_name(document.get("name", "")), exportable(document.get("email", "")))
            for student, document in documents.items()
        ]
        self._insert("Student", [dict(zip(columns, row, strict=True)) for row in rows if row[0] not in known])
        changed = [row for row in rows if known.get(row[0], row) != row]
        self._update("Student", [dict(zip(columns, row, strict=True)) for row in changed])

    def _find_notebooks(self, notebook: str, submissions: Sequence[str]) -> tuple[dict[str, str], list[str]]:
        """Return the id of the submitted notebook of each submission, and the ids that are not new."""
        rows = self._read("SubmittedNotebook", ("assignment_id", "notebook_id", "id"), "assignment_id", submissions)
        found = {submission: id for submission, master, id in rows if master == notebook}
        new = {submission: next(self._ids) for submission in submissions if submission not in found}
        self._insert(
            "SubmittedNotebook",
            [{"id": id, "assignment_id": submission, "notebook_id": notebook} for submission, id in new.items()],
        )
        return found | new, list(found.values())

    def _find_cells(self, notebooks: Sequence[str]) -> tuple[dict[tuple[str, str], Row], dict[tuple[str, str], Row]]:
        """Return the grades and the comments of submitted notebooks, by (notebook, cell)."""
        found = []
        for model, facts in (
            ("Grade", ("id", "auto_score", "needs_manual_grade", "manual_score")),
            ("Comment", ("id", "auto_comment")),
        ):
            rows = self._read(model, ("notebook_id", "cell_id", *facts), "notebook_id", notebooks)
            found.append({(row[0], row[1]): dict(zip(facts, row[2:], strict=True)) for row in rows})
        return found[0], found[1]

    def _read(self, model: str, columns: Sequence[str], key: str, values: Sequence[str]) -> Iterator[Any]:
        """Yield the given columns of the rows whose column `key` has one of `values`."""
        table = getattr(self._api, model)
        query = self._sql.select(*(getattr(table, column) for column in columns))
        yield from self._session.execute(query.where(getattr(table, key).in_(values))) if values else ()

    def _insert(self, model: str, rows: list[Row]) -> None:
        """Insert rows into the table of a class: by the class itself it takes half as long again.

        The columns of a statement are those of its first row, so rows with other columns have a statement of their own.
        """
        alike: dict[tuple[str, ...], list[Row]] = {}
        for row in rows:
            alike.setdefault(tuple(row), []).append(row)
        for some in alike.values():
            self._session.connection().execute(self._sql.insert(getattr(self._api, model).__table__), some)

    def _update(self, model: str, rows: list[Row]) -> None:
        """Update rows, each found by its primary key `id`."""
        if rows:
            self._session.execute(self._sql.update(getattr(self._api, model)), rows)


def find_place(gradebook: Any, assignment: Assignment) -> Place:
    """Return where an assignment is in the database."""
    notebook = gradebook.find_notebook(assignment.notebook, assignment.folder)
    own = {cell.name: cell.id for cell in notebook.task_cells}  # a teacher may have added some
    graded = {cell.name: cell.id for cell in notebook.grade_cells} | own
    commented = {cell.name: cell.id for cell in notebook.solution_cells} | own
    return Place(assignment, notebook.assignment_id, notebook.id, graded, commented)


def grades_of(place: Place, exercise: Document | None) -> Iterator[tuple[str, Row | None]]:
    """Yield the id of each graded cell and its score, None without a result. A person grades what is ungraded."""
    checks = {cell_name(check["name"]): check for check in exercise["checks"]} if exercise else {}
    for name, cell in place.graded.items():
        check = checks.get(name)
        failed = check is not None and check["verdict"] == Verdict.GRADER
        yield cell, None if check is None else {"auto_score": check["points"], "needs_manual_grade": failed}


def comments_of(place: Place, exercise: Document | None) -> Iterator[tuple[str, Row | None]]:
    """Yield the id of each cell with a comment and the comment, None without a result."""
    said = place.assignment.comments(exercise) if exercise else {}
    own = set(place.assignment.answer_cells)
    for name, cell in place.commented.items():
        yield cell, {"auto_comment": said.get(name)} if exercise and name in own else None


def sort_row(
    known: dict[tuple[str, str], Row], notebook: str, cell: str, facts: Row | None, new: list[Row], changed: list[Row]
) -> None:
    """Add the row of a cell to `new`, or to `changed` if the known one differs.

    Without `facts`, what was graded before is taken back. A check with a manual score needs no grading by a person.
    """
    before = known.get((notebook, cell))
    if before is None:
        new.append({"notebook_id": notebook, "cell_id": cell, **(facts or {})})
        return
    if facts is None:
        score = {"auto_score": None, "needs_manual_grade": False} if before.get("auto_score") is not None else {}
        facts = score or {name: None for name in before if name == "auto_comment"}
    if facts.get("needs_manual_grade") and before["manual_score"] is not None:
        facts = {**facts, "needs_manual_grade": False}
    if any(before[name] != value for name, value in facts.items()):
        changed.append({"id": before["id"], **facts})
