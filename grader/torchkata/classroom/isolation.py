"""The level of isolation at which a class is graded: found out before anything is written."""

from ..errors import IsolationMissing
from ..sandbox.levels import Level
from ..sandbox.zygote import Zygote


def find_level(asked: str, zygote: Zygote | None) -> str:
    """Return the level to grade at; empty where each machine of a cluster finds its own. Raises IsolationMissing."""
    if zygote is None:
        return asked
    level = zygote.level
    if level is Level.NONE and asked != Level.NONE:
        raise IsolationMissing(
            "This machine cannot keep students' code in, so no class is graded here. See what is missing: make doctor. "
            "To grade all the same, with your rights: --isolation none."
        )
    return str(level)
