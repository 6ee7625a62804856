"""The exceptions for a submission, an archive or a table that is refused. The text is the sentence to show."""

from ..record.notices import Notice


class Refused(Exception):
    """A submission, an archive or a file in one is refused. The notice names it and the remedy."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.text)
        self.notice = notice


class FillRefused(Exception):
    """A table cannot be filled in. `key` and `facts` give the sentence; the caller adds the file's name."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key, self.facts = key, facts
