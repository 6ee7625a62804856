"""The commands for everybody: grade one submission, and show the isolation of this machine."""

import argparse
import os
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from .. import interrupt
from ..course.catalog import Exercise
from ..course.choose import Choice, choose_gradable, require_all
from ..course.find import DELIVERED
from ..formats.gradescope import VISIBILITIES
from ..formats.writers import Context
from ..marking.grader import mark
from ..record.audience import own_note
from ..record.document import Document
from ..record.notices import Notice
from ..record.sentences import say
from ..record.status import Status
from ..record.verdict import Record
from ..sandbox.levels import Level
from ..submission.find import NothingFound, find_submission
from ..submission.reader import Answer
from . import standard_streams
from .due import read_date, refuse_dates, with_lateness
from .environment import VISIBILITY, read_setting
from .fail_on import read_fail_on
from .feedback_option import feedback_of
from .hints_in_steps import HintsInSteps
from .named import find_door, read_words
from .option_values import read_text
from .options import BELOW_BAR, CONFINED, GRADER_FAILED, LEVELS, add_grading, add_verb, isolation_of
from .outputs import add_outputs, refuse, report, write_all


def add_verbs(verbs: Any) -> None:
    """Add the commands of this module."""
    verb = add_verb(verbs, "grade", grade)
    verb.add_argument("words", type=read_text, nargs="*", metavar="EX|PATH", help=say("help_grade_words"))
    verb.add_argument("--all", action="store_true", dest="every", help=say("help_all"))
    verb.add_argument("--visible", action="store_true", help=say("help_visible"))
    verb.add_argument("-q", "--quiet", action="store_true", help=say("help_quiet"))
    verb.add_argument("--require-all", action="store_true", help=say("help_require_all"))
    verb.add_argument("--fail-on", type=read_fail_on, metavar="WHEN", help=say("help_fail_on"))
    verb.add_argument("--due", type=read_date, metavar="DATE", help=say("help_due"))
    verb.add_argument("--submitted", type=read_date, metavar="DATE", help=say("help_submitted"))
    add_outputs(verb)
    add_grading(verb)
    doctor = add_verb(verbs, "doctor", examine, needs_course=False)
    doctor.add_argument("--require", choices=LEVELS, help=say("help_require"))


def grade(arguments: argparse.Namespace) -> int:
    """Grade one submission, on the screen and in files; report exercises that could not be graded.

    Raises OutputRefused, NothingToGrade, GraderFailed, CourseError, IsolationMissing, SettingRefused.
    """
    place_delivered(arguments.course)
    arguments.path, named = read_words(arguments.course, arguments.words, arguments.only)
    submission = arguments.path or arguments.course / "exercises"
    visibility = arguments.hidden_visibility
    name = os.path.basename(os.path.realpath(submission))
    shown = visibility or read_setting(VISIBILITY, VISIBILITIES) or Context.hidden_visibility
    context = Context(name, hidden_visibility=shown, environment=os.environ)
    refuse_dates(arguments)
    refuse(arguments.outputs, visibility, context)
    choice = choose_gradable(arguments.course, named, not arguments.visible)
    if arguments.require_all:
        require_all(choice, not arguments.visible)
    try:
        return grade_choice(arguments, submission, choice, context)
    finally:
        for sentence in choice.sentences():
            print(sentence, file=sys.stderr)


def place_delivered(course: Path) -> None:
    """Put the exercises of an unpacked student's kit in place, and say which are new. Raises CourseError, OSError."""
    if not (course / DELIVERED).is_dir():
        return
    from ..release.delivery import place_exercises

    for sentence in place_exercises(course):
        print(sentence, file=sys.stderr)


def grade_choice(arguments: argparse.Namespace, submission: Path, choice: Choice, context: Context) -> int:
    """Grade a submission to the chosen exercises. One without an answer is written to the files as such.

    Raises NothingToGrade, CourseError, IsolationMissing.
    """
    context = replace(context, exercises=[(exercise.folder, exercise.points) for exercise in choice.exercises])
    try:
        answers = find_submission(submission, choice.exercises)
    except NothingFound as error:
        document = dated(arguments, nothing_found(error.notice, not arguments.visible))
        status = report(write_all(arguments.outputs, document, context))
        if arguments.fail_on is None:
            raise
        print(error, file=sys.stderr)
        return status or fail(arguments, document)
    return mark_answers(arguments, answers, choice.course, context)


def nothing_found(notice: Notice, hidden: bool) -> Document:
    """Return the document of a submission that holds no answer: no exercise, and a notice that says why."""
    record = Record([], hidden, isolation="")
    return {**record.document(), "status": Status.NOTHING.value, "notices": [notice.document()]}


def mark_answers(arguments: argparse.Namespace, answers: list[Answer], course: list[Exercise], context: Context) -> int:
    """Mark the answers of one submission; the files, if any are wanted, are written before anything is shown.

    `course`: all its exercises.
    """
    from ..report.next_step import next_lines
    from ..report.terminal import Screen
    from .shown_progress import Shown

    isolation, feedback = isolation_of(arguments), feedback_of(arguments)
    standard_streams.forgive()
    aside = any(output.file is None for output in arguments.outputs)
    screen = Screen(bool(arguments.outputs), arguments.quiet, aside, len(answers) > 1, arguments.every)
    in_steps = arguments.path is None and not arguments.outputs
    steps = HintsInSteps(arguments.course, feedback.policy) if in_steps else None
    begun = time.monotonic()
    with Shown(screen, steps) as progress:
        record = mark(
            answers,
            not arguments.visible,
            progress,
            isolation=Level(isolation) if isolation not in ("", CONFINED) else None,
            confined=isolation == CONFINED,
            minimal=feedback.minimal,
            policy=feedback.policy,
            seed=arguments.seed,
        )
    context = replace(context, seconds=time.monotonic() - begun)
    document = dated(arguments, record.document())
    problems = write_all(arguments.outputs, document, context)
    own = arguments.path is None and record.complete and not record.grader_failed
    door = find_door(arguments.course)
    screen.show_end(record, next_lines(document, course, door, progress.held) if own else [])
    status = report(problems)
    if not record.complete:
        return interrupt.STATUS
    return GRADER_FAILED if record.grader_failed else status or fail(arguments, document)


def dated(arguments: argparse.Namespace, document: Document) -> Document:
    """Return a document that says whether the submission is late. Say so on the screen, too."""
    document = with_lateness(document, arguments.due, arguments.submitted)
    if document.get("late"):
        print(own_note(document), file=sys.stderr)
    return document


def fail(arguments: argparse.Namespace, document: Document) -> int:
    """Return the exit status that ``--fail-on`` gives a graded submission, and say why if it is not 0."""
    reason = arguments.fail_on.reason(document) if arguments.fail_on else ""
    if reason:
        print(reason, file=sys.stderr)
    return BELOW_BAR if reason else 0


def examine(arguments: argparse.Namespace) -> int:
    """Report the layers of isolation; return the exit status. Raises IsolationMissing."""
    from ..sandbox.doctor import examine, require

    levels = examine()
    if arguments.require:
        require(levels, arguments.require, CONFINED)
    return 0
