"""The calls that a failed check did not reach.

A check ends at its first failure, often a call in which many mistakes look alike. To tell them apart, the check is run
once on the reference, which lists all its calls. Those that are missing are then made on the student's code. No check
goes on with a wrong value, and nothing that these calls do changes a verdict or a message.
"""

from dataclasses import replace

from ..checks.steps import Call
from ..checks.uncounted import UncountedCalls
from ..record.verdict import Verdict

MAX_FURTHER_CALLS = 40  # of those that are planned, that a student's code is asked for
MAX_OBJECT_CALLS = 150  # if some of them work with objects
MAX_BYTES = 32 * 2**20  # of the replies to them
SMALL = 2**16  # bytes, as the cache estimates them: some 300 floats in lists
COMPARABLE = (Verdict.ERROR, Verdict.TODO, Verdict.MISSING)  # other failures end the process of the student's code

Made = frozenset[tuple[bytes, bool]]  # calls that were made: the key of each, and whether it was live


def missing_calls(planned: list[Call], made: Made) -> tuple[list[Call], list[Call]]:
    """Return the planned calls that were not made: those with small results, then those with large ones.

    A repeated call belongs to what the check did before, so it is left out. If the check works with objects, those that
    it has made are gone, so all calls with objects are among the first ones.
    """
    calls = [call for call in planned if not call.step.ordinal and (call.step.key, call.live) not in made]
    if any(call.on_objects for call in planned):
        return [call for call in planned if call.on_objects or call in calls][:MAX_OBJECT_CALLS], []
    calls = calls[:MAX_FURTHER_CALLS]
    return [call for call in calls if is_small(call)], [call for call in calls if not is_small(call)]


def is_small(call: Call) -> bool:
    """Return whether the reference returns little. Long histories come from long trainings, which take long."""
    return call.size is not None and call.size <= SMALL


def make_calls(uncounted: UncountedCalls, calls: list[Call]) -> list[Call]:
    """Return the calls with the outcomes of the student's code; fewer if there is no time for all.

    They end where the student's code does not give as many objects as the reference: later ones have other numbers.
    """
    made: list[Call] = []
    left = MAX_BYTES
    scope = uncounted.new_scope()
    for call in calls:
        outcome = uncounted.perform(replace(call.step, scope=scope))
        if outcome is None or (outcome.failure is not None and outcome.failure.verdict not in COMPARABLE):
            break
        left -= (size := outcome.reply.size if outcome.reply else 0)
        if left < 0:
            break
        if outcome.reply is None or outcome.reply.message["outcome"] == "value":  # else the function is missing
            made.append(replace(call, outcome=outcome, size=size))
            if made[-1].objects != call.objects:
                break
    return made
