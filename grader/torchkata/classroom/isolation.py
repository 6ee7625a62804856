"""Finds the level of isolation for a class before anything is written."""

from ..errors import IsolationMissing
from ..record.sentences import say
from ..sandbox.levels import Level
from ..sandbox.zygote import Zygote


def find_level(asked: str, zygote: Zygote | None) -> str:
    """Return the level to grade at; empty on a cluster, where each machine finds its own. Raises IsolationMissing."""
    if zygote is None:
        return asked
    level = zygote.level
    if level is Level.NONE and asked != Level.NONE:
        raise IsolationMissing(say("class_not_isolated"))
    return str(level)
