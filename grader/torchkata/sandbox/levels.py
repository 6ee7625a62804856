"""The three levels of isolation and their layers."""

import sys
from collections.abc import Collection
from enum import StrEnum

from ..inside.syscalls import ARCHITECTURES, processor


class Level(StrEnum):
    """FULL: all layers; CONTAINER: those that work inside Docker and on CI runners; NONE: only limits. Best first."""

    FULL = "full"
    CONTAINER = "container"
    NONE = "none"


CONFINED = "confined"  # a wish: the best level but NONE
BEST_FIRST = tuple(Level)


def weakest(levels: Collection[str]) -> str:
    """Return the weakest of some levels; the first one if none of them is known."""
    return next((level.value for level in reversed(BEST_FIRST) if level in levels), next(iter(levels)))


class IsolationFailed(Exception):
    """A worker could not be confined as its level demands, so it was never started."""


def worth_trying() -> list[Level]:
    """Return the levels that this operating system may support, best first. Each must still be tried."""
    if sys.platform == "linux" and processor() in ARCHITECTURES:
        return [Level.FULL, Level.CONTAINER, Level.NONE]
    return [Level.NONE]
