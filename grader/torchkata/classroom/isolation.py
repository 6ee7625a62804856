"""Finds the level of isolation for a class before anything is written."""

from ..errors import IsolationMissing
from ..sandbox.levels import Level
from ..sandbox.zygote import Zygote


def find_level(asked: str, zygote: Zygote | None) -> str:
    """Return the level to grade at; empty on a cluster, where each machine finds its own. Raises IsolationMissing."""
    if zygote is None:
        return asked
    level = zygote.level
    if level is Level.NONE and asked != Level.NONE:
        raise IsolationMissing(
            "This machine cannot isolate students' code, so no class is graded here. See what is missing: make doctor. "
            "To grade anyway, with the rights of your account: --isolation none."
        )
    return str(level)
