"""The notices about a submission, addressed to the student."""

from collections.abc import Iterable

from .document import Document, notices_of, read_notice


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
