"""Compare two observations of the same call, in what the check has used of them."""

from typing import Any

from ..comparison.observation import FIELDS, LookedAt, count_operators
from ..inside.recording import BACKWARD, GRAD
from .replay import Seen

TIMES, BESIDES = 5, 10  # amounts that differ by this factor and this much more count as the same


def alike(one: Seen, other: Seen) -> bool:
    """Return whether two calls are alike in what the check has used of their observations.

    Facts must be equal. Two programs with the same mistake seldom run equally many lines or the same operators, so
    these amounts need only be similar: a loop differs from whole arrays, if the inputs are large enough.
    """
    looked_at = one.looked_at | other.looked_at
    if one.observed is None or other.observed is None:
        return one.observed is other.observed or not looked_at
    return all(is_alike(one.observed, other.observed, part) for part in looked_at)


def is_alike(one: dict[str, Any], other: dict[str, Any], part: LookedAt) -> bool:
    """Return whether two observations are alike in one part."""
    if isinstance(part, tuple):
        names = part[1:]
        counted = count_operators(one, names), count_operators(other, names)
        return counted[0] == counted[1] if names and {*names} <= {BACKWARD, GRAD} else are_similar(*counted)
    if part == "trace":
        started = (count_operators(observed, (BACKWARD, GRAD)) for observed in (one, other))
        return len(set(started)) == 1 and are_similar(count_operators(one, ()), count_operators(other, ()))
    if part in ("lines", "elements"):
        return are_similar(one[part], other[part])
    if part == "changed":
        return set(one[part]) == set(other[part])
    if part == "facts":
        return len(one[part]) == len(other[part])
    index = FIELDS.index(part)
    return [facts[index] for facts in one["facts"]] == [facts[index] for facts in other["facts"]]


def are_similar(one: int, other: int) -> bool:
    """Return whether two amounts count as the same; nothing is similar to nothing only."""
    return (one == 0) == (other == 0) and max(one, other) <= TIMES * min(one, other) + BESIDES
