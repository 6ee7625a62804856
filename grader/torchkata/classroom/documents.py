"""Builds the document of a student for the views, from the columns of the journal."""

import json
from typing import Any

import msgspec

from ..record.message import phrase, quote
from ..record.notices import Notices, distinct, notice
from ..record.status import Status
from ..record.types import read_stored


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
    """Return what the views read: who it is, its status, and the record if there is one."""
    found = msgspec.convert(json.loads(notices), Notices)
    if not status and record is None:
        status = Status.FAILED
        found = (*found, notice("not_graded_yet", problem=quote(failed) if failed else phrase("not_graded_at_all")))
    who = {"student": student, "name": name, "email": email, "late": bool(late), "status": status or Status.GRADED}
    plain = {**who, "notices": [one.document() for one in distinct(found)]}
    if status:
        return plain
    assert record
    return {**plain, "seconds": seconds, **json.loads(record)}


def is_sound(record: str | None) -> bool:
    """Tell whether the text of a kept record holds one, where there is one at all."""
    try:
        return record is None or bool(read_stored(record))
    except (ValueError, RecursionError):
        return False
