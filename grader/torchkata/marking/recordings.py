"""What must be recorded of a replayed call: what the check has looked at in the student's, and no more.

Recording everything makes a training five times as slow.
"""

from ..checks.steps import Call
from ..comparison.observation import are_starts
from ..comparison.training import PREFIX
from ..inside.recording import LINES, OPERATORS, TRAINING

NEEDED = {"trace": {OPERATORS}, "elements": {OPERATORS}, "lines": {LINES}}  # facts and changes need none


def recordings_for(call: Call) -> frozenset[str]:
    """Return what to record of a call of a check that has ended, as `record` takes it."""
    needed: set[str] = set()
    for part in call.looked_at:
        if isinstance(part, tuple):
            needed |= set() if are_starts(part[1:]) else {OPERATORS}
        elif isinstance(part, str):
            needed |= {TRAINING} if part.startswith(PREFIX) else NEEDED.get(part, set())
    return frozenset(needed)
