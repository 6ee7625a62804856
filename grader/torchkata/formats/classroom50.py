"""One graded submission as the ``result.json`` (classroom50/result/v1) of a Classroom 50 autograder."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from ..errors import UnknownSubmission
from ..record.document import Document, checks_of, explain, name_check
from ..record.sentences import say
from ..record.types import Verdict

SCHEMA = "classroom50/result/v1"
SCALE = 100  # scores are integers there, so one point becomes 100
# key of the result -> environment variables; the first one that is set is used
SOURCES = {
    "classroom": ("CLASSROOM",),
    "assignment": ("ASSIGNMENT",),
    "assignment_type": ("ASSIGNMENT_TYPE",),
    "owner": ("OWNER", "USERNAME"),
    "submission": ("SUBMISSION_TAG",),
    "commit": ("COMMIT_URL",),
    "release": ("RELEASE_URL",),
    "review": ("REVIEW_URL", "COMMIT_URL"),
    "datetime": ("COMMIT_DATE",),
}


def classroom50_result(document: Document, values: Mapping[str, str]) -> dict[str, Any]:
    """Return the result. `values`: the environment of the runner. Raises UnknownSubmission.

    The format cannot represent a check in which the grader failed; its test is marked `ungraded`. Callers should end
    with a non-zero exit status then, which the runner counts as an infrastructure error.
    """
    tests = [
        {
            "test-name": name_check(exercise, check),
            "passed": check["verdict"] == Verdict.PASS,
            "score": round((check["points"] or 0) * SCALE),
            "max-score": round(check["max_points"] * SCALE),
            "verdict": check["verdict"],
            "message": explain(check),
            **({"ungraded": True} if check["points"] is None else {}),
        }
        for exercise, check in checks_of(document)
    ]
    return {
        "schema": SCHEMA,
        **read_place(values),
        "score": sum(test["score"] for test in tests),
        "max-score": sum(test["max-score"] for test in tests),
        "tests": tests,
    }


def read_place(values: Mapping[str, str]) -> dict[str, str]:
    """Return the keys that identify the submission. Raises UnknownSubmission."""
    found = {key: next((values[name] for name in names if values.get(name)), "") for key, names in SOURCES.items()}
    missing = [name_variables(SOURCES[key]) for key, value in found.items() if not value]
    if missing:
        raise UnknownSubmission(say("classroom50_missing", names=missing))
    if found["assignment_type"] not in ("individual", "group"):
        raise UnknownSubmission(say("classroom50_type", value=found["assignment_type"]))
    if not found["submission"].startswith("submit/"):
        raise UnknownSubmission(say("classroom50_tag", value=found["submission"]))
    return {**found, "datetime": read_date(found["datetime"])}


def name_variables(names: tuple[str, ...]) -> str:
    """Return the names of the variables of which one is required."""
    return names[0] if len(names) == 1 else say("classroom50_either", first=names[0], second=names[1])


def read_date(text: str) -> str:
    """Return an ISO date with an offset as UTC, in the form that Classroom 50 requires. Raises UnknownSubmission."""
    try:
        date = datetime.fromisoformat(text)
        if date.tzinfo is None:
            raise ValueError(say("classroom50_no_offset"))
        return date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError) as error:
        raise UnknownSubmission(say("classroom50_date", value=text, problem=error)) from error
