"""One graded submission as the ``results.json`` that Gradescope reads."""

from typing import Any

from ..record.audience import full_note, visible_part
from ..record.document import Document, checks_of, exercises_of, explain, legal, name_check
from ..record.sentences import say
from ..record.verdict import Verdict
from ..report.lines import plain_text, summary_lines

HIDDEN, AFTER_PUBLISHED, VISIBLE = "hidden", "after_published", "visible"
VISIBILITIES = (HIDDEN, "after_due_date", AFTER_PUBLISHED, VISIBLE)


def gradescope_results(document: Document, hidden_visibility: str = HIDDEN) -> dict[str, Any]:
    """Return the results. `hidden_visibility`: when students see hidden checks.

    Unless that is `visible`, all that students always see is a function of the visible checks; the mark itself is kept
    back by Gradescope. Raises ValueError on an unknown visibility.
    """
    if hidden_visibility not in VISIBILITIES:
        raise ValueError(say("gradescope_visibility", value=hidden_visibility, known=VISIBILITIES))
    kept_back = hidden_visibility != VISIBLE and any(not check["visible"] for _, check in checks_of(document))
    shown = visible_part(document) if kept_back else document
    results = {
        "score": document.get("points", 0),
        "output": overall_text(shown) + (later_text(shown, hidden_visibility) if kept_back else ""),
        "output_format": "text",
        "stdout_visibility": HIDDEN,
        "tests": [*tests_of(document, hidden_visibility), *(later(document, hidden_visibility) if kept_back else [])],
        "extra_data": {
            "verdicts": {e["folder"]: {c["name"]: c["verdict"] for c in e["checks"]} for e in exercises_of(shown)},
            "ungraded_points": shown.get("ungraded_points", 0),
        },
    }
    timed = "seconds" in document and not kept_back  # the time that hidden checks take tells something of them
    return {**results, "execution_time": document["seconds"]} if timed else results


def tests_of(document: Document, hidden_visibility: str) -> list[dict[str, Any]]:
    """Return a test for each check. Hidden ones have the last numbers of an exercise, so that no gap tells of them."""
    return [
        test_of(f"{place}.{number}", exercise, check, VISIBLE if check["visible"] else hidden_visibility)
        for place, exercise in enumerate(exercises_of(document), 1)
        for number, check in enumerate(sorted(exercise["checks"], key=lambda check: not check["visible"]), 1)
    ]


def later(document: Document, hidden_visibility: str) -> list[dict[str, Any]]:
    """Return tests without points: the text about all checks, and what keeps the total back where they stay hidden.

    Gradescope shows no total while a test waits for the due date or for publication. By some versions of its
    specification a test that is never shown does not count there, and the total would tell how hidden checks ended.
    """
    texts = {"gradescope_all": (overall_text(document), hidden_visibility)}
    if hidden_visibility == HIDDEN:
        texts["gradescope_total"] = (say("gradescope_total_text"), AFTER_PUBLISHED)
    return [
        {"name": say(key), "number": str(number), "output": text, "output_format": "text", "visibility": visibility}
        for number, (key, (text, visibility)) in enumerate(texts.items(), len(exercises_of(document)) + 1)
    ]


def later_text(shown: Document, hidden_visibility: str) -> str:
    """Return how many visible checks passed, and when the student sees the rest."""
    verdicts = [check["verdict"] for _, check in checks_of(shown)]
    facts = {"passed": verdicts.count(Verdict.PASS), "count": len(verdicts)}
    return "\n\n" + say(f"gradescope_{hidden_visibility}", **facts)


def failed_results() -> dict[str, Any]:
    """Return the results for a failed grader: a sentence without a score, since 0 would be a mark."""
    return {
        "output": say("autograder_failed"),
        "output_format": "text",
        "visibility": VISIBLE,
        "stdout_visibility": HIDDEN,
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
