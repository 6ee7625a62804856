"""The notices on a submission in the words for its student; the pages for the teacher speak about the student."""

from collections.abc import Iterable

from .document import Document, notices_of, read_notice


def to_student(notice: Document) -> str:
    """Return the sentence of one notice that the student reads."""
    return read_notice(notice).to_student


def own_note(document: Document) -> str:
    """Return the notices on the submission as a whole, as one text."""
    return one_text(document.get("notices") or [])


def full_note(document: Document) -> str:
    """Return the same with the notices on each exercise."""
    return one_text(notice for _, notice in notices_of(document))


def one_text(notices: Iterable[Document]) -> str:
    """Return the sentences of notices as one text, each once."""
    return " ".join(dict.fromkeys(map(to_student, notices)))
