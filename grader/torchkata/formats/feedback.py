"""The feedback for one student as plain text."""

from ..record.audience import own_note
from ..record.document import Document, exercises_of
from ..record.status import Status, show_status
from ..report.lines import exercise_lines, plain_text, summary_lines, visible_text


def show_feedback(document: Document) -> str:
    """Return the feedback for one student: name, status, notices, then the same lines as on the terminal."""
    lines = [visible_text(f"{document.get('student', '')}  {document.get('name', '')}".strip())]
    if document.get("status", Status.GRADED) != Status.GRADED:
        lines += ["", show_status(document["status"])]
    if note := own_note(document):
        lines += ["", *map(visible_text, note.splitlines())]
    for exercise in exercises_of(document):
        lines += map(plain_text, exercise_lines(exercise))
    if exercises_of(document):
        lines += map(plain_text, summary_lines(document))
    return "\n".join(lines).strip("\n") + "\n"
