"""The command that shows a student one hint at a time."""

import argparse
import sys
from pathlib import Path
from typing import Any

from .. import interrupt
from ..course.catalog import Exercise
from ..course.choose import choose_gradable
from ..course.shown_hints import ShownHints
from ..errors import NothingToGrade
from ..record.sentences import say
from ..record.verdict import Verdict
from .grade import place_delivered
from .options import GRADER_FAILED, REFUSED, add_verb


def add_verbs(verbs: Any) -> None:
    """Add the command of this module."""
    verb = add_verb(verbs, "hint", hint)
    verb.add_argument("exercise", metavar="EX", help=say("help_hint_exercise"))
    verb.add_argument("function", nargs="?", default="", metavar="FUNCTION", help=say("help_hint_function"))


def hint(arguments: argparse.Namespace) -> int:
    """Show the next hint of a function, or of the first one that is not right yet. Return the exit status.

    The visible checks are graded for it now: a record of before may be older than the student's file. A function that
    is named needs no grading. Raises NothingToGrade, CourseError, IsolationMissing.
    """
    place_delivered(arguments.course)
    exercise, *others = choose_gradable(arguments.course, [arguments.exercise], hidden=False).exercises
    if others:
        raise NothingToGrade(say("refused_one_exercise", count=1 + len(others)))
    hints = exercise.form.hints
    if not hints:
        raise NothingToGrade(say("hints_missing", folder=exercise.folder))
    if arguments.function and arguments.function not in hints:
        raise NothingToGrade(say("hint_no_function", name=arguments.function, names=list(hints)))
    if arguments.function:
        return show_next(arguments.course, exercise, arguments.function)
    return grade_and_show(arguments.course, exercise)


def grade_and_show(course: Path, exercise: Exercise) -> int:
    """Grade the visible checks, and show the next hint of the first function that is not right yet."""
    from ..marking.grader import mark
    from ..marking.open_functions import open_functions
    from ..submission.find import find_submission

    (answer,) = find_submission(course / "exercises", [exercise])
    record = mark([answer], hidden=False)
    if not record.complete:
        return interrupt.STATUS
    (result,) = record.exercises
    failed = [one for one in result.results if one.verdict is not Verdict.PASS]
    if result.problem or record.grader_failed:
        key = "hint_grader" if record.grader_failed else "hint_not_run"
        print(say(key, name=exercise.name), file=sys.stderr)
        return GRADER_FAILED if record.grader_failed else REFUSED
    if found := open_functions(exercise, result, answer.source):
        return show_next(course, exercise, found[0])
    if failed:
        print(say("hint_unknown", claim=failed[0].check.claim, names=list(exercise.form.hints), name=exercise.name))
        return 0
    print(say("hint_all_pass", folder=exercise.folder))
    if exercise.form.outcome:
        print(exercise.form.outcome)
    return 0


def show_next(course: Path, exercise: Exercise, function: str) -> int:
    """Show the next hint of a function, and remember it. When all were shown, show all again."""
    shown = ShownHints(course)
    hints, count = exercise.form.hints[function], shown.count(exercise.folder, function)
    numbers = range(len(hints)) if count == len(hints) else [count]
    for number in numbers:
        facts = {"function": function, "number": number + 1, "count": len(hints)}
        print(say("hint_shown", **facts, text=hints[number]))
    if count == len(hints):
        print(say("hint_last", name=exercise.name))
        return 0
    try:
        shown.note(exercise.folder, function, count + 1)
    except OSError as error:
        print(say("hint_forgotten", problem=error.strerror or error), file=sys.stderr)
    return 0
