"""Notices about a submission besides the verdicts, for example a guess, or a part that was left out."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from .english import SENTENCES
from .message import Lines, Message, phrase, to_plain
from .sentences import render

YOU = "you_"  # prefix of the keys of sentences that address the student


class Notice(msgspec.Struct, frozen=True):
    """A notice with its `cause`, which is the same for all submissions with the same problem.

    The messages address the teacher. Messages with a second sentence for the student appear in the feedback too.
    """

    cause: str
    message: Lines

    def __hash__(self) -> int:
        return hash((self.cause, self.message))

    @property
    def text(self) -> str:
        """Return the text for the teacher."""
        return one_text(self.message)

    @property
    def to_student(self) -> str:
        """Return the text for the student."""
        return one_text(self.for_student)

    @property
    def for_student(self) -> Lines:
        """Return the messages that address the student."""
        return tuple(map(addressed, self.message))

    def document(self) -> dict[str, Any]:
        """Return the plain data of this notice."""
        return to_plain(self)


Notices = tuple[Notice, ...]


class Noticed:
    """A submission, or one file of it, with notices. It may be refused."""

    __slots__ = ()

    refused: Notice | None
    notices: Notices

    @property
    def problem(self) -> str:
        """Return why there is nothing to grade; an empty string if there is something."""
        return self.refused.text if self.refused else ""

    @property
    def note(self) -> str:
        """Return all notices as one text."""
        return text_of(self.notices)


def notice(cause: str, **facts: object) -> Notice:
    """Return the notice with the sentence `cause`. A fact may be a notice, which addresses the same reader."""
    plain = {key: fact.message[0] if isinstance(fact, Notice) else fact for key, fact in facts.items()}
    return Notice(cause, (phrase(cause, **plain),))


def distinct(notices: Iterable[Notice]) -> Notices:
    """Return the distinct notices in order."""
    return tuple(dict.fromkeys(notices))


def joined(notices: Sequence[Notice]) -> Notice:
    """Return several notices as one, with the cause of the first."""
    return Notice(notices[0].cause, tuple(message for one in distinct(notices) for message in one.message))


def text_of(notices: Iterable[Notice]) -> str:
    """Return notices as one text."""
    return " ".join(notice.text for notice in distinct(notices))


def one_text(message: Iterable[Message]) -> str:
    """Return messages as one text."""
    return " ".join(map(render, message))


def addressed(message: Message) -> Message:
    """Return a message for the teacher as one that addresses the student, including messages among its facts."""
    facts = {name: addressed(fact) if isinstance(fact, Message) else fact for name, fact in message.facts.items()}
    return Message(YOU + message.key if YOU + message.key in SENTENCES else message.key, facts)
