"""When something was handed in, as platforms say it: ISO dates with an offset, or nothing where it is not certain.

A platform that writes the time of its own clock without an offset (Blackboard, Brightspace) is understood only where
the due date has one: its clock is taken to be that one. Moodle, Canvas, ILIAS, Autolab and Teams write no time.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..submission.untrusted_file import read_regular_file
from ..submission.versions import moment_of

TIME_FILE = "timestamp.txt"  # of nbgrader, beside what was handed in
MAX_TIME_BYTES = 200
WRITTEN = re.compile(  # by nbgrader: 2015-02-02 14:58:23.948203 America/Los_Angeles; by Gradescope: ... -08:00
    r"(?P<time>\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)\d*\s*(?P<zone>[A-Za-z][\w+/-]*|[+-]\d\d:?\d\d|)"
)
OFFSET = re.compile(r"[+-]\d\d:?\d\d")


def read_time(text: str) -> str:
    """Return a time of nbgrader, Gradescope or Git as an ISO date; empty if it has no known zone, or is not a time."""
    match = WRITTEN.fullmatch(text.strip())
    if not match or not match["zone"]:
        return ""
    try:
        time = datetime.fromisoformat(match["time"])
        if OFFSET.fullmatch(match["zone"]):
            time = datetime.fromisoformat(f"{time.isoformat()}{match['zone']}")
        else:
            time = time.replace(tzinfo=UTC if match["zone"].upper() in ("Z", "UTC", "GMT") else ZoneInfo(match["zone"]))
        return written(time)
    except (ValueError, OverflowError, OSError, ZoneInfoNotFoundError):
        return ""


def read_time_file(folder: Path) -> str:
    """Return the time in nbgrader's file in a folder as an ISO date; empty if there is none that can be read."""
    try:
        return read_time(read_regular_file(folder / TIME_FILE, MAX_TIME_BYTES).decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return ""


def read_attempts(attempts: Iterable[str], zone: tzinfo | None) -> str:
    """Return the time in the names of attempts as an ISO date, by a clock in `zone`; empty without one."""
    moments = [moment for moment in map(moment_of, attempts) if moment]
    try:
        return written(datetime(*max(moments), tzinfo=zone)) if moments and zone else ""  # type: ignore[misc,arg-type]
    except (ValueError, OverflowError):
        return ""


def written(time: datetime) -> str:
    """Return a time as an ISO date. Raises OverflowError on a first or last day of the calendar that UTC lacks."""
    time.astimezone(UTC)
    return time.isoformat()
