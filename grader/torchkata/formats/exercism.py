"""One graded submission as the ``results.json`` (version 3) of an Exercism test runner."""

from typing import Any

from ..record.atomic_file import dump
from ..record.audience import own_note
from ..record.document import Document, checks_of, exercises_of, explain, legal, name_check, shorten
from ..record.sentences import say
from ..record.status import show_status
from ..record.types import Verdict

MAX_MESSAGE = 65535  # characters
MAX_OUTPUT = 500
MIN_MESSAGE = 100  # shorter messages are useless
MAX_FILE = 500_000  # bytes
STATUS: dict[str, str] = {Verdict.PASS: "pass", Verdict.WRONG: "fail"}  # "error" for all others


def exercism_results(document: Document) -> dict[str, Any]:
    """Return the results, with messages shortened so that the file stays below MAX_FILE.

    The status is "error" only if nothing could be tested.
    """
    several = len(exercises_of(document)) > 1
    tests = [
        test_of(name_check(exercise, check) if several else check["claim"], check)
        for exercise, check in checks_of(document)
    ]
    status = "pass" if all(test["status"] == "pass" for test in tests) else "fail"
    results: dict[str, Any] = {"version": 3, "status": status}
    if all(check["verdict"] == Verdict.GRADER for _, check in checks_of(document)):
        reason = tests[0]["message"] if tests else legal(own_note(document) or show_status(document.get("status", "")))
        results |= {"status": "error", "message": reason or say("nothing_graded")}
    return fit({**results, "tests": tests})


def test_of(name: str, check: Document) -> dict[str, str]:
    """Return one check as a test, with its full texts."""
    test = {"name": name, "status": STATUS.get(check["verdict"], "error")}
    if check["verdict"] != Verdict.PASS:
        test["message"] = explain(check) or check["verdict"]
    return {**test, "output": legal(check["output"])} if check["output"] else test


def fit(results: dict[str, Any]) -> dict[str, Any]:
    """Return the results with texts shortened to the limits of one text and of the file."""
    limit = MAX_MESSAGE
    while True:
        limits = {"message": limit, "output": min(limit, MAX_OUTPUT)}
        tests = [
            {key: shorten(text, limits.get(key, limit)) for key, text in test.items()} for test in results["tests"]
        ]
        message = {"message": shorten(results["message"], limit)} if "message" in results else {}
        fitted = {**results, **message, "tests": tests}
        if limit <= MIN_MESSAGE or len(dump(fitted)) <= MAX_FILE:
            return fitted
        limit //= 2
