"""The submissions of students in nbgrader's gradebook: made, dated, and withdrawn where nothing is handed in."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any


class Submissions:
    """The submissions in the database of the open `session`. `sql`: the module sqlalchemy; `ids`: those of new rows."""

    def __init__(self, api: Any, session: Any, sql: Any, ids: Iterator[str]) -> None:
        self._api, self._session, self._sql, self._ids = api, session, sql, ids

    def find(self, assignment: str, times: Mapping[str, str]) -> dict[str, str]:
        """Return the id of the submission of each student in `times`, after creating those that are missing.

        `times`: when each student handed in, an ISO date with an offset; empty if it is not known.
        """
        model = self._api.SubmittedAssignment
        stamps = {student: stamp_of(time) for student, time in times.items()}
        rows = {student: (id, stamp) for student, id, stamp in self._rows(assignment, list(times))}
        changed = [
            {"id": id, "timestamp": stamps[student]}
            for student, (id, stamp) in rows.items()
            if stamps[student] is not None and stamps[student] != stamp
        ]
        if changed:
            self._session.execute(self._sql.update(model), changed)
        new = {student: next(self._ids) for student in times if student not in rows}
        fresh = [
            {"id": id, "student_id": student, "assignment_id": assignment, "timestamp": stamps[student]}
            for student, id in new.items()
        ]
        if fresh:
            self._session.execute(self._sql.insert(model), fresh)
        return {student: id for student, (id, _) in rows.items()} | new

    def withdraw(self, assignment: str, students: Sequence[str]) -> dict[str, str]:
        """Remove the submissions of students who have handed nothing in; return the ids of those that stay.

        One stays if a person wrote something into it: then it only loses its automatic scores and comments.
        """
        rows = {id: student for student, id, _ in self._rows(assignment, students)} if students else {}
        if not rows:
            return {}
        api, sql = self._api, self._sql
        query = sql.select(api.SubmittedNotebook.id, api.SubmittedNotebook.assignment_id)
        query = query.where(api.SubmittedNotebook.assignment_id.in_(list(rows)))
        notebooks = dict(map(tuple, self._session.execute(query)))
        kept = {notebooks[one] for one in self._written_by_people(list(notebooks))}
        lost = [id for id in rows if id not in kept]
        parts = [id for id, submission in notebooks.items() if submission not in kept]
        for model, column, ids in (
            (api.Grade, api.Grade.notebook_id, parts),
            (api.Comment, api.Comment.notebook_id, parts),
            (api.SubmittedNotebook, api.SubmittedNotebook.id, parts),
            (api.SubmittedAssignment, api.SubmittedAssignment.id, lost),
        ):
            if ids:
                self._session.execute(
                    sql.delete(model).where(column.in_(ids)), execution_options={"synchronize_session": False}
                )
        return {rows[id]: id for id in kept}

    def _written_by_people(self, notebooks: Sequence[str]) -> set[str]:
        """Return the submitted notebooks with a score, a comment, a flag or a penalty of a person."""
        api, sql = self._api, self._sql
        grade, comment, notebook = api.Grade, api.Comment, api.SubmittedNotebook
        by_hand = (
            (grade.notebook_id, sql.or_(grade.manual_score.is_not(None), grade.extra_credit.is_not(None))),
            (comment.notebook_id, comment.manual_comment.is_not(None)),
            (notebook.id, sql.or_(notebook.flagged, notebook.late_submission_penalty.is_not(None))),
        )
        found: set[str] = set()
        for column, condition in by_hand:
            found.update(self._session.scalars(sql.select(column).where(column.in_(notebooks), condition)))
        return found

    def _rows(self, assignment: str, students: Sequence[str]) -> list[Any]:
        """Return student, id and time of the submissions of some students."""
        model = self._api.SubmittedAssignment
        query = self._sql.select(model.student_id, model.id, model.timestamp)
        query = query.where(model.assignment_id == assignment, model.student_id.in_(list(students)))
        return list(self._session.execute(query))


def stamp_of(time: str) -> datetime | None:
    """Return an ISO date with an offset as nbgrader stores it: in UTC, without an offset; None if there is none."""
    return datetime.fromisoformat(time).astimezone(UTC).replace(tzinfo=None) if time else None
