"""Hold back hints that a student's own run does not show yet, and say which failures count as tries."""

from collections.abc import Callable

from ..record.document import Document
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
