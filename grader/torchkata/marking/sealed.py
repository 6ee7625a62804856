"""The hints of a student's copy, which has no stored answers: mistakes are recognised by ``mistakes.json``.

An outcome of a failed check opens a box of the file, or none. What is in the box is weighed as `diagnosis` weighs
stored answers: a mistake that a passed check must catch is not the student's; nor is one that does not explain another
failed check of the same functions; and of those that are left, the ones that explain other failed checks as well go
first. A sentence is shown if all that are left have the same one.

A copy without an answer key cannot make further calls, as `further_calls` does: which ones, only the reference knows.
"""

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from ..cache.content_cache import Cache, digest
from ..checks.session import Session
from ..checks.steps import Call
from ..record.verdict import CheckResult, Verdict
from .hints import DIAGNOSED, Plan
from .outcome_form import VERSION, form_of
from .sealed_file import Candidate, SealedMistakes, read_sealed
from .stored import Mistake


class HintFinder(Protocol):
    """What finds the hints of one exercise run; see `Hints`."""

    def consider(self, result: CheckResult, calls: list[Call], plan: Plan, results: dict[str, CheckResult]) -> None:
        """Keep what is needed of a check that ran."""

    def settle(self, session: Session | None, results: dict[str, CheckResult], last: bool) -> dict[str, Mistake]:
        """Return the mistake that each check considered since the last time shows."""


@dataclass(frozen=True)
class Opened:
    """A failed check: the functions that it called, and the mistakes that lead to its outcome."""

    called: frozenset[str]
    candidates: list[Candidate]


class SealedHints:
    """Finds the mistakes of one exercise run from a sealed file. A damaged file loses the hints, never a verdict."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._opened: dict[str, Opened] = {}  # by the name of the failed check
        self._waiting: set[str] = set()

    @cached_property
    def _mistakes(self) -> SealedMistakes | None:
        found = read_sealed(self._file)
        return found if found and found.version == VERSION else None

    def consider(self, result: CheckResult, calls: list[Call], plan: Plan, results: dict[str, CheckResult]) -> None:
        """Look which mistakes lead to the outcome of a failed check. They wait for `settle`."""
        if result.verdict not in DIAGNOSED or not calls or self._mistakes is None:
            return
        name = result.check.name
        with suppress(Exception):  # what a worker sent may be invalid; scrypt may be missing
            form = form_of(result, calls)
            found = open_first(self._mistakes, name, form.digests()) if form else []
            self._opened[name] = Opened(frozenset(call.step.root for call in calls), found)
            self._waiting.add(name)

    def settle(self, session: Session | None, results: dict[str, CheckResult], last: bool) -> dict[str, Mistake]:
        """Return the mistake that each check considered since the last time shows, by the name of the check."""
        waiting, self._waiting = self._waiting, set()
        passed = frozenset(name for name, result in results.items() if result.verdict is Verdict.PASS)
        sentences = {name: self._sentence(name, passed) for name in waiting}
        return {name: Mistake("", self._file, text, ()) for name, text in sentences.items() if text}

    def _sentence(self, check: str, passed: frozenset[str]) -> str:
        """Return the sentence of a failed check; empty if none, or more than one, is left."""
        assert self._mistakes
        left = choose(self._mistakes, check, self._opened, passed)
        keys = {one.sentence for one in left}
        return self._mistakes.sentence_of(left[0]) if len(keys) == 1 else ""


_opened: Cache[list[Candidate]] = Cache(2**20)


def open_first(mistakes: SealedMistakes, check: str, forms: list[bytes]) -> list[Candidate]:
    """Return the mistakes in the first box that opens. Boxes that were tried before cost no time."""
    for form in forms:
        key = digest(mistakes.inputs, check, form, *mistakes.checks.get(check, []))
        found = _opened.find(key)
        if found is None:
            found = mistakes.find(check, form)
            _opened.keep(key, found, 200 + 200 * len(found))
        if found:
            return found
    return []


def choose(mistakes: SealedMistakes, check: str, opened: dict[str, Opened], passed: frozenset[str]) -> list[Candidate]:
    """Return the mistakes that may be shown for a failed check."""
    here = opened[check]
    others = [one for name, one in opened.items() if name != check]
    left = [one for one in here.candidates if not mistakes.names_of(one) & passed]
    for other in others:
        numbers = {one.mistake for one in other.candidates}
        if other.called <= here.called:  # the same functions failed there: the mistake must explain it
            left = [one for one in left if one.mistake in numbers]
    for other in others:
        numbers = {one.mistake for one in other.candidates}
        left = [one for one in left if one.mistake in numbers] or left
    return left
