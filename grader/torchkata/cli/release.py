"""The commands that write archives: each prints what it wrote, and returns an exit status."""

import argparse
from typing import Any

from ..course.choose import choose_exercises, load_course, select
from ..record.sentences import say
from .option_values import read_path
from .options import add_only, add_seed, add_verb


def add_verbs(verbs: Any) -> None:
    """Add the commands of this module."""
    kit = add_verb(verbs, "student-kit", student_kit)
    autograder = add_verb(verbs, "autograder-zip", autograder_zip)
    for verb in (kit, autograder):
        verb.add_argument("--out", type=read_path, required=True, metavar="FILE", help=say("help_out"))
        add_only(verb)
    add_seed(autograder)


def student_kit(arguments: argparse.Namespace) -> int:
    """Write the student's kit. Raises CourseError, ReleaseRefused."""
    from ..release.student_kit import write_student_kit

    every = load_course(arguments.course)
    exercises = select(every, arguments.only)
    keys = [exercise for exercise in every if exercise.secret or exercise in exercises]
    count = write_student_kit(arguments.course, exercises, keys, arguments.out)
    names = ", ".join(exercise.name for exercise in exercises)
    print(say("kit_written", file=arguments.out, count=count, names=names))
    return 0


def autograder_zip(arguments: argparse.Namespace) -> int:
    """Write an autograder. Raises CourseError, ReleaseRefused."""
    from ..release.autograder import write_autograder

    exercises = choose_exercises(arguments.course, arguments.only)
    count = write_autograder(arguments.course, exercises, arguments.out, arguments.seed)
    names = ", ".join(exercise.name for exercise in exercises)
    print(say("autograder_written", file=arguments.out, count=count, names=names))
    print(say("autograder_secret"))
    return 0
