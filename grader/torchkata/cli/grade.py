"""The verbs for everybody: grade one submission, and look at the isolation of this machine."""

import argparse
import sys
from pathlib import Path
from typing import Any

from .. import interrupt
from ..course.find import DELIVERED
from ..errors import NothingToGrade
from ..marking.choose import choose_gradable
from ..marking.grader import find_submission, mark
from ..sandbox.levels import Level
from ..submission.reader import Answer
from . import standard_streams
from .options import GRADER_FAILED, REFUSED, add_grading, add_verb


def add_verbs(verbs: Any) -> None:
    """Add the verbs of this module."""
    verb = add_verb(verbs, "grade", grade, "grade the working copy, or somebody's folder or file")
    verb.add_argument("path", nargs="?", type=Path, help="a folder or one file (default: exercises/ of the course)")
    verb.add_argument("--visible", action="store_true", help="only the checks that students may read")
    verb.add_argument("--json", type=Path, metavar="FILE", help="write the record there too")
    add_grading(verb)
    text = "which layers of isolation this machine has, and how to get the rest"
    add_verb(verbs, "doctor", examine, text, needs_course=False)


def grade(arguments: argparse.Namespace) -> int:
    """Grade one submission, on the screen and if wanted as JSON; report exercises that could not be graded.

    Raises NothingToGrade, CourseError, IsolationMissing.
    """
    place_delivered(arguments.course)
    choice = choose_gradable(arguments.course, arguments.only, not arguments.visible)
    try:
        answers = find_submission(arguments.path or arguments.course / "exercises", choice.exercises)
        return mark_answers(arguments, answers)
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


def mark_answers(arguments: argparse.Namespace, answers: list[Answer]) -> int:
    """Mark the answers of one submission; the record, if wanted, is written before anything is shown."""
    from ..formats.record_json import refuse_file, write_json
    from ..report.terminal import Screen

    problem = refuse_file(arguments.json) if arguments.json else ""
    if problem:
        raise NothingToGrade(f"--json {problem}")
    standard_streams.forgive()
    screen = Screen(held_back=bool(arguments.json))
    record = mark(
        answers,
        not arguments.visible,
        lambda result, answer: screen.show_exercise(result),
        isolation=Level(arguments.isolation) if arguments.isolation else None,
        minimal=arguments.feedback == "minimal",
        seed=arguments.seed,
    )
    if arguments.json:
        problem = write_json(record, arguments.json)
    screen.show_end(record)
    if problem:
        print(f"--json {problem}", file=sys.stderr)
    if not record.complete:
        return interrupt.STATUS
    return GRADER_FAILED if record.grader_failed else REFUSED if problem else 0


def examine(arguments: argparse.Namespace) -> int:
    """Report the layers of isolation; return the exit status."""
    from ..sandbox.doctor import examine

    return examine()
