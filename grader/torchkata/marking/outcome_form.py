"""The canonical form of a failed check: equal for two answers with the same mistake, whatever their rounding errors.

`likeness.agrees` says what counts as the same; this is its counterpart for results that cannot be held side by side,
because only a digest of one of them is known. Kinds, shapes, dtypes, integers, texts and exceptions are exact. Numbers
are not rounded one by one: in a long array one of them would always lie at the edge of a rounding step. Instead all
numbers of a check with the same precision are projected to one number, a sum of their logarithms with fixed weights,
whose cell on a coarse grid counts. Where that sum lies near an edge, the form has the cell beyond as well.

Amounts that right programs differ in (lines, operators) only tell nothing from something.
"""

import re

from ..checks.steps import Call
from ..comparison.picture import Question, replace_figures
from ..inside.values import Decoder, describe_opaque
from ..record.verdict import CheckResult, Verdict
from .claims import AUTHOR
from .diagnosis import is_unwritten, see_student
from .observed_form import add_observed, answers
from .replaying import Seen, describe_object
from .value_form import Form, add_value

VERSION = 1  # of the form: another one makes every sealed file stale
MAX_TAGS, TAG_BYTES = 12, 3  # calls that tell mistakes apart which open the same box
NUMBERS_IN_TEXT = re.compile(r"-?\d+(\.\d+)?(e[-+]?\d+)?")


def form_of(result: CheckResult, calls: list[Call]) -> Form | None:
    """Return the form of a failed check; None if its calls were too large to keep. Raises what invalid data raises."""
    if any(call.size is None for call in calls):
        return None
    form = Form()
    form.add(result.check.name, str(result.verdict))
    if result.verdict is Verdict.WRONG:
        form.add([NUMBERS_IN_TEXT.sub("", str(one.facts["text"])) for one in result.message if one.key == AUTHOR])
    for call in calls:
        if not is_unwritten(call):
            add_call(form, call)
    return form


def tags_of(calls: list[Call]) -> list[list[bytes]]:
    """Return for each of the first calls short digests of its outcome: of its own form first, then of those near it."""
    telling = [call for call in calls if not is_unwritten(call) and call.size is not None][:MAX_TAGS]
    tags = []
    for call in telling:
        form = Form()
        add_call(form, call)
        tags.append([one[:TAG_BYTES] for one in form.digests()])
    return tags


def add_call(form: Form, call: Call) -> None:
    """Add one call and its outcome."""
    step = call.step
    form.add(step.op, step.name, call.live, step.observe)
    given = Decoder(step.body, describe_opaque, describe_object).decode(step.arguments)
    add_value(form, given, inexact=False)
    add_seen(form, see_student(call))


def add_seen(form: Form, seen: Seen) -> None:
    """Add the outcome of one call."""
    form.add(seen.error)
    questions = [part for part in seen.looked_at if isinstance(part, Question)]
    add_value(form, replace_figures(seen.value, lambda plain: answers(plain, questions)))
    add_value(form, seen.arguments)
    if seen.observed is not None:
        looked_at = [part for part in seen.looked_at if not isinstance(part, Question)]
        for part in sorted(looked_at, key=repr):
            form.add(part)
            add_observed(form, seen.observed, part)
