"""The record as it is stored: the one declaration from which types, validation and the JSON schema come.

``schema.json`` beside this module is what `schema_text` returns; a test compares them.

In a check, `call` and `message` are what its student may read. Of a hidden check that is the redacted set: facts that
would tell a hidden input are never stored, so that no view, file or table can show them by mistake. `mistake` names the
stored wrong answer that an answer looks like; it is for authors and teachers, and no view for students shows it.
"""

import json
from enum import StrEnum
from inspect import cleandoc
from typing import Any, Literal

import msgspec

from .message import Lines, Message
from .notices import Notice, Notices
from .status import Status

VERSION: Literal[2] = 2  # of the record


class Verdict(StrEnum):
    """What can be said of one check. GRADER is our own failure: it costs the student nothing."""

    PASS = "PASS"
    WRONG = "WRONG"
    ERROR = "ERROR"
    TODO = "TODO"
    MISSING = "MISSING"
    TIMEOUT = "TIMEOUT"
    CRASH = "CRASH"
    MEMORY = "MEMORY"
    GRADER = "GRADER"


class StoredCheck(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One check: its points are null where the grader failed. `hint` is a sentence that the course's author wrote."""

    name: str
    claim: str
    verdict: Verdict
    points: float | None
    max_points: float
    visible: bool
    call: Message | None
    message: Lines
    hint: str
    mistake: str
    output: str


class StoredExercise(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One exercise. `problem` says why nothing of the file could be run."""

    name: str
    folder: str
    title: str
    points: float
    max_points: float
    ungraded_points: float
    notices: Notices
    problem: Notice | None
    checks: tuple[StoredCheck, ...]


class StoredRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One graded submission. `isolation` is full, container or none.

    `status` and `notices` are there where nothing could be graded, and in a class.
    """

    version: Literal[2]
    points: float
    max_points: float
    ungraded_points: float
    hidden_checks: bool
    complete: bool
    isolation: str
    exercises: tuple[StoredExercise, ...]
    status: Status | msgspec.UnsetType = msgspec.UNSET
    notices: Notices | msgspec.UnsetType = msgspec.UNSET


class Student(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One student of a class, with what became of the submission. There is no record."""

    student: str
    name: str
    email: str
    late: bool
    status: Status
    notices: Notices


class GradedStudent(StoredRecord, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One student of a class, with the record of the submission and the seconds that grading took."""

    student: str
    name: str
    email: str
    late: bool
    seconds: float


Stored = StoredRecord | Student | GradedStudent


def read_stored(data: bytes | str) -> dict[str, Any]:
    """Return the plain data of a record, or of a student of a class. Raises ValueError if it is neither."""
    return as_stored(json.loads(data))


def as_stored(plain: Any) -> dict[str, Any]:
    """Return plain data as that of a record, or of a student of a class. Raises ValueError if it is neither."""
    if not isinstance(plain, dict):
        raise ValueError("it is not an object")
    kind = (GradedStudent if "student" in plain else StoredRecord) if "exercises" in plain else Student
    msgspec.convert(plain, kind)
    return plain


def schema_text() -> str:
    """Return the JSON schema of the record, as ``schema.json`` beside this module holds it."""
    return json.dumps(schema(), indent=2) + "\n"


def schema() -> dict[str, Any]:
    """Return the JSON schema of the record."""
    schemas, parts = msgspec.json.schema_components((StoredRecord, Student, GradedStudent))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "torchkata record, version 2",
        "anyOf": list(schemas),
        "$defs": {name: {**part, "description": cleandoc(part.get("description", ""))} for name, part in parts.items()},
    }
