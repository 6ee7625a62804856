"""The hints of a student's copy, which has no stored answers: mistakes are recognised by ``mistakes.json``.

An outcome of a failed check opens a box of the file, or none. What is in the box is weighed as `diagnosis` weighs
stored answers. The check goes on after its failure (`going_on`): a mistake that would give something else in the calls
that follow is not the student's. Nor is one that a passed check of the same functions must catch. Nor is one that does
not explain another failed check of these functions, unless that calls more functions, or fewer, and another mistake
explains it. Of those that are left, the ones that explain other failed checks as well go first. A sentence is shown if
all that are left have the same one.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from ..cache.content_cache import Cache, digest
from ..checks.session import Session
from ..checks.steps import Call
from ..checks.uncounted import UncountedCalls
from ..record.verdict import CheckResult, Verdict
from .going_on import later_calls
from .hints import DIAGNOSED
from .mistake import Mistake
from .outcome_form import VERSION, form_of, tags_of
from .plan import Plan
from .sealed_file import Candidate, SealedMistakes, read_sealed

Search = Future[list[Candidate]]
SEARCH_BYTES = 4000  # estimate of what one keeps


class HintFinder(Protocol):
    """What finds the hints of one exercise run; see `Hints`."""

    def consider(self, result: CheckResult, calls: list[Call], plan: Plan, results: dict[str, CheckResult]) -> None:
        """Keep what is needed of a check that ran."""

    def settle(self, session: Session | None, results: dict[str, CheckResult], last: bool) -> dict[str, Mistake]:
        """Return the mistake that each check considered since the last time shows."""


@dataclass(frozen=True)
class Question:
    """A failed check: its calls until the failure, those that it would make, and the search for its box."""

    calls: list[Call]
    plan: Plan
    search: Search


@dataclass(frozen=True)
class Opened:
    """A failed check: the functions that it called, and the mistakes that fit all its calls."""

    called: frozenset[str]
    candidates: list[Candidate]


class SealedHints:
    """Finds the mistakes of one exercise run from a sealed file. A damaged file loses the hints, never a verdict."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._questions: dict[str, Question] = {}  # by the name of the failed check
        self._opened: dict[str, Opened] = {}
        self._uncounted: UncountedCalls | None = None

    @cached_property
    def _mistakes(self) -> SealedMistakes | None:
        found = read_sealed(self._file)
        return found if found and found.version == VERSION else None

    def consider(self, result: CheckResult, calls: list[Call], plan: Plan, results: dict[str, CheckResult]) -> None:
        """Look which mistakes lead to the outcome of a failed check. They wait for `settle`."""
        name = result.check.name
        if result.verdict not in DIAGNOSED or not calls or self._mistakes is None:
            return
        with suppress(Exception):  # what a worker sent may be invalid
            if form := form_of(result, calls):
                found = search(self._mistakes, name, form.digests())
                self._questions[name] = Question(list(calls), plan, found)

    def settle(self, session: Session | None, results: dict[str, CheckResult], last: bool) -> dict[str, Mistake]:
        """Return the mistake that each check considered since the last time shows, by the name of the check."""
        questions, self._questions = self._questions, {}
        if questions and session is not None:
            self._uncounted = self._uncounted or UncountedCalls(session)
        for name, question in questions.items():
            found = self._confirmed(question, session)
            self._opened[name] = Opened(frozenset(call.step.root for call in question.calls), found)
        if self._uncounted is not None and not last:
            self._uncounted.repair()
        passed = frozenset(name for name, one in results.items() if one.verdict is Verdict.PASS)
        sentences = {name: self._sentence(name, passed) for name in questions}
        return {name: Mistake("", self._file, text, ()) for name, text in sentences.items() if text}

    def _confirmed(self, question: Question, session: Session | None) -> list[Candidate]:
        """Return the mistakes in the box of a failed check that fit also the calls that the failure prevented."""
        found = found_by(question.search)
        if not any(one.later for one in found) or session is None or self._uncounted is None:
            return [one for one in found if not one.later]
        with suppress(Exception):
            calls = later_calls(session, self._uncounted, question.plan, question.calls)
            tags = None if calls is None else tags_of(calls)
            return [one for one in found if fits(one, tags)]
        return []

    def _sentence(self, check: str, passed: frozenset[str]) -> str:
        """Return the sentence of a failed check; empty if none, or more than one, is left."""
        assert self._mistakes
        left = choose(self._mistakes, check, self._opened, passed)
        keys = {one.sentence for one in left}
        return self._mistakes.sentence_of(left[0]) if len(keys) == 1 else ""


_searches: Cache[Search] = Cache()
_threads = ThreadPoolExecutor(2)  # deriving keys takes its time, in which the next check runs


def search(mistakes: SealedMistakes, check: str, forms: list[bytes]) -> Search:
    """Start to try the boxes of a check, unless they were tried for the same outcome before."""
    key = digest(mistakes.inputs, check, *forms, *mistakes.checks.get(check, []))
    found = _searches.find(key)
    if found is None:
        found = _threads.submit(open_first, mistakes, check, forms)
        _searches.keep(key, found, SEARCH_BYTES)
    return found


def open_first(mistakes: SealedMistakes, check: str, forms: list[bytes]) -> list[Candidate]:
    """Return the mistakes in the first box that opens; none if there is no such box."""
    return next(filter(None, (mistakes.find(check, form) for form in forms)), [])


def found_by(search: Search) -> list[Candidate]:
    """Return what a search found, when it is over; none if it failed: a Python may be built without scrypt."""
    try:
        return search.result()
    except Exception:
        return []


def fits(candidate: Candidate, tags: list[list[bytes]] | None) -> bool:
    """Return whether a mistake gives the outcomes of the later calls. `tags`: None if these could not be made."""
    if tags is None:
        return not candidate.later
    return all(one in some for one, some in zip(candidate.later, tags, strict=False))


def choose(mistakes: SealedMistakes, check: str, opened: dict[str, Opened], passed: frozenset[str]) -> list[Candidate]:
    """Return the mistakes that may be shown for a failed check."""
    here = opened[check]
    left = [one for one in here.candidates if not mistakes.refuting(one) & passed]
    others = [
        (other.called, {one.mistake for one in other.candidates}) for name, other in opened.items() if name != check
    ]
    for called, numbers in others:
        if called == here.called or (called & here.called and not numbers):
            left = [one for one in left if one.mistake in numbers]
    for _, numbers in others:
        left = [one for one in left if one.mistake in numbers] or left
    return left
