"""Which hints the screen shows in a student's own run: first what is wrong and where, then the sentence on the mistake.

A submission that is graded elsewhere, or written to files, is a try; there nothing is held back.
"""

import sys

from ..cache.content_cache import digest
from ..record.document import Document
from ..report.held_back import HeldBack
from ..submission.reader import Answer


class HintsInSteps(HeldBack):
    """Notes the tries of a run, and decides which hints are shown now."""

    _reported = False

    def select(self, exercise: Document, answer: Answer) -> tuple[Document, list[str]]:
        """Note which checks failed. Return the exercise without the hints that wait, and the names of their checks.

        If a try cannot be noted, say so once: the next run would count it as the first again.
        """
        problem = self.note_try(answer.exercise, exercise, digest(answer.source).hex())
        if problem and not self._reported:
            print(problem, file=sys.stderr)
            self._reported = True
        return self.shown(answer.exercise, exercise)
