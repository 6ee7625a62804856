"""The verbs of this room as commands: each says what it wrote, or refuses; and returns an exit status."""

import sys
from pathlib import Path

from ..course.catalog import Exercise
from ..errors import ReleaseRefused
from ..release.autograder import write_autograder
from ..release.student_kit import write_student_kit


def student_kit(kit: Path, exercises: list[Exercise], file: Path) -> int:
    """Write the student's kit to `file`; 1 where it is refused. Raises CourseError."""
    try:
        count = write_student_kit(kit, exercises, file)
    except ReleaseRefused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(f"{file}: written, {count} files for students. It holds no line of the answer key.")
    return 0


def autograder_zip(exercises: list[Exercise], file: Path, term: str) -> int:
    """Write an autograder to `file`; 1 where it is refused. Raises CourseError."""
    try:
        count = write_autograder(exercises, file, term)
    except ReleaseRefused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    names = ", ".join(exercise.name for exercise in exercises)
    print(f"{file}: written, {count} files: an autograder for {names}.")
    print("It holds the answer key. Upload it to Gradescope, and give it to no student.")
    return 0
