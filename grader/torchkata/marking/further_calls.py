"""The calls that a failed check did not reach.

A check ends at its first failure, often a call in which many mistakes look alike. To tell them apart, the check is run
once on the reference, which lists all its calls. Those that are missing are then made on the student's code. No check
goes on with a wrong value, and nothing that these calls do changes a verdict or a message.
"""

import copy
import types
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

from ..cache.content_cache import size_of
from ..checks.in_place import copy_into
from ..checks.reference import Loaded
from ..checks.steps import Call, Outcome, Step
from ..checks.student_module import LIVE, OBSERVED, PLAIN
from ..checks.uncounted import UncountedCalls
from ..comparison.observation import Observation
from ..comparison.picture import with_pictures
from ..inside.values import Encoder
from ..record.message import phrase
from ..record.verdict import Verdict
from .replay import remembered

MAX_PLANNED_CALLS = 200  # of one check
MAX_PLANNED_BYTES = 4 * 2**20  # of their arguments
MAX_FURTHER_CALLS = 40  # of them, that a student's code is asked for
MAX_BYTES = 32 * 2**20  # of the replies to them
SMALL = 2**16  # bytes, as the cache estimates them: some 300 floats in lists
COMPARABLE = (Verdict.ERROR, Verdict.TODO, Verdict.MISSING)  # other failures end the process of the student's code

Run = Callable[["RightAnswer"], object]
Made = frozenset[tuple[bytes, bool]]  # calls that were made: the key of each, and whether it was live


class PlanEnds(Exception):
    """The rest of the check cannot be planned."""


class RightAnswer:
    """Stands for the student's module while a check is planned: it keeps the calls and answers as the reference does.

    Only functions are known. A check that uses objects of the student's classes is planned up to the first of them.
    """

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._mode = PLAIN
        self._calls: list[Call] = []

    @property
    def live(self) -> "RightAnswer":
        """Return the same module, but in-place changes of an argument also change the check's own object."""
        return self._in_mode(LIVE)

    @property
    def observed(self) -> "RightAnswer":
        """Return the same module, but a call returns an observation of the call."""
        return self._in_mode(OBSERVED)

    def _in_mode(self, mode: str) -> "RightAnswer":
        other = copy.copy(self)
        other._mode = mode
        return other

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)
        if not isinstance(getattr(self._loaded.module, name, None), types.FunctionType):
            raise PlanEnds
        return partial(self._call, name)

    def _call(self, name: str, *args: Any, **kwargs: Any) -> Any:
        encoder = Encoder()
        tree = encoder.encode([list(args), kwargs])
        step = Step("call", name, tree, bytes(encoder.body), observe=self._mode == OBSERVED)
        step = replace(step, ordinal=sum(call.step.input == step.input for call in self._calls))
        call = Call(step, Outcome(), self._mode == LIVE, phrase("call", name=name, arguments=[]))
        size = sum(len(one.step.body) for one in (*self._calls, call))
        if len(self._calls) == MAX_PLANNED_CALLS or size > MAX_PLANNED_BYTES:
            raise PlanEnds
        seen = remembered(self._loaded, call)
        if seen.error != ("", "") or holds_opaque(seen.value):
            raise PlanEnds
        self._calls.append(replace(call, size=size_of(seen.value)))
        if call.live:
            copy_into((list(args), kwargs), copy.deepcopy(seen.arguments))
        value = with_pictures(copy.deepcopy(seen.value), call.looked_at)
        return Observation(value, seen.observed, call.looked_at) if step.observe else value


def holds_opaque(value: Any) -> bool:
    """Return whether a result holds the description of a value that cannot be transferred."""
    if isinstance(value, list | tuple):
        return any(map(holds_opaque, value))
    if isinstance(value, dict):
        return any(map(holds_opaque, value.values()))
    return isinstance(value, str) and value.startswith("opaque ")


def plan_calls(loaded: Loaded, run: Run) -> list[Call]:
    """Return the calls that a check makes on the reference. `run` runs the check on the module that it is given.

    A timeout of the check passes through.
    """
    answer = RightAnswer(loaded)
    with suppress(Exception):
        run(answer)
    return answer._calls


def missing_calls(planned: list[Call], made: Made) -> tuple[list[Call], list[Call]]:
    """Return the planned calls that were not made: those with small results, then those with large ones.

    A repeated call belongs to what the check did before, so it is left out.
    """
    calls = [call for call in planned if not call.step.ordinal and (call.step.key, call.live) not in made]
    calls = calls[:MAX_FURTHER_CALLS]
    return [call for call in calls if is_small(call)], [call for call in calls if not is_small(call)]


def is_small(call: Call) -> bool:
    """Return whether the reference returns little. Long histories come from long trainings, which take long."""
    return call.size is not None and call.size <= SMALL


def make_calls(uncounted: UncountedCalls, calls: list[Call]) -> list[Call]:
    """Return the calls with the outcomes of the student's code; fewer if there is no time for all."""
    made: list[Call] = []
    left = MAX_BYTES
    for call in calls:
        outcome = uncounted.perform(call.step)
        if outcome is None or (outcome.failure is not None and outcome.failure.verdict not in COMPARABLE):
            break
        left -= (size := outcome.reply.size if outcome.reply else 0)
        if left < 0:
            break
        if outcome.reply is None or outcome.reply.message["outcome"] == "value":  # else the function is missing
            made.append(replace(call, outcome=outcome, size=size))
    return made
