"""What a person should know of a submission beside the verdicts: a guess that was made, a part that was left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from .sentences import say


@dataclass(frozen=True)
class Notice:
    """One sentence, and its `cause`: the key of the sentence, the same for all submissions with the same trouble."""

    cause: str
    text: str

    def document(self) -> dict[str, str]:
        """Return the plain data of this notice."""
        return {"cause": self.cause, "text": self.text}


Notices = tuple[Notice, ...]


def notice(cause: str, **facts: object) -> Notice:
    """Return the notice whose sentence is `cause`, with `facts` filled in. Raises KeyError where there is none."""
    return Notice(cause, say(cause, **facts))


def distinct(notices: Iterable[Notice]) -> Notices:
    """Return the notices, each once, in their order."""
    return tuple(dict.fromkeys(notices))


def text_of(notices: Iterable[Notice]) -> str:
    """Return the sentences of notices as one text."""
    return " ".join(notice.text for notice in distinct(notices))
