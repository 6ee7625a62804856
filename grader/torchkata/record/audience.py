"""What a student may read of a record: notices in words for the student, and the part without hidden checks."""

from collections.abc import Iterable

from .document import Document, exercises_of, notices_of, read_notice

SUMS = ("points", "max_points", "ungraded_points")


def to_student(notice: Document) -> str:
    """Return one notice as a sentence for the student."""
    return read_notice(notice).to_student


def own_note(document: Document) -> str:
    """Return the notices about the whole submission as one text."""
    return one_text(document.get("notices") or [])


def full_note(document: Document) -> str:
    """Return the notices about the submission and each exercise as one text."""
    return one_text(notice for _, notice in notices_of(document))


def one_text(notices: Iterable[Document]) -> str:
    """Return the sentences of notices as one text, each once."""
    return " ".join(dict.fromkeys(map(to_student, notices)))


def visible_part(document: Document) -> Document:
    """Return a document without its hidden checks: what is left is a function of the visible checks alone."""
    exercises = [
        with_totals({**exercise, "checks": [check for check in exercise["checks"] if check["visible"]]})
        for exercise in exercises_of(document)
    ]
    sums = {key: sum(exercise[key] for exercise in exercises) for key in SUMS}
    return {**document, **sums, "exercises": exercises}


def with_totals(exercise: Document) -> Document:
    """Return an exercise with the sums over the checks that it has."""
    checks = exercise["checks"]
    return {
        **exercise,
        "points": sum(check["points"] or 0.0 for check in checks),
        "max_points": sum(check["max_points"] for check in checks),
        "ungraded_points": sum(check["max_points"] for check in checks if check["points"] is None),
    }
