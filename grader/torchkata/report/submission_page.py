"""One self-contained HTML page about one submission, for its student."""

from collections.abc import Iterator

from ..record.audience import own_note, to_student
from ..record.document import Document, another_way_of, exercises_of, explain, grader_failed, outcome_of, show_number
from ..record.sentences import say
from ..record.status import Status, show_status
from .html import render
from .lines import MAX_PRINTED_LINES, visible_text


def show_submission(document: Document, name: str) -> str:
    """Return the page. `name`: of the submission, or empty."""
    return render(
        "submission.html",
        title=name or say("page_submission"),
        points=say_points(document) if exercises_of(document) else show_status(document.get("status", "")),
        remarks=remarks_on(document),
        exercises=[
            {
                "folder": exercise["folder"],
                "points": say_points(exercise),
                "notices": [to_student(notice) for notice in exercise.get("notices", [])],
                "checks": list(checks_on(exercise)),
                "outcome": outcome_of(exercise),
                "another_way": another_way_of(exercise),
            }
            for exercise in exercises_of(document)
        ],
    )


def checks_on(exercise: Document) -> Iterator[tuple[Document, str, str, str]]:
    """Yield each check of an exercise with its points, its explanation, and the beginning of its output.

    A repeated explanation is replaced by a reference to the first one.
    """
    shown: dict[str, str] = {}
    for check in exercise["checks"]:
        text = visible_lines(explain(check))
        message = say("as_at", claim=shown[text]) if text in shown else text
        yield check, worth(check), message, visible_lines(check["output"], MAX_PRINTED_LINES)
        if text:
            shown.setdefault(text, check["claim"])


def say_points(result: Document) -> str:
    """Return the points of a submission or an exercise as text, with the ungraded points."""
    points, max_points, ungraded = (show_number(result[key]) for key in ("points", "max_points", "ungraded_points"))
    if result["ungraded_points"]:
        return say("page_points_ungraded", points=points, most=max_points, ungraded=ungraded)
    return say("page_points", points=points, most=max_points)


def worth(check: Document) -> str:
    """Return earned and maximum points as ``1/2``; a dash if the grader failed."""
    earned = "-" if check["points"] is None else show_number(check["points"])
    return f"{earned}/{show_number(check['max_points'])}"


def visible_lines(text: str, max_lines: int | None = None) -> str:
    """Return the first `max_lines` lines of a text, each without control characters."""
    return "\n".join(map(visible_text, text.splitlines()[:max_lines]))


def remarks_on(document: Document) -> list[str]:
    """Return the remarks about the whole submission."""
    graded = document.get("status", Status.GRADED) == Status.GRADED
    remarks = {
        own_note(document): True,
        say("interrupted"): not document.get("complete", True),
        say("some_ungraded"): grader_failed(document),
        say("visible_only"): graded and not document["hidden_checks"],
    }
    return [remark for remark, wanted in remarks.items() if remark and wanted]
