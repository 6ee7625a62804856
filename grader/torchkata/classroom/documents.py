"""What the views read of one student of a class, put together from the columns of the journal."""

import json
from typing import Any

from ..record.document import GRADED
from ..record.notices import Notice, text_of
from ..record.sentences import say

FAILED, REFUSED = "grader failed", "not taken"


def document_of(
    student: str,
    name: str,
    email: str,
    late: int,
    status: str,
    notices: str,
    seconds: float | None,
    failed: str,
    record: str | None,
) -> dict[str, Any]:
    """Return what the views read: who it is, what became of it, and the record where there is one."""
    told = [Notice(**facts) for facts in json.loads(notices)]
    if not status and record is None:
        why = Notice("not_graded_yet", failed or "It was not graded yet.", say("you_not_graded_yet"))
        status, told = FAILED, [*told, why]
    who = {"student": student, "name": name, "email": email, "late": bool(late), "status": status or GRADED}
    documents = {"note": text_of(told), "notices": [notice.document() for notice in told]}
    if status:
        return {**who, **documents}
    assert record
    return {**who, **documents, "seconds": seconds, **json.loads(record)}
