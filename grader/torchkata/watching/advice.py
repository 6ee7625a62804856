"""The hints of the current exercise: which wait, and the next one when a student asks.

First comes what is wrong and where, then the sentence on a recognised mistake, then the hints of the function.
"""

import contextlib
from pathlib import Path

from ..course.catalog import Exercise
from ..course.shown_hints import next_hints
from ..record.document import Document
from ..record.sentences import say
from ..report.causes import causes_of
from ..report.held_back import HeldBack


class Advice(HeldBack):
    """The hints of one student in a course. `policy`: of their sentences; empty: what the course says."""

    def __init__(self, course: Path, policy: str = "") -> None:
        super().__init__(course, policy)
        self._course = course

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
