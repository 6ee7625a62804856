"""Frames for our own code where the student's code has lowered the recursion limit, which is theirs to set.

Nothing here imports anything or calls a function in Python: few frames may be left where it is called.
"""

from sys import getrecursionlimit, setrecursionlimit  # the student's code may replace those of ``sys``

ENOUGH = getrecursionlimit()  # frames for any of our own code: Python's own limit
_lowered: int | None = None  # the student's limit, while ours holds


def take() -> None:
    """Raise a limit that the student's code has lowered, and remember theirs."""
    global _lowered
    limit = getrecursionlimit()
    if limit < ENOUGH:
        setrecursionlimit(ENOUGH)
        _lowered = limit


def give_back() -> None:
    """Set the limit of the student's code again, before it runs. One that allows no call from here is given up."""
    global _lowered
    if _lowered is not None:
        limit, _lowered = _lowered, None
        try:
            setrecursionlimit(limit)
        except RecursionError:
            return
