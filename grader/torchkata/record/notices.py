"""What a person should know of a submission beside the verdicts: a guess that was made, a part that was left out."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from .english import SENTENCES
from .message import Lines, Message, phrase, to_plain
from .sentences import render

YOU = "you_"  # before the key of the sentence that speaks to the student


class Notice(msgspec.Struct, frozen=True):
    """What to know, and its `cause`: the same for all submissions with the same trouble.

    The messages say it to the teacher; those that have words for the student's own feedback say it to the student, too.
    """

    cause: str
    message: Lines

    def __hash__(self) -> int:
        return hash((self.cause, self.message))

    @property
    def text(self) -> str:
        """Return what the teacher reads."""
        return one_text(self.message)

    @property
    def to_student(self) -> str:
        """Return what the student reads."""
        return one_text(self.for_student)

    @property
    def for_student(self) -> Lines:
        """Return the messages that speak to the student."""
        return tuple(map(addressed, self.message))

    def document(self) -> dict[str, Any]:
        """Return the plain data of this notice."""
        return to_plain(self)


Notices = tuple[Notice, ...]


class Noticed:
    """What has notices, and is perhaps refused: a submission, or one file of it."""

    refused: Notice | None
    notices: Notices

    @property
    def problem(self) -> str:
        """Return the sentence on why there is nothing to grade; an empty string if there is."""
        return self.refused.text if self.refused else ""

    @property
    def note(self) -> str:
        """Return the sentences of all notices."""
        return text_of(self.notices)


def notice(cause: str, **facts: object) -> Notice:
    """Return the notice whose sentence is `cause`. A fact that is a notice itself is told to each as it is alone."""
    plain = {key: fact.message[0] if isinstance(fact, Notice) else fact for key, fact in facts.items()}
    return Notice(cause, (phrase(cause, **plain),))


def distinct(notices: Iterable[Notice]) -> Notices:
    """Return the notices, each once, in their order."""
    return tuple(dict.fromkeys(notices))


def joined(notices: Sequence[Notice]) -> Notice:
    """Return several notices as one, of the cause of the first."""
    return Notice(notices[0].cause, tuple(message for one in distinct(notices) for message in one.message))


def text_of(notices: Iterable[Notice]) -> str:
    """Return the sentences of notices as one text."""
    return " ".join(notice.text for notice in distinct(notices))


def one_text(message: Iterable[Message]) -> str:
    """Return messages as one text of several sentences."""
    return " ".join(map(render, message))


def addressed(message: Message) -> Message:
    """Return the message that speaks to the student, in place of one for the teacher; so with messages in it."""
    facts = {name: addressed(fact) if isinstance(fact, Message) else fact for name, fact in message.facts.items()}
    return Message(YOU + message.key if YOU + message.key in SENTENCES else message.key, facts)
