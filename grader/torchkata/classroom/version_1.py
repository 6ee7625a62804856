"""Results of a class that were written with version 1 of the record, as those of version 2: to be compared.

There, what a check says was one English text, and a status was a sentence. The texts stay as they are.
"""

from typing import Any

from ..record.document import Document
from ..record.message import Lines, quote, to_plain
from ..record.notices import Notice
from ..record.status import Status
from ..record.types import VERSION

STATUSES = {
    "graded": Status.GRADED,
    "nothing handed in": Status.NOTHING,
    "not taken": Status.REFUSED,
    "grader failed": Status.FAILED,
}


def is_version_1(document: Document) -> bool:
    """Tell whether a student's document is one of version 1. One without a record has a note, which no other has."""
    return document.get("version", VERSION) == 1 or ("version" not in document and "note" in document)


def upgrade(document: Document) -> dict[str, Any]:
    """Return a student's document of version 1 as one of version 2.

    Raises KeyError, TypeError and AttributeError if it is not such a document.
    """
    kept = {key: value for key, value in document.items() if key not in ("note", "version")}
    upgraded = {**kept, "status": STATUSES[document["status"]].value, "notices": upgrade_notices(document)}
    if "exercises" in document:
        upgraded |= {"version": VERSION, "exercises": [upgrade_exercise(one) for one in document["exercises"]]}
    return upgraded


def upgrade_exercise(exercise: Document) -> dict[str, Any]:
    """Return an exercise of version 1 as one of version 2."""
    problem = exercise["problem"]
    return {
        **exercise,
        "notices": upgrade_notices(exercise),
        "problem": problem and upgrade_notice(problem),
        "checks": [
            {**check, "call": None, "message": [to_plain(line) for line in lines_of(check["message"])], "mistake": ""}
            for check in exercise["checks"]
        ],
    }


def upgrade_notices(owner: Document) -> list[dict[str, Any]]:
    """Return the notices on a submission or an exercise."""
    return [upgrade_notice(one) for one in owner["notices"]]


def upgrade_notice(notice: Document) -> dict[str, Any]:
    """Return a notice of version 1 as one of version 2."""
    return Notice(notice["cause"], lines_of(notice["text"])).document()


def lines_of(text: str) -> Lines:
    """Return a text as messages, none where it is empty."""
    return (quote(text),) if text else ()
