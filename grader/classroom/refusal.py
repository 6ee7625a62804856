"""What stops a whole class, one submission, or one file in an archive. The text is the sentence to show."""

from ..notices import Notice


class ClassError(Exception):
    """The class cannot be taken in at all. The text names the file and the remedy."""


class Refused(Exception):
    """A submission, an archive or a file in one is not taken. The notice names it and the remedy."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.text)
        self.notice = notice
