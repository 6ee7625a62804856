"""The command that grades whenever a file is saved."""

import argparse
import asyncio
import os
import sys
from pathlib import Path
from typing import Any

from .. import interrupt
from ..course.choose import choose_gradable, select
from ..record.sentences import say
from ..watching.advice import Advice
from ..watching.first import choose_first
from ..watching.grading_client import GradingClient
from ..watching.messages import Terms
from ..watching.situation import Situation
from ..watching.standings import Standings
from ..watching.watch import Watch
from .feedback_option import feedback_of
from .grade import place_delivered
from .options import add_terms, add_verb, isolation_of

DUMB = "dumb"  # the TERM of a terminal without a cursor


def add_verbs(verbs: Any) -> None:
    """Add the command of this module."""
    verb = add_verb(verbs, "watch", watch)
    verb.add_argument("exercise", nargs="?", default="", metavar="EX", help=say("help_watch_exercise"))
    verb.add_argument("--poll", action="store_true", help=say("help_poll"))
    add_terms(verb)


def watch(arguments: argparse.Namespace) -> int:
    """Watch the course until the student ends it. Return the exit status. Raises NothingToGrade, CourseError."""
    course: Path = arguments.course
    place_delivered(course)
    exercises = choose_gradable(course, [], hidden=False).exercises
    wanted = select(exercises, [arguments.exercise]) if arguments.exercise else []
    first = wanted[0] if wanted else choose_first(course, exercises)
    feedback = feedback_of(arguments)
    terms = Terms(isolation_of(arguments), feedback.policy, feedback.minimal)
    client, advice = GradingClient(course, first.folder, terms), Advice(course, feedback.policy)
    situation = Situation(exercises, first, Standings(course, [exercise.folder for exercise in exercises]))
    loop = Watch(course, situation, client, advice, arguments.poll)
    if not has_screen():
        from ..watching.plain import show_lines

        return interrupt.STATUS if asyncio.run(show_lines(loop, course)) else 0
    show_screen(loop, course)
    return 0


def show_screen(loop: Watch, course: Path) -> None:
    """Show the view in the terminal: its first frame at once, the rest as soon as it is imported."""
    from ..watching.first_frame import first_frame, first_lines

    with first_frame(first_lines(loop.situation)):
        from ..watching.view import show_view

        asyncio.run(show_view(loop, course))
    if loop.situation.lost:
        print(loop.situation.lost, file=sys.stderr)


def has_screen() -> bool:
    """Tell whether keys and lines of a terminal can be used."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "") not in ("", DUMB)
