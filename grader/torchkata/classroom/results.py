"""Decides what of a submission must be graded, and saves its results with those that are kept."""

from collections.abc import Container, Sequence
from typing import Any

from ..course.catalog import Exercise
from ..record.document import Document, grader_failed
from ..sandbox.levels import weakest
from .journal import Journal
from .reuse import add_kept, holds_all, is_kept, leave_out, level_of, mark, put_together
from .task import Task


class Results:
    """The results of a class in its journal. `force`: grade everything of this run again.

    Each exercise is stored with the level of isolation at which it was graded; `levels` are those that are kept.
    """

    def __init__(
        self, journal: Journal, exercises: Sequence[Exercise], levels: Container[str], force: bool = False
    ) -> None:
        alike = len({bool(exercise.secret) for exercise in exercises}) == 1
        self._journal, self._levels, self._force = journal, levels, force
        self._keeps_parts = alike and not force
        # by student: results that need not be graded again, and their marked fingerprints
        self._unchanged: dict[str, tuple[dict[str, Document], dict[str, str]]] = {}

    def has(self, task: Task) -> bool:
        """Tell whether a submission needs no grading; then what is kept of it counts from now on."""
        if self._force:
            return False
        if self._journal.has(task.student, task.fingerprint) and self._keeps_levels(task):
            return True
        record, parts = self._journal.last(task.student) if self._keeps_parts else ({}, {})
        if not holds_all(task, record, parts, self._levels):
            return False
        own = [exercise for exercise in record["exercises"] if exercise["name"] in task.parts]
        seconds = self._journal.row(task.student).seconds or 0.0
        outcome = {"record": put_together(task, {**record, "exercises": own}, {}), "seconds": seconds}
        self._save(task, outcome, False, {name: parts[name] for name in task.parts})
        return True

    def _keeps_levels(self, task: Task) -> bool:
        """Tell whether each exercise of a submission was graded at a level that is kept."""
        parts = self._journal.parts(task.student)
        return all(is_kept(parts.get(name), part, self._levels) for name, part in task.parts.items())

    def lighten(self, task: Task) -> Task:
        """Return the exercises of a submission that must be graded; unchanged ones are kept from the last run."""
        if not self._keeps_parts:
            return task
        record, parts = self._journal.last(task.student)
        lighter, unchanged = leave_out(task, record, parts, self._levels)
        self._unchanged[task.student] = unchanged, {name: parts[name] for name in unchanged}
        return lighter

    def keep(self, task: Task, outcome: dict[str, Any]) -> None:
        """Save the outcome of a submission: it is on disk when this returns."""
        unchanged, known = self._unchanged.pop(task.student, ({}, {}))
        record = outcome.get("record", {})
        if unchanged and record:
            outcome["record"] = put_together(task, record, unchanged)
        parts = {name: mark(part, record.get("isolation", "")) for name, part in task.parts.items()}
        self._save(task, outcome, not record or grader_failed(record), parts | (known if record else {}))

    def _save(self, task: Task, outcome: dict[str, Any], ungraded: bool, parts: dict[str, str]) -> None:
        """Save an outcome with the results of exercises that this run does not grade; `parts`: of the others.

        The record has the weakest level of its exercises.
        """
        if kept := self._journal.names.kept:
            before, found = self._journal.last(task.student)
            outcome = add_kept(outcome, before, kept)
            parts = {name: part for name, part in found.items() if name in kept} | parts
        if "record" in outcome and (levels := list(filter(None, map(level_of, parts.values())))):
            outcome = {**outcome, "record": {**outcome["record"], "isolation": weakest(levels)}}
        self._journal.keep(task.student, task.fingerprint, outcome, ungraded, parts)
