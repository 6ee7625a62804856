"""What a person should know of a submission beside the verdicts: a guess that was made, a part that was left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .sentences import SENTENCES, say

YOU = "you_"  # before the key of the sentence that speaks to the student


@dataclass(frozen=True)
class Notice:
    """One sentence, and its `cause`: the key of the sentence, the same for all submissions with the same trouble.

    `text` is for the teacher. `to_student` is for the student's own feedback, empty where it says the same.
    """

    cause: str
    text: str
    to_student: str = ""

    @property
    def for_student(self) -> str:
        """Return the sentence for the student's own feedback."""
        return self.to_student or self.text

    def document(self) -> dict[str, str]:
        """Return the plain data of this notice."""
        own = {"to_student": self.to_student} if self.to_student else {}
        return {"cause": self.cause, "text": self.text, **own}


Notices = tuple[Notice, ...]


class Noticed:
    """What has notices, and is perhaps refused: a submission, or one file of it."""

    refused: Notice | None
    notices: Notices

    @property
    def problem(self) -> str:
        """Return the sentence on why there is nothing to grade; an empty text where there is."""
        return self.refused.text if self.refused else ""

    @property
    def note(self) -> str:
        """Return the sentences of all notices."""
        return text_of(self.notices)


def notice(cause: str, **facts: object) -> Notice:
    """Return the notice whose sentence is `cause`, with `facts` filled in. Raises KeyError where there is none.

    A fact that is a notice itself is filled in with its sentence for the same reader.
    """
    teacher = {key: fact.text if isinstance(fact, Notice) else fact for key, fact in facts.items()}
    student = {key: fact.for_student if isinstance(fact, Notice) else fact for key, fact in facts.items()}
    text = say(cause, **teacher)
    own = say(YOU + cause if YOU + cause in SENTENCES else cause, **student)
    return Notice(cause, text, own if own != text else "")


def distinct(notices: Iterable[Notice]) -> Notices:
    """Return the notices, each once, in their order."""
    return tuple(dict.fromkeys(notices))


def joined(notices: Sequence[Notice]) -> Notice:
    """Return several notices as one, of the cause of the first."""
    student = " ".join(one.for_student for one in distinct(notices))
    return Notice(notices[0].cause, text_of(notices), student if any(one.to_student for one in notices) else "")


def text_of(notices: Iterable[Notice]) -> str:
    """Return the sentences of notices as one text."""
    return " ".join(notice.text for notice in distinct(notices))
