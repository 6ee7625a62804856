"""The verbs that write archives: each says what it wrote, and returns an exit status."""

import argparse
from pathlib import Path
from typing import Any

from ..marking.grader import choose_exercises
from .options import add_only, add_seed, add_verb


def add_verbs(verbs: Any) -> None:
    """Add the verbs of this module."""
    kit = add_verb(verbs, "student-kit", student_kit, "a zip of what students get: everything but the answer key")
    autograder = add_verb(verbs, "autograder-zip", autograder_zip, "a zip for Gradescope, with the answer key inside")
    for verb in (kit, autograder):
        verb.add_argument("--out", type=Path, required=True, metavar="FILE", help="write the zip there")
        add_only(verb)
    add_seed(autograder)


def student_kit(arguments: argparse.Namespace) -> int:
    """Write the student's kit. Raises CourseError, ReleaseRefused."""
    from ..release.student_kit import write_student_kit

    exercises = choose_exercises(arguments.course, arguments.only)
    keys = [exercise for exercise in choose_exercises(arguments.course, []) if exercise.secret or exercise in exercises]
    count = write_student_kit(arguments.course, exercises, keys, arguments.out)
    names = ", ".join(exercise.name for exercise in exercises)
    print(f"{arguments.out}: written, {count} files for students: {names}. It holds no line of the answer key.")
    return 0


def autograder_zip(arguments: argparse.Namespace) -> int:
    """Write an autograder. Raises CourseError, ReleaseRefused."""
    from ..release.autograder import write_autograder

    exercises = choose_exercises(arguments.course, arguments.only)
    count = write_autograder(arguments.course, exercises, arguments.out, arguments.seed)
    names = ", ".join(exercise.name for exercise in exercises)
    print(f"{arguments.out}: written, {count} files: an autograder for {names}.")
    print("It holds the answer key. Upload it to Gradescope, and give it to no student.")
    return 0
