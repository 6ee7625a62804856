"""The command that shows a student one hint at a time: of a recognised mistake first, then those of a function."""

import argparse
import sys
from pathlib import Path
from typing import Any

from .. import interrupt
from ..course.catalog import Exercise
from ..course.choose import choose_gradable
from ..course.feedback import NONE
from ..course.shown_hints import next_hints
from ..course.tries import Tries
from ..errors import NothingToGrade
from ..record.sentences import say
from ..record.verdict import CheckResult, ExerciseResult, Verdict
from .feedback_option import feedback_from
from .grade import place_delivered
from .option_values import read_text
from .options import GRADER_FAILED, REFUSED, add_verb


def add_verbs(verbs: Any) -> None:
    """Add the command of this module."""
    verb = add_verb(verbs, "hint", hint)
    verb.add_argument("exercise", type=read_text, metavar="EX", help=say("help_hint_exercise"))
    verb.add_argument("function", nargs="?", default="", metavar="FUNCTION", help=say("help_hint_function"))


def hint(arguments: argparse.Namespace) -> int:
    """Show the next hint for what is not right yet, or of a function that is named. Return the exit status.

    The visible checks are graded for it now: a record of before may be older than the student's file. A function that
    is named needs no grading. Raises NothingToGrade, CourseError, IsolationMissing, SettingRefused.
    """
    place_delivered(arguments.course)
    exercise, *others = choose_gradable(arguments.course, [arguments.exercise], hidden=False).exercises
    if others:
        raise NothingToGrade(say("refused_one_exercise", count=1 + len(others)))
    hints, policy = exercise.form.hints, feedback_from().policy or exercise.feedback.hints
    if not hints and (arguments.function or policy == NONE):
        raise NothingToGrade(say("hints_missing", folder=exercise.folder))
    if arguments.function and arguments.function not in hints:
        raise NothingToGrade(say("hint_no_function", name=arguments.function, names=list(hints)))
    if arguments.function:
        return show_next(arguments.course, exercise, arguments.function)
    return grade_and_show(arguments.course, exercise, policy)


def grade_and_show(course: Path, exercise: Exercise, policy: str) -> int:
    """Grade the visible checks, and show the next hint. Raises NothingToGrade if there is none.

    First the sentence on a recognised mistake. If the screen held it back until now, it is all that is shown. Else the
    next hint of the first function that is not right yet follows.
    """
    from ..marking.grader import mark
    from ..submission.find import find_submission

    (answer,) = find_submission(course / "exercises", [exercise])
    record = mark([answer], hidden=False, policy=policy)
    if not record.complete:
        return interrupt.STATUS
    (result,) = record.exercises
    if result.problem or record.grader_failed:
        key = "hint_grader" if record.grader_failed else "hint_not_run"
        print(say(key, name=exercise.name), file=sys.stderr)
        return GRADER_FAILED if record.grader_failed else REFUSED
    recognised = next((one for one in result.results if one.hint), None)
    if recognised and show_sentence(course, exercise, recognised, policy):
        return 0
    return show_for_function(course, exercise, result, answer.source)


def show_sentence(course: Path, exercise: Exercise, failed: CheckResult, policy: str) -> bool:
    """Show the sentence on a recognised mistake. Return whether that is all for now: it was held back until now."""
    tries, check = Tries(course), failed.check
    show(say("looks_like_in", verdict=str(failed.verdict), claim=check.claim, sentence=failed.hint))
    if tries.shows(policy, exercise.folder, check.name):
        return False
    if exercise.form.hints:
        show(say("hint_more", name=exercise.name))
    try:
        tries.ask(exercise.folder, check.name)
    except OSError as error:
        print(say("hint_forgotten", problem=error.strerror or error), file=sys.stderr)
    return True


def show_for_function(course: Path, exercise: Exercise, result: ExerciseResult, source: bytes) -> int:
    """Show the next hint of the first function that is not right yet; praise if there is none."""
    from ..marking.open_functions import open_functions

    failed = [one for one in result.results if one.verdict is not Verdict.PASS]
    names = list(exercise.form.hints)
    if found := open_functions(exercise, result, source):
        return show_next(course, exercise, found[0])
    if failed and names:
        show(say("hint_unknown", claim=failed[0].check.claim, names=names, name=exercise.name))
    elif names:
        show(say("hint_all_pass", folder=exercise.folder))
        more = say("another_way", text=result.another_way) if result.another_way else ""
        for text in filter(None, [exercise.form.outcome, more]):
            show(text)
    elif not any(one.hint for one in failed):
        raise NothingToGrade(say("hints_missing", folder=exercise.folder))
    return 0


def show_next(course: Path, exercise: Exercise, function: str) -> int:
    """Show the next hint of a function, and remember it. When all were shown, show all again."""
    sentences, problem = next_hints(course, exercise, function)
    for sentence in sentences:
        show(sentence)
    if problem:
        print(problem, file=sys.stderr)
    return 0


def show(text: str) -> None:
    """Print a text, on a terminal with whole words at its width."""
    from ..report.terminal import show_text

    show_text(text)
