"""One graded submission as the ``results.json`` that Gradescope reads."""

from typing import Any

from ..record.audience import full_note
from ..record.document import Document, exercises_of, explain, legal, name_check
from ..record.sentences import say
from ..record.verdict import Verdict
from ..report.lines import plain_text, summary_lines

VISIBILITIES = ("hidden", "after_due_date", "after_published", "visible")


def gradescope_results(document: Document, hidden_visibility: str = "visible") -> dict[str, Any]:
    """Return the results. `hidden_visibility`: when students see hidden checks.

    Gradescope hides the total while any check is not visible. Raises ValueError on an unknown visibility.
    """
    if hidden_visibility not in VISIBILITIES:
        raise ValueError(say("gradescope_visibility", value=hidden_visibility, known=VISIBILITIES))
    exercises = exercises_of(document)
    tests = [
        test_of(f"{place}.{number}", exercise, check, "visible" if check["visible"] else hidden_visibility)
        for place, exercise in enumerate(exercises, 1)
        for number, check in enumerate(exercise["checks"], 1)
    ]
    verdicts = {e["folder"]: {check["name"]: check["verdict"] for check in e["checks"]} for e in exercises}
    results = {
        "score": document.get("points", 0),
        "output": overall_text(document),
        "output_format": "text",
        "tests": tests,
        "extra_data": {"verdicts": verdicts, "ungraded_points": document.get("ungraded_points", 0)},
    }
    return {**results, "execution_time": document["seconds"]} if "seconds" in document else results


def failed_results() -> dict[str, Any]:
    """Return the results for a failed grader: a sentence without a score, since 0 would be a mark."""
    return {
        "output": say("autograder_failed"),
        "output_format": "text",
        "visibility": "visible",
        "tests": [],
        "extra_data": {"grader_failed": True},
    }


def test_of(number: str, exercise: Document, check: Document, visibility: str) -> dict[str, Any]:
    """Return one check as a test. If the grader failed, it has neither score nor status, so it is not a zero."""
    printed = f"{say('printed')}\n{legal(check['output'])}" if check["output"] else ""
    test = {
        "max_score": check["max_points"],
        "name": name_check(exercise, check),
        "number": number,
        "output": "\n".join(filter(None, [check["verdict"], explain(check), printed])),
        "output_format": "text",
        "visibility": visibility,
    }
    if check["points"] is None:
        return test
    status = "passed" if check["verdict"] == Verdict.PASS else "failed"
    return {**test, "score": check["points"], "status": status}


def overall_text(document: Document) -> str:
    """Return the text about the whole submission: notices, ungraded points, table."""
    ungraded = document.get("ungraded_points")
    texts = [legal(full_note(document)), say("not_graded", points=ungraded) if ungraded else ""]
    if exercises_of(document):
        texts.append("\n".join(map(plain_text, summary_lines(document))))
    return "\n".join(filter(None, texts)).strip("\n")
