"""The stored record. This declaration is the source of types, validation and the JSON schema.

``schema.json`` beside this module is the output of `schema_text`; a test compares them.

In a check, `call` and `message` are what the student may read. For a hidden check, they are redacted: facts that reveal
a hidden input are never stored, so no view, file or table can show them by mistake. `mistake` is the name of the stored
wrong answer that an answer resembles. It is for authors and teachers, and no view for students shows it.
"""

import json
from enum import StrEnum
from inspect import cleandoc
from typing import Any, Literal

import msgspec

from .drawings import Code, Pictures
from .message import Lines, Message
from .notices import Notice, Notices
from .sentences import say
from .status import Status

VERSION: Literal[2] = 2  # of the record format


class Verdict(StrEnum):
    """The verdict on one check. GRADER is a failure of the grader and costs the student nothing."""

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
    """One check. `points` is null if the grader failed. `hint` is a sentence by the course's author.

    `place`: the line of the student's file to which a failure belongs, if it is known and may be shown. `code`: the
    lines around it, unless an earlier check of the exercise has the same. `pictures`: only of a visible check.
    """

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
    place: Message | msgspec.UnsetType = msgspec.UNSET
    pictures: Pictures | msgspec.UnsetType = msgspec.UNSET
    code: Code | msgspec.UnsetType = msgspec.UNSET


class StoredExercise(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One exercise. `problem`: why nothing in the file could be run. `file`: its path in the submission, if found.

    `outcome`: what the student can do when all checks pass, in the words of the exercise's author, if there are any.
    `another_way`: another right way in the author's words; present only if all checks pass and the teacher allows it.
    """

    name: str
    folder: str
    title: str
    points: float
    max_points: float
    ungraded_points: float
    notices: Notices
    problem: Notice | None
    checks: tuple[StoredCheck, ...]
    file: str | msgspec.UnsetType = msgspec.UNSET
    outcome: str | msgspec.UnsetType = msgspec.UNSET
    another_way: str | msgspec.UnsetType = msgspec.UNSET


class StoredRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One graded submission. `isolation` is full, container or none.

    `status` and `notices` are present in a class, and if nothing could be graded; `late` in a class, and if there was a
    due date.
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
    late: bool | msgspec.UnsetType = msgspec.UNSET


class Student(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One student of a class whose submission has no record."""

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
        raise ValueError(say("not_an_object"))
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
