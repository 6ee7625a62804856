"""What became of a submission of a class, as a tag; what people read of it is a sentence."""

from enum import StrEnum

from .sentences import say


class Status(StrEnum):
    """What became of a submission. All but GRADED have no record."""

    GRADED = "graded"
    NOTHING = "nothing"  # nobody handed anything in
    REFUSED = "refused"  # what was handed in could not be taken
    FAILED = "failed"  # the grader failed


def show_status(status: str) -> str:
    """Return the words for a status; of an empty string, an empty string. Raises KeyError if there is no such status."""
    return say(f"status_{status}") if status else ""
