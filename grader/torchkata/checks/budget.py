"""The seconds of one exercise: for all calls together, for tries after that, and for loading the file again."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

GRACE = 0.5  # seconds for one more try when those for calls are spent: another function or another input may do
CALLS, TRIES, LOADS = "calls", "tries", "loads"


class Budget:
    """Three purses of the same size, so an exercise takes three times its seconds at most.

    Calls and the first loading of the file share one. When it is spent, each call is a try of half a second, and all
    tries share the second. Loading the file again, after its process ended, takes from the third.
    """

    def __init__(self, seconds: float) -> None:
        self._all = seconds
        self._left = dict.fromkeys((CALLS, TRIES, LOADS), seconds)
        self._loaded = False
        self._last = (CALLS, 0.0)

    @property
    def is_tight(self) -> bool:
        """Return whether the seconds for calls are spent."""
        return self._left[CALLS] <= GRACE

    @property
    def loads_are_tight(self) -> bool:
        """Return whether half of the seconds for loading again are spent."""
        return self._left[LOADS] < self._all / 2

    def for_call(self) -> float:
        """Return the seconds that the next call may take; 0 if there are none."""
        if not self.is_tight:
            return self._left[CALLS]
        return GRACE if self._left[TRIES] > 0 else 0.0

    def for_load(self) -> float:
        """Return the seconds that loading may take now; 0 if there are none."""
        if not self._loaded:
            return max(self._left[CALLS], GRACE)
        return max(self._left[LOADS], GRACE) if self._left[LOADS] > 0 else 0.0

    @contextmanager
    def charge(self, load: bool = False) -> Iterator[None]:
        """Charge the time that the block takes to a call (also: to reading its reply), or to loading the file."""
        purse = LOADS if load and self._loaded else TRIES if self.is_tight else CALLS
        start = time.monotonic()
        try:
            yield
        finally:
            spent = time.monotonic() - start
            self._left[purse] -= spent
            self._last = purse, spent
            self._loaded |= load

    def forgive(self) -> None:
        """Yield the seconds of the last charge back: it was the machine that wasted them."""
        purse, spent = self._last
        self._left[purse] += spent
        self._last = purse, 0.0
