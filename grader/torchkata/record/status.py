"""The status of a submission in a class, as a tag. `show_status` returns its sentence."""

from enum import StrEnum

from .sentences import say


class Status(StrEnum):
    """The status of a submission. Only GRADED has a record."""

    GRADED = "graded"
    NOTHING = "nothing"  # nothing was submitted
    REFUSED = "refused"  # the submission could not be read
    FAILED = "failed"  # the grader failed


def show_status(status: str) -> str:
    """Return the sentence for a status; empty for an empty string. Raises KeyError for an unknown status."""
    return say(f"status_{status}") if status else ""
