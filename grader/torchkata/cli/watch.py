"""The command that grades whenever a file is saved."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import interrupt
from ..course.choose import Choice, choose_gradable, select
from ..errors import NothingToGrade
from ..record.sentences import say
from .feedback_option import feedback_of
from .grade import place_delivered
from .options import GRADER_FAILED, add_terms, add_verb, isolation_of

if TYPE_CHECKING:
    from ..watching.watch import Watch

DUMB = "dumb"  # the TERM of a terminal without a cursor


def add_verbs(verbs: Any) -> None:
    """Add the command of this module."""
    verb = add_verb(verbs, "watch", watch)
    verb.add_argument("exercise", nargs="?", default="", metavar="EX", help=say("help_watch_exercise"))
    verb.add_argument("--poll", action="store_true", help=say("help_poll"))
    add_terms(verb)


def watch(arguments: argparse.Namespace) -> int:
    """Watch the course until the student ends it. Return the exit status.

    Raises NothingToGrade, CourseError, SettingRefused.
    """
    place_delivered(arguments.course)
    choice = choose_gradable(arguments.course, [], hidden=False)
    loop = prepare(arguments, choice)  # what it imports would slow down every other command
    try:
        return show_screen(loop, arguments.course) if has_screen() else show_lines(loop, arguments.course)
    finally:
        for sentence in choice.sentences():
            print(sentence, file=sys.stderr)


def prepare(arguments: argparse.Namespace, choice: Choice) -> "Watch":
    """Return the loop, which has not begun yet. Raises NothingToGrade, CourseError, SettingRefused."""
    from ..watching.advice import Advice
    from ..watching.first import choose_first
    from ..watching.grading_client import GradingClient
    from ..watching.messages import Terms
    from ..watching.situation import Situation
    from ..watching.standings import Standings
    from ..watching.watch import Watch

    course: Path = arguments.course
    feedback = feedback_of(arguments)
    terms = Terms(isolation_of(arguments), feedback.policy, feedback.minimal)
    exercises = choice.exercises
    wanted = select(choice.course, [arguments.exercise]) if arguments.exercise else []
    if wanted and wanted[0] not in exercises:
        raise NothingToGrade(choice.refused[wanted[0].folder])
    first = wanted[0] if wanted else choose_first(course, exercises)
    situation = Situation(exercises, first, Standings(course, [exercise.folder for exercise in exercises]))
    client, advice = GradingClient(course, first.folder, terms), Advice(course, feedback.policy)
    return Watch(course, situation, client, advice, arguments.poll)


def show_screen(loop: "Watch", course: Path) -> int:
    """Show the view in the terminal: its first frame at once, the rest as soon as it is imported. Return the status."""
    import asyncio

    from ..watching.first_frame import first_frame, first_lines

    with first_frame(first_lines(loop.situation)):
        from ..watching.view import show_view

        status = asyncio.run(show_view(loop, course))
    if loop.situation.lost:
        print(loop.situation.lost, file=sys.stderr)
    return GRADER_FAILED if loop.situation.lost else status


def show_lines(loop: "Watch", course: Path) -> int:
    """Print a line for each verdict until a signal ends it. Return the status."""
    import asyncio

    from ..watching.plain import print_verdicts

    ended = asyncio.run(print_verdicts(loop, course))
    return GRADER_FAILED if loop.situation.lost else interrupt.STATUS * ended


def has_screen() -> bool:
    """Tell whether keys and lines of a terminal can be used."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "") not in ("", DUMB)
