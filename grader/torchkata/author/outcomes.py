"""What a wrong answer leads to in the visible checks, as the sealed mistakes keep it."""

from contextlib import suppress
from dataclasses import dataclass, field

from ..checks.session import Session
from ..checks.steps import Call
from ..checks.uncounted import UncountedCalls
from ..marking.going_on import later_calls
from ..marking.hints import DIAGNOSED
from ..marking.mistake import Mistake
from ..marking.outcome_form import form_of, tags_of
from ..marking.plan import Plan
from ..record.verdict import CheckResult


@dataclass(frozen=True)
class Outcome:
    """The outcome of one failed check: the digest of its form, and the tags of the calls that the failure prevented."""

    form: bytes
    later: tuple[bytes, ...]


@dataclass(frozen=True)
class Outcomes:
    """The checks that an answer fails, the outcomes of those that can be told, and the functions that each called."""

    failed: frozenset[str] = frozenset()
    of: dict[str, Outcome] = field(default_factory=dict)
    called: dict[str, frozenset[str]] = field(default_factory=dict)


class Recorder:
    """Takes the place of the hints of a run: keeps the outcomes, and finds nothing."""

    def __init__(self) -> None:
        self.outcomes: dict[str, Outcome] = {}
        self.called: dict[str, frozenset[str]] = {}
        self._waiting: list[tuple[CheckResult, list[Call], Plan]] = []

    def consider(self, result: CheckResult, calls: list[Call], plan: Plan, results: dict[str, CheckResult]) -> None:
        """Keep the calls of a failed check for `settle`."""
        self.called[result.check.name] = frozenset(call.step.root for call in calls)
        if result.verdict in DIAGNOSED and calls:
            self._waiting.append((result, list(calls), plan))

    def settle(self, session: Session | None, results: dict[str, CheckResult], last: bool) -> dict[str, Mistake]:
        """Keep the outcomes of the failed checks, and return no mistakes."""
        waiting, self._waiting = self._waiting, []
        if session is None:
            return {}
        uncounted = UncountedCalls(session)
        for result, calls, plan in waiting:
            with suppress(Exception):  # what a worker sent may be invalid
                if form := form_of(result, calls):
                    tags = tags_of(later_calls(session, uncounted, plan, calls) or [])
                    self.outcomes[result.check.name] = Outcome(form.digests()[0], tuple(own for own, *_ in tags))
        return {}
