"""The hints of one exercise run: which stored mistake each failed check shows, if any."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from _pytest.outcomes import OutcomeException

from ..checks.session import Session
from ..checks.steps import Call
from ..checks.uncounted import UncountedCalls
from ..record.verdict import CheckResult, Verdict
from .diagnosis import Fit, Refuted, choose, find_fits, have_many_sentences, narrow
from .further_calls import Made, make_calls, missing_calls
from .mistake import Mistake
from .names_used import defined_in, is_out_of_reach, names_used
from .plan import Plan
from .stored import StoredAnswers

DIAGNOSED = (Verdict.WRONG, Verdict.ERROR)


@dataclass(frozen=True)
class Question:
    """A failed check: the functions that it called, the mistakes that fit its calls, and the calls of a right answer.

    `plan` is None if the check repeated a call. The student's code may then keep a state, which other checks change.
    """

    called: frozenset[str]
    fits: list[Fit]
    made: Made
    plan: Plan | None


class Hints:
    """Finds the mistakes of one exercise run. A broken answer key loses a hint, never a verdict.

    `known`: checks that pass without being run, with the functions that they call.
    """

    def __init__(self, stored: StoredAnswers, known: Mapping[str, frozenset[str]]) -> None:
        self._stored = stored
        self._questions: dict[str, Question] = {}
        self._refuted: set[Refuted] = set()  # by the calls of some failed check
        self._called = dict(known)  # the functions that each check called
        self._uncounted: UncountedCalls | None = None

    def consider(self, result: CheckResult, calls: list[Call], plan: Plan, results: dict[str, CheckResult]) -> None:
        """Compare the calls of a failed check with the stored mistakes. What fits waits for `settle`.

        `results`: of all checks that ran until now.
        """
        self._called[result.check.name] = called = frozenset(call.step.root for call in calls)
        if result.verdict not in DIAGNOSED or not calls:
            return
        with suppress(Exception, OutcomeException):  # the latter: the time of the check is over
            passed = {name for name, result in results.items() if result.verdict is Verdict.PASS}
            mistakes = [
                mistake
                for mistake in self._stored.mistakes
                if not (self._needs_no_replay(mistake, called) or self._avoided(mistake, called, passed))
            ]
            fits, refuted = find_fits(self._stored, mistakes, calls)
            self._refuted |= refuted
            if fits:
                made = frozenset((call.step.key, call.live) for call in calls)
                repeats = any(call.step.ordinal for call in calls)
                question = Question(called, fits, made, None if repeats else plan)
                self._questions[result.check.name] = question

    def settle(self, session: Session | None, results: dict[str, CheckResult], last: bool) -> dict[str, Mistake]:
        """Return the mistake that each check considered since the last time shows, by the name of the check.

        `results`: of all checks that ran. So this is called before a hidden check runs: the hint of a visible one must
        not reveal whether that passed. `last`: no check follows, so the student's code need not be able to run.
        """
        questions, self._questions = self._questions, {}
        if questions and session is not None:
            self._uncounted = self._uncounted or UncountedCalls(session)
        passed = {name for name, result in results.items() if result.verdict is Verdict.PASS}
        fits = {name: self._narrow(question, passed) for name, question in questions.items()}
        if self._uncounted is not None and not last:
            self._uncounted.repair()
        left = {
            name: [fit for fit in some if not self._is_refuted(fit.mistake, questions[name].called)]
            for name, some in fits.items()
        }
        return {name: mistake for name, some in left.items() if (mistake := choose(some, name))}

    def _is_refuted(self, mistake: Mistake, called: frozenset[str]) -> bool:
        """Return whether a failed check refutes a mistake in a function that a check of `called` reaches."""
        refuted = self._refuted_in(mistake)
        reached = functions_reached(self._stored, mistake, called) if refuted else frozenset()
        return any(reaches(reached, function) for function in refuted)

    def _needs_no_replay(self, mistake: Mistake, called: frozenset[str]) -> bool:
        """Return whether a mistake is refuted, so that it is dropped in the end, and could be refuted nowhere else."""
        places = (defined_in(mistake.source) or frozenset()) & called
        return places <= self._refuted_in(mistake) and self._is_refuted(mistake, called)

    def _refuted_in(self, mistake: Mistake) -> set[str]:
        """Return the functions in which failed checks refute a mistake."""
        return {function for name, function in self._refuted if name == mistake.name}

    def _avoided(self, mistake: Mistake, called: frozenset[str], passed: set[str]) -> bool:
        """Return whether a passed check shows that the student did not make a mistake in what this check reaches.

        A stored answer may make one mistake in several functions; a student who makes it in one passes the others.
        """
        evidence = passed.intersection(mistake.caught_by)
        if not evidence:
            return False
        here = functions_reached(self._stored, mistake, called)
        there = [functions_shown(self._stored, mistake, self._called.get(check, frozenset())) for check in evidence]
        return any(here is None or one is None or not here.isdisjoint(one) for one in there)

    def _narrow(self, question: Question, passed: set[str]) -> list[Fit]:
        """Return the mistakes that fit also the calls that the failure of the check prevented.

        A mistake that one of the `passed` checks must catch is not the student's. Calls with large results are made
        only if mistakes with different sentences fit without them.
        """
        fits = [fit for fit in question.fits if not self._avoided(fit.mistake, question.called, passed)]
        if not fits or question.plan is None or self._uncounted is None or not self._uncounted.possible:
            return fits
        with suppress(Exception, OutcomeException):
            small, large = missing_calls(question.plan(self._stored.reference), question.made)
            for calls in (small, large):
                if calls and (calls is small or have_many_sentences(fits)):
                    fits, refuted = narrow(self._stored, fits, make_calls(self._uncounted, calls))
                    self._refuted |= refuted
            return fits
        return []


def functions_reached(stored: StoredAnswers, mistake: Mistake, called: frozenset[str]) -> frozenset[str] | None:
    """Return the names that a mistake defines and that its functions `called` use; None if unknown."""
    if is_out_of_reach(mistake.source, called, stored.reference.module):
        return frozenset()
    defined = defined_in(mistake.source)
    used = names_used(stored.load(mistake).module, called)
    return None if defined is None or used is None else defined & used


def functions_shown(stored: StoredAnswers, mistake: Mistake, called: frozenset[str]) -> frozenset[str] | None:
    """Return the functions of a mistake of which a check that calls `called` tells something; None if unknown.

    Of what a called function uses nothing is known: the student's own may use nothing.
    """
    defined = defined_in(mistake.source) or frozenset()
    return defined & called or functions_reached(stored, mistake, called)


def reaches(functions: frozenset[str] | None, name: str) -> bool:
    """Return whether a name is among the functions that are reached; True if these are unknown."""
    return functions is None or name in functions
