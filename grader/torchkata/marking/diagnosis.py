"""Compare the calls of a failed check with the same calls of the stored wrong answers.

A mistake fits only if it gives what the student's code gave in every call that it can influence, also in those that
were right, and if at least one of these calls was wrong. What fits only some of the calls may be another mistake.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from ..checks.steps import Call
from ..inside.values import Decoder, describe_opaque
from ..record.verdict import Verdict
from .likeness import agrees
from .mistake import Mistake
from .names_used import can_matter, defined_in, is_out_of_reach
from .replay import replay
from .replaying import Seen, describe_object, with_gradient
from .stored import StoredAnswers

SECONDS = 30.0  # limit for one failed check; usual ones take a fraction of that
UNWRITTEN = (Verdict.TODO, Verdict.MISSING)  # such calls tell nothing about a mistake

Refuted = tuple[str, str]  # the name of a mistake, and the function in which the student did not make it


class Comparison:
    """The results of a student's calls beside those of the reference: `wrong` are the calls in which they differ.

    `refuted`: mistakes that the student did not make in a function, whatever else is wrong: that function returned
    something else. Raises TimeoutError, as `explained_by` does, if replaying takes too long.
    """

    def __init__(self, stored: StoredAnswers, calls: list[Call]) -> None:
        self._stored, self._calls = stored, calls
        self.refuted: set[Refuted] = set()
        self._deadline = time.monotonic() + SECONDS
        self._student = [see_student(call) for call in calls]
        self._telling = {i for i, call in enumerate(calls) if not is_unwritten(call)}
        good = self._in_time(replay(stored.reference, calls, self._telling))
        self.wrong = {i for i, one in enumerate(good) if i in self._telling and not agrees(self._student[i], one)}

    def explained_by(self, mistake: Mistake) -> frozenset[int] | None:
        """Return the wrong calls that a mistake explains; None if one of the calls contradicts it."""
        reached = self._telling & reached_by(self._stored, mistake, self._calls)
        explained = reached & self.wrong
        for asked in (explained, reached - explained):  # wrong calls tell most mistakes apart
            contradiction = self._contradiction(mistake, asked)
            if contradiction is not None:
                self._refute(mistake, contradiction)
                return None
        return frozenset(explained)

    def _contradiction(self, mistake: Mistake, asked: set[int]) -> int | None:
        """Return the first call in `asked` in which a mistake does not give the same as the student, or None."""
        if not asked:
            return None
        results = self._in_time(replay(self._stored.load(mistake), self._calls[: max(asked) + 1], asked))
        return next((i for i, seen in enumerate(results) if i in asked and not agrees(self._student[i], seen)), None)

    def _refute(self, mistake: Mistake, contradiction: int) -> None:
        """Note that a mistake is refuted, unless something else may be the reason: another function, an exception."""
        failed = self._calls[contradiction].outcome.failure is not None
        function = self._calls[contradiction].step.root
        if not failed and function in (defined_in(mistake.source) or ()):
            self.refuted.add((mistake.name, function))

    def _in_time(self, steps: Iterator[Seen]) -> Iterator[Seen]:
        """Yield `steps`. Raises TimeoutError after a step that ended past the deadline."""
        for seen in steps:
            if time.monotonic() > self._deadline:
                raise TimeoutError
            yield seen


@dataclass(frozen=True)
class Fit:
    """A mistake that fits all calls, and whether it explains all wrong ones, and the first of them."""

    mistake: Mistake
    explains_all: bool
    explains_first: bool


Found = tuple[list[Fit], set[Refuted]]  # the mistakes that fit, and those that are refuted


def find_fits(stored: StoredAnswers, mistakes: list[Mistake], calls: list[Call]) -> Found:
    """Return those of `mistakes` that fit the calls of a failed check, and which are refuted by them.

    Returns none also if the calls were too large to keep. Raises TimeoutError if replaying takes too long.
    """
    if not stored.complete or not mistakes or any(call.size is None for call in calls):
        return [], set()
    compared = Comparison(stored, calls)
    if not compared.wrong:
        return [], set()
    explained = {mistake: compared.explained_by(mistake) for mistake in mistakes}
    first = min(compared.wrong)
    fits = [Fit(mistake, one == compared.wrong, first in one) for mistake, one in explained.items() if one]
    return fits, compared.refuted


def narrow(stored: StoredAnswers, fits: list[Fit], calls: list[Call]) -> Found:
    """Return those of `fits` that fit further calls of the check, too. Raises TimeoutError as `find_fits` does."""
    compared = Comparison(stored, calls)
    explained = ((fit, compared.explained_by(fit.mistake)) for fit in fits)
    left = [
        Fit(fit.mistake, fit.explains_all and one == compared.wrong, fit.explains_first)
        for fit, one in explained
        if one is not None
    ]
    return left, compared.refuted


def choose(fits: list[Fit], check: str) -> Mistake | None:
    """Return the mistake that is shown; None if mistakes with different sentences fit alike.

    A mistake that explains every wrong call goes before those that need a second mistake. Without one, the first wrong
    call decides, because the student reads about that one. That a mistake names the check is no evidence: it says what
    the check can see, not what this student did.
    """
    likely = likeliest(fits)
    if not likely or have_many_sentences(likely):
        return None
    return min((fit.mistake for fit in likely), key=lambda mistake: (check not in mistake.caught_by, mistake.name))


def likeliest(fits: list[Fit]) -> list[Fit]:
    """Return the mistakes that explain every wrong call; if there are none, those that explain the first one."""
    return [fit for fit in fits if fit.explains_all] or [fit for fit in fits if fit.explains_first]


def have_many_sentences(fits: list[Fit]) -> bool:
    """Return whether the likeliest mistakes have different sentences."""
    return len({fit.mistake.sentence for fit in likeliest(fits)}) > 1


def is_unwritten(call: Call) -> bool:
    """Return whether the student has not written the function that was called."""
    return call.outcome.failure is not None and call.outcome.failure.verdict in UNWRITTEN


def reached_by(stored: StoredAnswers, mistake: Mistake, calls: list[Call]) -> set[int]:
    """Return the calls in which a stored answer can differ from the reference.

    Once one of them used objects, these may have changed, so all later calls on objects are among them.
    """
    reference = stored.reference.module
    names = {call.step.root for call in calls if call.step.owner is None}
    if is_out_of_reach(mistake.source, names, reference):
        return set()
    answer = stored.load(mistake).module
    reached = {name for name in names if can_matter(answer, mistake.source, {name}, reference)}
    found: set[int] = set()
    changed = False
    for i, call in enumerate(calls):
        if (call.step.owner is None and call.step.root in reached) or (changed and call.on_objects):
            found.add(i)
            changed = changed or call.on_objects
    return found


def see_student(call: Call) -> Seen:
    """Return the student's result of a call, from the kept reply."""
    reply, failure = call.outcome.reply, call.outcome.failure
    if failure is not None or reply is None:
        return Seen(error=failure.error if failure else ("", ""))
    decoder, before = (Decoder(body, describe_opaque, describe_object) for body in (reply.body, call.step.body))
    after = reply.message.get("arguments")
    arguments = None
    if call.live:
        arguments = before.decode(call.step.arguments) if after is None else decoder.decode(after)
    looked_at = frozenset(call.looked_at)
    return Seen(
        with_gradient(call.step.op, decoder.decode(reply.message.get("value"))),
        arguments,
        ("", ""),
        reply.message.get("observed"),
        looked_at,
    )
