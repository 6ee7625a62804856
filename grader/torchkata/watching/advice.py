"""The hints of the current exercise: which wait, and the next one when a student asks.

First comes what is wrong and where, then the sentence on a recognised mistake, then the hints of the function.
"""

import contextlib
from pathlib import Path

from ..course.catalog import Exercise
from ..course.feedback import AFTER_TRIES
from ..course.shown_hints import next_hints
from ..course.tries import Tries
from ..record.document import Document
from ..record.sentences import say
from ..report.causes import causes_of
from ..report.held_back import failed_tries, hold_back


class Advice:
    """The hints of one student in a course. `policy`: of their sentences; empty: what the course says."""

    def __init__(self, course: Path, policy: str = "") -> None:
        self._course, self._policy = course, policy
        self._tries = Tries(course)

    def note_try(self, exercise: Exercise, graded: Document, content: str) -> str:
        """Note which checks failed on this content. Return a sentence if it could not be noted, else nothing."""
        failed = failed_tries(graded) if self._policy_of(exercise) == AFTER_TRIES else []
        try:
            if failed:
                self._tries.note(exercise.folder, failed, content)
        except OSError as error:
            return say("tries_forgotten", name=exercise.name, problem=error.strerror or error)
        return ""

    def shown(self, exercise: Exercise, graded: Document) -> tuple[Document, list[str]]:
        """Return the graded exercise without the sentences that wait, and the names of their checks."""
        policy = self._policy_of(exercise)
        return hold_back(graded, lambda check: self._tries.shows(policy, exercise.folder, check))

    def release(self, exercise: Exercise, graded: Document, held: list[str]) -> bool:
        """Show from now on the sentence of the first thing that is not right. Return whether one was held back.

        `graded`: as it is shown.
        """
        waiting = [check["name"] for cause in causes_of(graded)[:1] for check in cause.checks if check["name"] in held]
        for check in waiting:
            with contextlib.suppress(OSError):  # it is shown all the same, until the view ends
                self._tries.ask(exercise.folder, check)
        return bool(waiting)

    def of_function(self, exercise: Exercise, unfinished: list[str]) -> list[str]:
        """Return the next hint of the first function that is not right yet."""
        if not unfinished:
            return [say("watch_no_hint")]
        sentences, problem = next_hints(self._course, exercise, unfinished[0])
        return [*sentences, problem] if problem else sentences

    def _policy_of(self, exercise: Exercise) -> str:
        return self._policy or exercise.feedback.hints
