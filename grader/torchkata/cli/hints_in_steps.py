"""Which hints the screen shows in a student's own run: first what is wrong and where, then the sentence on the mistake.

A submission that is graded elsewhere, or written to files, is a try; there nothing is held back.
"""

import sys
from pathlib import Path

from ..cache.content_cache import digest
from ..course.feedback import AFTER_TRIES
from ..course.tries import Tries
from ..record.document import Document
from ..record.sentences import say
from ..report.held_back import failed_tries, hold_back
from ..submission.reader import Answer


class HintsInSteps:
    """Remembers the tries of a student in a course, and decides which hints are shown now.

    `policy`: of hints; empty: what the course says of each exercise.
    """

    def __init__(self, course: Path, policy: str = "") -> None:
        self._tries = Tries(course)
        self._policy = policy
        self._reported = False

    def select(self, exercise: Document, answer: Answer) -> tuple[Document, list[str]]:
        """Note which checks failed. Return the exercise without the hints that wait, and the names of their checks."""
        policy, folder = self._policy or answer.exercise.feedback.hints, answer.exercise.folder
        failed = failed_tries(exercise) if policy == AFTER_TRIES else []
        if failed:
            self._note(answer, failed)
        return hold_back(exercise, lambda check: self._tries.shows(policy, folder, check))

    def _note(self, answer: Answer, failed: list[str]) -> None:
        """Note a try. If that fails, say so once: the next run would count it as the first again."""
        try:
            self._tries.note(answer.exercise.folder, failed, digest(answer.source).hex())
        except OSError as error:
            if not self._reported:
                facts = {"name": answer.exercise.name, "problem": error.strerror or error}
                print(say("tries_forgotten", **facts), file=sys.stderr)
            self._reported = True
