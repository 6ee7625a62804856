"""Calls of student code that no check counts. They have a time of their own, and leave the session as it was."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from ..cache.content_cache import Cache
from ..explain.failures import MachineFault, StudentFailure
from .budget import Budget
from .session import MAX_KEPT_BYTES, Session
from .steps import Outcome, Step

SECONDS = 2.0  # for all such calls of one exercise, and as many to load the file again after its process ended


class KnownToo(Cache[Outcome]):
    """Outcomes that are kept in one cache, and found in another one as well."""

    def __init__(self, kept: Cache[Outcome], known: Cache[Outcome]) -> None:
        self._both = kept, known

    def find(self, key: bytes) -> Outcome | None:
        """Return the outcome of `key`, or None."""
        return next((found for one in self._both if (found := one.find(key)) is not None), None)

    def keep(self, key: bytes, result: Outcome, size: int | None = None) -> None:
        """Store an outcome in the first cache."""
        self._both[0].keep(key, result, size)


class UncountedCalls:
    """Makes calls between the checks. The time of the checks, and what is known of crashes, stay as they are.

    The first call that ends the process is the last one.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._budget = Budget(SECONDS)
        self._known: Cache[Outcome] = Cache(MAX_KEPT_BYTES)
        self._ended = False  # such a call has ended the process

    @property
    def possible(self) -> bool:
        """Return whether such calls can be made: the file is loaded, and there is time for them and for the checks."""
        checks = self._session.budget
        tight = checks.is_tight or checks.loads_are_tight or self._budget.is_tight
        return self._session.is_loaded and not self._ended and not tight

    def new_scope(self) -> int:
        """Return the scope of objects that such calls make. Those of the checks before are released."""
        self._session.scope += 1
        return self._session.scope

    def perform(self, step: Step) -> Outcome | None:
        """Return the outcome of a call; None if none can be made."""
        if not self.possible:
            return None
        with self.aside(), suppress(MachineFault):
            outcome = self._session.perform(step)
            self._ended = not self._session.is_loaded
            return outcome
        self._ended = True
        return None

    def repair(self) -> None:
        """Load the file again if such a call ended its process, so that no check pays for that."""
        if self._ended and not self._session.is_loaded:
            with self.aside(), suppress(StudentFailure, MachineFault):
                self._session.load()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Replace what the session counts and keeps while the block runs."""
        state = vars(self._session)
        own = {"budget": self._budget, "_timeouts": Counter[str](), "_crashes": Counter[str]()}
        own |= {"_killed": set[str](), "_faults": 0, "_known": KnownToo(self._known, state["_known"])}
        kept = {name: state[name] for name in (*own, "_broken", "notices")}
        state.update(own)
        try:
            yield
        finally:
            state.update(kept)
            self._ended = self._ended or not self._session.is_loaded
