"""The time budget of one exercise: for calls, for retries after that, and for reloading the file."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

GRACE = 0.5  # seconds for each later call when the budget is spent: another function or input may be fast
CALLS, TRIES, LOADS = "calls", "tries", "loads"


class Budget:
    """Three budgets of equal size, so an exercise takes at most three times its seconds.

    Calls and the first loading share the first one. When it is spent, each call gets GRACE seconds from the second one.
    Reloading the file, after its process ended, uses the third one.
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
        """Return whether half of the seconds for reloading are spent."""
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
        """Charge the duration of the block to calls (reading a reply included), or to loading if `load`."""
        budget = LOADS if load and self._loaded else TRIES if self.is_tight else CALLS
        start = time.monotonic()
        try:
            yield
        finally:
            spent = time.monotonic() - start
            self._left[budget] -= spent
            self._last = budget, spent
            self._loaded |= load

    def forgive(self) -> None:
        """Refund the last charge: the machine caused it, not the student's code."""
        budget, spent = self._last
        self._left[budget] += spent
        self._last = budget, 0.0
