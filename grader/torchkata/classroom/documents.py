"""Builds the document of a student for the views, from a row of the journal."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from ..cache.content_cache import digest
from ..record.document import Document
from ..record.message import Message, phrase, quote
from ..record.notices import Notice, Notices, distinct, notice
from ..record.status import Status
from ..record.types import StoredRecord, read_stored
from ..sandbox.levels import weakest

SUMS = ("points", "max_points", "ungraded_points")
RECORD = msgspec.json.Decoder(StoredRecord)


@dataclass(frozen=True)
class Names:
    """Names of exercises: those of this run (None: all), and those whose results are kept, each with its folder."""

    graded: frozenset[str] | None = None
    kept: Mapping[str, str] = field(default_factory=dict)

    def counts(self, exercise: str, fresh: bool) -> bool:
        """Tell whether a result counts. `fresh`: its record is of the files that were handed in now."""
        return exercise in self.kept or (fresh and (self.graded is None or exercise in self.graded))


class Row(NamedTuple):
    """What the journal knows of a student. `fits`: the record is of the files that were handed in now.

    `earlier`: JSON of [exercise, late, notices] for each kept exercise, from the run that graded it.
    `handed`: JSON of [exercise, ISO date] for each exercise.
    """

    student: str
    name: str
    email: str
    late: int
    status: str
    notices: str
    fits: int | None
    failed: str | None
    record: str | None
    earlier: str
    handed: str
    seconds: float | None

    def mark(self, names: Names) -> str:
        """Return a digest of all that the document holds, except the seconds."""
        return digest(*self[:-1], names.graded and sorted(names.graded), sorted(names.kept.items())).hex()[:32]

    def times(self) -> dict[str, str]:
        """Return when each exercise was handed in, by its name: ISO dates with an offset, where they are known."""
        return {name: at for name, at in decode(self.handed) if is_date(at)}

    def document(self, names: Names) -> dict[str, Any]:
        """Return what the views read: who it is, its status, and the record if there is one."""
        status, fresh = self.status, not self.status and bool(self.fits) and not self.failed and self.record is not None
        found = read_notices(self.notices)
        if not status and not fresh:
            status = Status.FAILED
            why = quote(self.failed) if self.failed and self.fits else phrase("not_graded_at_all")
            found = (*found, notice("not_graded_yet", problem=why))
        late, before = read_earlier(self.earlier, found, names.kept)
        notices = [one.document() for one in distinct([*found, *before])]
        who = {"student": self.student, "name": self.name, "email": self.email, "late": bool(self.late) or late}
        plain = {**who, "status": status or Status.GRADED, "notices": notices}
        record = decode(self.record) if self.record is not None else {}
        counted = [one for one in record.get("exercises", []) if names.counts(one["name"], fresh)]
        if not counted and not fresh:
            return plain
        if len(counted) != len(record["exercises"]):
            record = {**record, **sums_of(counted), "exercises": counted}
        return {**plain, "seconds": self.seconds or 0.0, **record}


def is_date(text: object) -> bool:
    """Return whether a text is an ISO date with an offset."""
    try:
        return isinstance(text, str) and datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def sums_of(exercises: Iterable[Document]) -> dict[str, float]:
    """Return the sums of a record over some exercises."""
    listed = list(exercises)
    return {name: sum(exercise[name] for exercise in listed) for name in SUMS}


def join_records(record: Document, others: list[Document], before: Document) -> dict[str, Any]:
    """Return a record with `others`, the results of other exercises from the record `before`.

    What is said of the whole is what holds for each part: the weakest isolation, hidden checks in all of them.
    """
    exercises = sorted([*record.get("exercises", []), *others], key=lambda exercise: str(exercise["folder"]))
    both = [one for one in (record, before) if one]
    return {
        **(record or before),
        **sums_of(exercises),
        "isolation": weakest([one["isolation"] for one in both]),
        "hidden_checks": all(one["hidden_checks"] for one in both),
        "complete": all(one["complete"] for one in both),
        "exercises": exercises,
    }


def decode(text: str) -> Any:
    """Return the plain data of JSON. Raises ValueError."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeError):  # half of a surrogate pair, which json reads and msgspec refuses
        return json.loads(text)


def read_notices(text: str) -> Notices:
    """Return stored notices. Raises ValueError."""
    return () if text == "[]" else msgspec.convert(decode(text), Notices)


def read_earlier(text: str, now: Notices, kept: Mapping[str, str]) -> tuple[bool, Notices]:
    """Return whether a kept exercise was late, and its notices with its folder, without those that are said `now`."""
    late, folders = False, dict[Notice, list[str]]()
    for exercise, was_late, notices in decode(text) if text else []:
        late = late or bool(was_late)
        for one in read_notices(notices):
            if one not in now:
                folders.setdefault(one, []).append(kept.get(exercise, exercise))
    return late, tuple(of_exercises(one, names) for one, names in folders.items())


def of_exercises(one: Notice, exercises: list[str]) -> Notice:
    """Return a notice that names the exercises it is about."""
    said = tuple(Message("of_exercises", {"exercises": list(exercises), "problem": line}) for line in one.message)
    return Notice(one.cause, said)


def is_sound(record: str | None) -> bool:
    """Tell whether the text of a kept record holds one, where there is one at all."""
    if record is None:
        return True
    try:
        return bool(RECORD.decode(record))
    except (msgspec.DecodeError, UnicodeError, TypeError, RecursionError):
        pass  # another try with the decoder that reads half of a surrogate pair
    try:
        return bool(read_stored(record))
    except (ValueError, RecursionError):
        return False
