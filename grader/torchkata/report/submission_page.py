"""One self-contained HTML page about one submission, for its student."""

from dataclasses import dataclass

from ..record.audience import own_note, to_student
from ..record.document import Document, another_way_of, exercises_of, grader_failed, outcome_of, show_number
from ..record.sentences import say
from ..record.status import Status, show_status
from ..record.verdict import Verdict
from .causes import causes_of
from .html import render
from .shown_check import ShownCause, show_cause, worth


@dataclass(frozen=True)
class ShownExercise:
    """One exercise on the page: what is not right, then what passed. `marks`: the verdict of each check, in order."""

    folder: str
    points: str
    counted: str
    notices: list[str]
    causes: list[ShownCause]
    passed: list[tuple[str, str, str]]
    outcome: str
    another_way: str
    marks: list[tuple[str, str]]


def show_submission(document: Document, name: str) -> str:
    """Return the page. `name`: of the submission, or empty."""
    return render(
        "submission.html",
        title=name or say("page_submission"),
        points=say_points(document) if exercises_of(document) else show_status(document.get("status", "")),
        remarks=remarks_on(document),
        exercises=[show_exercise(exercise) for exercise in exercises_of(document)],
    )


def show_exercise(exercise: Document) -> ShownExercise:
    """Return what the page shows of an exercise."""
    checks = exercise["checks"]
    passed = [check for check in checks if check["verdict"] == Verdict.PASS]
    said: dict[str, str] = {}
    return ShownExercise(
        exercise["folder"],
        say_points(exercise),
        say("page_checks_passed", passed=len(passed), count=len(checks)),
        [to_student(notice) for notice in exercise.get("notices", [])],
        [show_cause(cause, exercise, said) for cause in causes_of(exercise)],
        [(check["verdict"], check["claim"], worth(check)) for check in passed],
        outcome_of(exercise),
        another_way_of(exercise),
        [(check["verdict"], check["claim"]) for check in checks],
    )


def say_points(result: Document) -> str:
    """Return the points of a submission or an exercise as text, with the ungraded points."""
    points, max_points, ungraded = (show_number(result[key]) for key in ("points", "max_points", "ungraded_points"))
    if result["ungraded_points"]:
        return say("page_points_ungraded", points=points, most=max_points, ungraded=ungraded)
    return say("page_points", points=points, most=max_points)


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
