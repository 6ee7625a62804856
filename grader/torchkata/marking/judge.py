"""Turns what happened in one check into its verdict and the words that the student reads."""

from pathlib import Path

from ..checks.none_advice import advise_none
from ..checks.steps import Call
from ..comparison.mismatch import Mismatch
from ..explain.failures import StudentFailure
from ..record.english.errors import ERRORS
from ..record.sentences import say
from ..record.verdict import Check, CheckResult, Verdict
from ..sandbox.path_filter import without_places
from .claims import compares_shapes, own_words, raised_in
from .diagnosis import diagnose
from .stored import Mistake, StoredAnswers

MAX_PRINTED = 1000  # characters of prints that are shown
GENERAL = frozenset(ERRORS.values())
DIAGNOSED = (Verdict.WRONG, Verdict.ERROR)


def judge(
    stored: StoredAnswers,
    check: Check,
    check_file: Path,
    error: BaseException | None,
    calls: list[Call],
    minimal: bool = False,
) -> CheckResult:
    """Return the result of a check that ended with `error` (None: it passed) after `calls` of student code.

    `minimal`: of hidden checks, tell the verdict alone.
    """
    if error is None:
        return CheckResult(check, Verdict.PASS)
    verdict, text = explain(error, check_file, check.visible)
    if verdict is Verdict.GRADER:
        return CheckResult(check, verdict, text)
    if minimal and not check.visible:
        return CheckResult(check, verdict)
    show_call = calls and verdict not in (Verdict.TODO, Verdict.MISSING)
    call_text = [calls[-1].text] if show_call else []
    printed = "".join(call.outcome.output for call in calls) if check.visible else ""
    mistake = find_mistake(stored, check, calls) if verdict in DIAGNOSED and calls else None
    lines = advise_none(text.split("\n"), error, calls, check.visible)
    if mistake:  # one hint is enough, and it knows more than what is said of an exception in general
        lines = [line for line in lines if line not in GENERAL]
    return CheckResult(
        check,
        verdict,
        without_places("\n".join([*call_text, *lines])),
        hint=mistake.sentence if mistake else "",
        output=printed if len(printed) <= MAX_PRINTED else printed[:MAX_PRINTED] + "\n[...]",
        mistake=mistake.name if mistake else "",
    )


def find_mistake(stored: StoredAnswers, check: Check, calls: list[Call]) -> Mistake | None:
    """Return the stored mistake that the calls look like. A broken answer key costs the hint, not the verdict."""
    try:
        return diagnose(stored, check.name, calls)
    except Exception:
        return None


def explain(error: BaseException, check_file: Path, visible: bool) -> tuple[Verdict, str]:
    """Return verdict and text of what ended a check."""
    if isinstance(error, StudentFailure):
        return error.verdict, error.text if visible else error.redacted
    if isinstance(error, Mismatch):
        return Verdict.WRONG, "\n".join(lines_of(error, check_file, visible))
    if isinstance(error, AssertionError) and str(error) and raised_in(check_file, error):
        sentence = str(error).split("\nassert ")[0]  # what follows is pytest's view of the check's own values
        return Verdict.WRONG, sentence if visible else own_words(check_file, error, sentence)
    problem = f"{type(error).__name__} in a check" if not visible else f"{type(error).__name__}: {error}"
    return Verdict.GRADER, say("grader_failed", problem=problem)


def lines_of(mismatch: Mismatch, check_file: Path, visible: bool) -> list[str]:
    """Return the lines on a value that is not the expected one; tuples of a comparison of shapes are called shapes."""
    if mismatch.as_shapes and compares_shapes(check_file, mismatch):
        return list(mismatch.as_shapes(visible))
    return list(mismatch.lines if visible else mismatch.redacted)
