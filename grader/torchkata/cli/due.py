"""The options ``--due`` and ``--submitted``: a late submission is graded as any other, and marked as late."""

import argparse
from datetime import UTC, datetime

from ..errors import OutputRefused
from ..record.document import Document
from ..record.notices import notice
from ..record.sentences import say, show_date


def read_date(text: str) -> datetime:
    """Return a time with its offset; a number is in seconds since 1970. Raises argparse.ArgumentTypeError.

    A time without an offset is refused: it would depend on the machine that grades.
    """
    try:
        date = datetime.fromtimestamp(int(text), UTC) if text.isdecimal() and len(text) > 8 else parse(text)
    except (ValueError, OverflowError, OSError) as error:
        raise argparse.ArgumentTypeError(say("date_invalid", text=text)) from error
    if date.tzinfo is None:
        raise argparse.ArgumentTypeError(say("date_no_zone", text=text))
    return date


def parse(text: str) -> datetime:
    """Return an ISO date with a time. Raises ValueError; a day alone leaves open when in the day."""
    date = datetime.fromisoformat(text)
    if ":" not in text:
        raise ValueError(text)
    return date


def refuse_dates(arguments: argparse.Namespace) -> None:
    """Raise OutputRefused if a time of submission has no due date to be compared with."""
    if arguments.submitted and not arguments.due:
        raise OutputRefused(say("submitted_without_due"))


def with_lateness(document: Document, due: datetime | None, submitted: datetime | None) -> Document:
    """Return a document that says whether it is late, with a notice if it is; unchanged without a due date."""
    if due is None:
        return document
    at = (submitted or datetime.now(UTC)).astimezone(due.tzinfo)
    late = notice("note_late", submitted=show_date(at), due=show_date(due)).document()
    return {**document, "late": at > due, "notices": [*document.get("notices", []), *([late] if at > due else [])]}
