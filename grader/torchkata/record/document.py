"""Read documents, and prepare their texts for other programs.

A document is the plain data that `Record.document()` returns. That of a student in a class also has the student and the
status.
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
    """Return `text` with characters replaced that XML 1.0 forbids; databases reject the same ones."""
    return ILLEGAL.sub(REPLACEMENT, text)


def shorten(text: str, max_length: int) -> str:
    """Return `text`, truncated to `max_length` characters including the mark of the cut."""
    return text if len(text) <= max_length else text[: max(0, max_length - len(CUT))] + CUT[:max_length]


def show_number(points: float) -> str:
    """Return points with up to four decimals, without trailing zeros."""
    return f"{points:.4f}".rstrip("0").rstrip(".")


def messages_of(check: Document) -> Lines:
    """Return the messages of a check: its last call, if it is shown, then the others."""
    call = [] if check.get("call") is None else [check["call"]]
    return msgspec.convert([*call, *check["message"]], tuple[Message, ...])


def message_text(check: Document) -> str:
    """Return the call and the messages of a check as text; empty if it passed."""
    return text_of(messages_of(check))


def explain(check: Document) -> str:
    """Return the messages and the hint of a check as legal text; empty if it passed."""
    hint = [say("looks_like", sentence=check["hint"])] if check["hint"] else []
    return legal("\n".join(filter(None, [message_text(check), *hint])))


def exercises_of(document: Document) -> list[Document]:
    """Return the graded exercises of a document; empty if nothing could be graded."""
    return list(document.get("exercises") or [])


def checks_of(document: Document) -> Iterator[tuple[Document, Document]]:
    """Yield (exercise, check) for each check of a document, in order."""
    for exercise in exercises_of(document):
        for check in exercise["checks"]:
            yield exercise, check


def outcome_of(exercise: Document) -> str:
    """Return what the student can do now if every check of an exercise passes; empty if not, or if it does not say."""
    checks = exercise["checks"]
    done = bool(checks) and all(check["verdict"] == Verdict.PASS for check in checks)
    return legal(exercise.get("outcome", "")) if done else ""


def another_way_of(exercise: Document) -> str:
    """Return the author's text on another right way to solve an exercise; empty unless a record may show it."""
    return legal(exercise.get("another_way", ""))


def notices_of(document: Document) -> Iterator[tuple[str, Document]]:
    """Yield (folder, notice) for each notice of a document; the folder is empty for the whole submission."""
    for notice in document.get("notices") or []:
        yield "", notice
    for exercise in exercises_of(document):
        for notice in exercise.get("notices") or []:
            yield exercise["folder"], notice


def read_notice(notice: Document) -> Notice:
    """Return a notice of a document."""
    return msgspec.convert(notice, Notice)


def teacher_text(notice: Document) -> str:
    """Return the text of a notice for the teacher."""
    return read_notice(notice).text


def note_of(document: Document) -> str:
    """Return all notices of a document as one text."""
    return one_text(dict.fromkeys(message for _, one in notices_of(document) for message in read_notice(one).message))


def name_check(exercise: Document, check: Document) -> str:
    """Return a name for a check that is unique among all exercises."""
    return f"{exercise['folder']}: {check['claim']}"


def grader_failed(document: Document) -> bool:
    """Return whether any check has the verdict GRADER."""
    return any(check["verdict"] == Verdict.GRADER for _, check in checks_of(document))
