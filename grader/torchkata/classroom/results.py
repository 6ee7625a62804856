"""Decides what of a submission must be graded, and saves its results with those that are kept."""

from collections.abc import Sequence
from typing import Any

from ..course.catalog import Exercise
from ..record.document import Document, grader_failed
from .journal import Journal
from .reuse import add_kept, holds_all, leave_out, put_together
from .task import Task, TaskSettings


class Results:
    """The results of a class in its journal. `force`: grade everything of this run again."""

    def __init__(self, journal: Journal, exercises: Sequence[Exercise], settings: TaskSettings, force: bool) -> None:
        alike = len({bool(exercise.secret) for exercise in exercises}) == 1
        self._journal, self._force = journal, force
        self._keeps_parts = alike and bool(settings.isolation) and not force
        self._unchanged: dict[str, dict[str, Document]] = {}  # by student: results that need not be graded again

    def has(self, task: Task) -> bool:
        """Tell whether a submission needs no grading; then what is kept of it counts from now on."""
        if self._force:
            return False
        if self._journal.has(task.student, task.fingerprint):
            return True
        record, parts = self._journal.last(task.student) if self._keeps_parts else ({}, {})
        if not holds_all(task, record, parts):
            return False
        own = [exercise for exercise in record["exercises"] if exercise["name"] in task.parts]
        seconds = self._journal.row(task.student).seconds or 0.0
        self._save(task, {"record": put_together(task, {**record, "exercises": own}, {}), "seconds": seconds}, False)
        return True

    def lighten(self, task: Task) -> Task:
        """Return the exercises of a submission that must be graded; unchanged ones are kept from the last run."""
        if not self._keeps_parts:
            return task
        lighter, self._unchanged[task.student] = leave_out(task, *self._journal.last(task.student))
        return lighter

    def keep(self, task: Task, outcome: dict[str, Any]) -> None:
        """Save the outcome of a submission: it is on disk when this returns."""
        if (unchanged := self._unchanged.pop(task.student, None)) and "record" in outcome:
            outcome["record"] = put_together(task, outcome["record"], unchanged)
        self._save(task, outcome, "record" not in outcome or grader_failed(outcome["record"]))

    def _save(self, task: Task, outcome: dict[str, Any], ungraded: bool) -> None:
        """Save an outcome with the results of exercises that this run does not grade."""
        parts, kept = task.parts, self._journal.names.kept
        if kept:
            before, found = self._journal.last(task.student)
            outcome = add_kept(outcome, before, kept)
            parts = {name: part for name, part in found.items() if name in kept} | parts
        self._journal.keep(task.student, task.fingerprint, outcome, ungraded, parts)
