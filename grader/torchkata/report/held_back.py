"""Hold back hints that a student's own run does not show yet, and say which failures count as tries."""

from collections.abc import Callable
from pathlib import Path

from ..course.catalog import Exercise
from ..course.feedback import AFTER_TRIES
from ..course.tries import Tries
from ..record.document import Document
from ..record.sentences import say
from ..record.verdict import Verdict

NO_TRY = (Verdict.PASS, Verdict.TODO, Verdict.MISSING, Verdict.GRADER)


def hold_back(exercise: Document, shows: Callable[[str], bool]) -> tuple[Document, list[str]]:
    """Return an exercise without the hints that wait, and the names of their checks.

    `shows`: whether the hint of the check with this name is shown now. The same exercise comes back if none waits.
    """
    held = [check["name"] for check in exercise["checks"] if check["hint"] and not shows(check["name"])]
    if not held:
        return exercise, []
    checks = [{**check, "hint": ""} if check["name"] in held else check for check in exercise["checks"]]
    return {**exercise, "checks": checks}, held


def failed_tries(exercise: Document) -> list[str]:
    """Return the names of the checks that failed on what the student has written.

    What is still to be written is no try. A file that could not be run has not been tried on any check.
    """
    if exercise["problem"] is not None:
        return []
    return [check["name"] for check in exercise["checks"] if check["verdict"] not in NO_TRY]


class HeldBack:
    """Remembers the tries of one student in a course, and which hints wait for another one.

    `policy`: of hints; empty: what the course says of each exercise.
    """

    def __init__(self, course: Path, policy: str = "") -> None:
        self._policy = policy
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

    def _policy_of(self, exercise: Exercise) -> str:
        return self._policy or exercise.feedback.hints
