"""Texts made fit for readers that are programs, and what views read of a document.

A `document` is what `Record.document()` returns; the stored one of a student has also who it is and what became of it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from .message import Lines, Message
from .notices import Notice, one_text
from .sentences import say, text_of
from .types import Verdict

Document = Mapping[str, Any]

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT = "\ufffd"
CUT = "\n[...]"


def legal(text: str) -> str:
    """Return `text` with every character replaced that XML 1.0 forbids; databases choke on the same ones."""
    return ILLEGAL.sub(REPLACEMENT, text)


def shorten(text: str, max_length: int) -> str:
    """Return `text`, cut to `max_length` characters, the sign of the cut among them."""
    return text if len(text) <= max_length else text[: max(0, max_length - len(CUT))] + CUT[:max_length]


def show_number(points: float) -> str:
    """Return points without a needless ``.0``, to four decimals."""
    return f"{points:.4f}".rstrip("0").rstrip(".")


def messages_of(check: Document) -> Lines:
    """Return the messages of a check: its last call, if that is shown, then what is said of it."""
    call = [] if check.get("call") is None else [check["call"]]
    return msgspec.convert([*call, *check["message"]], tuple[Message, ...])


def message_text(check: Document) -> str:
    """Return the text of call and messages of a check, empty if it passed."""
    return text_of(messages_of(check))


def explain(check: Document) -> str:
    """Return message and hint of a check, empty if it passed, legal everywhere."""
    hint = [say("looks_like", sentence=check["hint"])] if check["hint"] else []
    return legal("\n".join(filter(None, [message_text(check), *hint])))


def exercises_of(document: Document) -> list[Document]:
    """Return the graded exercises of a document; none if nothing could be graded."""
    return list(document.get("exercises") or [])


def checks_of(document: Document) -> Iterator[tuple[Document, Document]]:
    """Yield each check of a document, after its exercise, in the order of the files."""
    for exercise in exercises_of(document):
        for check in exercise["checks"]:
            yield exercise, check


def notices_of(document: Document) -> Iterator[tuple[str, Document]]:
    """Yield each notice of a document, after the folder of the exercise that it is about; empty: all of them."""
    for notice in document.get("notices") or []:
        yield "", notice
    for exercise in exercises_of(document):
        for notice in exercise.get("notices") or []:
            yield exercise["folder"], notice


def read_notice(notice: Document) -> Notice:
    """Return a notice of a document."""
    return msgspec.convert(notice, Notice)


def teacher_text(notice: Document) -> str:
    """Return what the teacher reads of a notice."""
    return read_notice(notice).text


def note_of(document: Document) -> str:
    """Return the sentences of all notices of a document as one text."""
    return one_text(dict.fromkeys(message for _, one in notices_of(document) for message in read_notice(one).message))


def name_check(exercise: Document, check: Document) -> str:
    """Return a name for a check that no check of another exercise has."""
    return f"{exercise['folder']}: {check['claim']}"


def grader_failed(document: Document) -> bool:
    """Return whether any check has the verdict GRADER."""
    return any(check["verdict"] == Verdict.GRADER for _, check in checks_of(document))
