"""Writes students and their submissions to nbgrader's gradebook, many rows at a time.

nbgrader's own methods commit after each student, submission and cell. Here the rows are inserted and updated through
nbgrader's model classes, so its column names, defaults and constraints hold, with one transaction for many students.
"""

import importlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from ..record.document import Document, exercises_of, explain
from ..record.verdict import Verdict
from .nbgrader_names import cell_name, exportable, split_name

STUDENTS = 250  # in a transaction
Row = dict[str, Any]


class GradebookRows:
    """The rows of one assignment, whose notebooks and cells exist already."""

    def __init__(self, api: Any, gradebook: Any, assignment: str) -> None:
        self._api, self._session = api, gradebook.db
        self._sql = importlib.import_module("sqlalchemy")
        found = gradebook.find_assignment(assignment)
        self._assignment: str = found.id
        self._notebooks = {notebook.name: notebook.id for notebook in found.notebooks}
        self._graded: dict[str, dict[str, str]] = {}  # name of a notebook -> name of a cell -> its id
        self._commented: dict[str, dict[str, str]] = {}
        for notebook in found.notebooks:
            own = {cell.name: cell.id for cell in notebook.task_cells}  # a teacher may have added some
            self._graded[notebook.name] = {cell.name: cell.id for cell in notebook.grade_cells} | own
            self._commented[notebook.name] = {cell.name: cell.id for cell in notebook.solution_cells} | own

    def write(self, documents: Iterable[Document]) -> None:
        """Create or update the students, and the submissions of those who have one."""
        waiting = iter(documents)
        while some := {exportable(document["student"]): document for document in islice(waiting, STUDENTS)}:
            self._write_some(some)
            self._session.commit()

    def _write_some(self, documents: dict[str, Document]) -> None:
        self._write_students(documents)
        submissions = self._find_submissions(documents)
        notebooks, known = self._find_notebooks(list(submissions.values()))
        grades, comments = self._find_cells(known)
        new: dict[str, list[Row]] = {"Grade": [], "Comment": []}
        changed: dict[str, list[Row]] = {"Grade": [], "Comment": []}
        for student in submissions:
            scores = {exercise["folder"]: exercise for exercise in exercises_of(documents[student])}
            for name in self._notebooks:
                place = notebooks[submissions[student], self._notebooks[name]]
                checks = {cell_name(c["name"]): c for c in scores[name]["checks"]} if name in scores else {}
                for cell, facts in self._grades_of(name, checks):
                    sort_row(grades, place, cell, facts, new["Grade"], changed["Grade"])
                for cell, facts in self._comments_of(name, checks):
                    sort_row(comments, place, cell, facts, new["Comment"], changed["Comment"])
        for model in new:
            self._insert(model, new[model])
            self._update(model, changed[model])

    def _grades_of(self, notebook: str, checks: dict[str, Document]) -> Iterator[tuple[str, Row | None]]:
        """Yield the id of each graded cell and its score, None without a result. A person grades what is ungraded."""
        for name, cell in self._graded[notebook].items():
            check = checks.get(name)
            failed = check is not None and check["verdict"] == Verdict.GRADER
            yield cell, None if check is None else {"auto_score": check["points"], "needs_manual_grade": failed}

    def _comments_of(self, notebook: str, checks: dict[str, Document]) -> Iterator[tuple[str, Row | None]]:
        """Yield the id of each cell with a comment and the comment, None without a result."""
        for name, cell in self._commented[notebook].items():
            yield cell, {"auto_comment": explain(checks[name]) or None} if name in checks else None

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

    def _find_submissions(self, documents: dict[str, Document]) -> dict[str, str]:
        """Return the id of the submission of each student who has one, after creating those that are missing."""
        model = self._api.SubmittedAssignment
        query = self._sql.select(model.student_id, model.id).where(
            model.assignment_id == self._assignment, model.student_id.in_(list(documents))
        )
        found = dict(map(tuple, self._session.execute(query)))
        graded = [student for student, document in documents.items() if exercises_of(document)]
        new = {student: self._api.new_uuid() for student in graded if student not in found}
        rows = [{"id": id, "student_id": student, "assignment_id": self._assignment} for student, id in new.items()]
        self._insert("SubmittedAssignment", rows)
        return found | new

    def _find_notebooks(self, submissions: Sequence[str]) -> tuple[dict[tuple[str, str], str], list[str]]:
        """Return the id of each submitted notebook by (submission, notebook), and the ids that are not new."""
        rows = self._read("SubmittedNotebook", ("assignment_id", "notebook_id", "id"), "assignment_id", submissions)
        found = {(submission, notebook): id for submission, notebook, id in rows}
        wanted = [(submission, notebook) for submission in submissions for notebook in self._notebooks.values()]
        new = {pair: self._api.new_uuid() for pair in wanted if pair not in found}
        self._insert(
            "SubmittedNotebook",
            [{"id": id, "assignment_id": pair[0], "notebook_id": pair[1]} for pair, id in new.items()],
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
        if rows:
            self._session.execute(self._sql.insert(getattr(self._api, model)), rows)

    def _update(self, model: str, rows: list[Row]) -> None:
        """Update rows, each found by its primary key `id`."""
        if rows:
            self._session.execute(self._sql.update(getattr(self._api, model)), rows)


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
