"""Finds the level of isolation for a class before anything is written, and which earlier records that level keeps."""

from ..errors import IsolationMissing
from ..record.sentences import say
from ..sandbox.levels import BEST_FIRST, Level
from ..sandbox.zygote import Zygote


def find_level(asked: str, zygote: Zygote | None) -> str:
    """Return the level to grade at; empty on a cluster, where each machine finds its own. Raises IsolationMissing."""
    if zygote is None:
        return asked
    level = zygote.level
    if level is Level.NONE and asked != Level.NONE:
        raise IsolationMissing(say("class_not_isolated"))
    return str(level)


def kept_levels(asked: str, found: str) -> frozenset[str]:
    """Return the levels of the records that a run keeps: what counts is the level it was made at.

    If a level was `asked` for, that one. Otherwise all that are not weaker than the level `found` here; on a cluster,
    where `found` is empty, all but none, because any worker's level was good enough.
    """
    if asked:
        return frozenset([asked])
    return frozenset(BEST_FIRST[: BEST_FIRST.index(Level(found or Level.CONTAINER)) + 1])
