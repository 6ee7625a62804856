"""What a wrong answer leads to in the visible checks, as the sealed mistakes keep it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from ..checks.session import Session
from ..checks.steps import Call
from ..marking.hints import DIAGNOSED
from ..marking.outcome_form import form_of
from ..marking.stored import Mistake
from ..record.verdict import CheckResult


@dataclass(frozen=True)
class Outcomes:
    """The checks that an answer fails, and of those the digest of the outcome and the functions that were called."""

    failed: frozenset[str] = frozenset()
    forms: dict[str, bytes] = field(default_factory=dict)
    called: dict[str, frozenset[str]] = field(default_factory=dict)


class Recorder:
    """Takes the place of the hints of a run: keeps the outcomes, and finds nothing."""

    def __init__(self) -> None:
        self.forms: dict[str, bytes] = {}
        self.called: dict[str, frozenset[str]] = {}

    def consider(
        self, result: CheckResult, calls: list[Call], plan: Callable[..., Any], results: dict[str, CheckResult]
    ) -> None:
        """Keep the outcome of a failed check; none if it cannot be told."""
        if result.verdict not in DIAGNOSED or not calls:
            return
        with suppress(Exception):  # what a worker sent may be invalid
            if form := form_of(result, calls):
                self.forms[result.check.name] = form.digests()[0]
                self.called[result.check.name] = frozenset(call.step.root for call in calls)

    def settle(self, session: Session | None, results: dict[str, CheckResult], last: bool) -> dict[str, Mistake]:
        """Return no mistakes."""
        return {}
