"""The next hint, when a student asks for it: of the recognised mistake first, then those of the function."""

from pathlib import Path

from ..record.sentences import say
from ..report.causes import causes_of
from .situation import Situation


def next_advice(situation: Situation, course: Path) -> list[str]:
    """Return the hints that are shown from now on."""
    if situation.graded is None:
        return [say("watch_not_yet")]
    if not causes_of(situation.graded):
        return [say("watch_nothing_wrong")]
    return [say("watch_no_hint")]
