"""Turn the outcome of one check into a verdict and messages."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from ..checks.none_advice import advise_none
from ..checks.steps import Call
from ..comparison.mismatch import Mismatch
from ..comparison.returned_figure import as_missing_picture
from ..explain.failures import StudentFailure
from ..record.english.errors import ERRORS
from ..record.message import Lines, change_texts, phrase, without
from ..record.verdict import Check, CheckResult, Verdict
from ..sandbox.path_filter import without_places
from .claims import AUTHOR, compares_shapes, own_words, raised_in
from .mistake import Mistake

MAX_PRINTED = 1000  # characters of printed output that are shown
without_places_in = partial(change_texts, change=without_places)


def judge(
    check: Check,
    check_file: Path,
    error: BaseException | None,
    calls: list[Call],
    minimal: bool = False,
) -> CheckResult:
    """Return the result of a check that ended with `error` (None: it passed) after `calls` of student code.

    `minimal`: for hidden checks, keep only the verdict.
    """
    if error is None:
        return CheckResult(check, Verdict.PASS)
    error = as_missing_picture(error, bool(calls) and drew(calls[-1]))
    verdict, lines = explain(error, check_file, visible=True)
    redacted = () if check.visible else explain(error, check_file, visible=False)[1]
    if verdict is Verdict.GRADER:
        return CheckResult(check, verdict, lines, redacted)
    if minimal and not check.visible:
        return CheckResult(check, verdict)
    show_call = calls and verdict not in (Verdict.TODO, Verdict.MISSING)
    printed = "".join(call.outcome.output for call in calls) if check.visible else ""
    lines, redacted = advise_none(lines, error, calls, True), advise_none(redacted, error, calls, False)
    return CheckResult(
        check,
        verdict,
        tuple(map(without_places_in, lines)),
        tuple(map(without_places_in, redacted)),
        call=without_places_in(calls[-1].shown) if show_call else None,
        output=printed if len(printed) <= MAX_PRINTED else printed[:MAX_PRINTED] + "\n[...]",
    )


def drew(call: Call) -> bool:
    """Return whether a call drew a figure and returned none."""
    counts = call.outcome.reply.message.get("figures", [0, 0]) if call.outcome.reply else [0, 0]
    return not counts[0] and counts[1] > 0


def with_hint(result: CheckResult, mistake: Mistake, minimal: bool, shown: bool = True) -> CheckResult:
    """Return the result of a failed check with the sentence of a stored mistake, in place of general advice.

    `minimal`: the mistake is not named, since students may get the record. `shown`: without it, the mistake is named
    for teachers, and the sentence left out here, so that no view can show it.
    """
    name = "" if minimal else mistake.name
    if not shown:
        return replace(result, mistake=name)
    return replace(
        result,
        message=without(result.message, ERRORS),
        redacted=without(result.redacted, ERRORS),
        hint=mistake.sentence,
        mistake=name,
    )


def explain(error: BaseException, check_file: Path, visible: bool) -> tuple[Verdict, Lines]:
    """Return the verdict and messages for an exception that ended a check; redacted if the check is hidden."""
    if isinstance(error, StudentFailure):
        return error.verdict, error.lines if visible else error.redacted
    if isinstance(error, Mismatch):
        return Verdict.WRONG, lines_of(error, check_file, visible)
    if isinstance(error, AssertionError) and str(error) and raised_in(check_file, error):
        sentence = str(error).split("\nassert ")[0]  # pytest appends the values in the check
        return Verdict.WRONG, (phrase(AUTHOR, text=sentence) if visible else own_words(check_file, error, sentence),)
    problem = f"{type(error).__name__}: {error}" if visible else phrase("failed_in_check", type=type(error).__name__)
    return Verdict.GRADER, (phrase("grader_failed", problem=problem),)


def lines_of(mismatch: Mismatch, check_file: Path, visible: bool) -> Lines:
    """Return the messages of a Mismatch. If the check compares shapes, tuples are shown as shapes."""
    if mismatch.as_shapes and compares_shapes(check_file, mismatch):
        return mismatch.as_shapes(visible)
    return mismatch.lines if visible else mismatch.redacted
