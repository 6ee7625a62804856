"""The command line: ``torchkata``, or ``python -m torchkata``.

Each module beside this one adds the verbs of one group of people, and the function that carries each out.

Exit status: 0 it was done (whatever the marks), 1 wrong usage, nothing to grade or something refused, 2 the grader
itself failed somewhere, 130 it was interrupted.
"""

import argparse
import sys
from pathlib import Path

from ..course.find import find_course
from ..errors import TorchkataError
from ..record.languages import sentences
from . import author, classes, grade, release
from .options import Parser


def read_arguments(words: list[str]) -> argparse.Namespace:
    """Return the parsed command line; `run` is the function that carries it out."""
    parser = Parser(prog="torchkata", description="Grades exercises and proves that their checks hold.")
    parser.add_argument(
        "--course", type=Path, metavar="DIR", help="the course (default: the nearest folder upward that holds one)"
    )
    verbs = parser.add_subparsers(dest="verb", required=True, parser_class=Parser)
    for group in (grade, classes, author, release):
        group.add_verbs(verbs)
    return parser.parse_args(words)


def run(words: list[str]) -> int:
    """Carry out the command line `words` and return the exit status."""
    arguments = read_arguments(words)
    try:
        sentences()  # where there is none in the language that was chosen, it is said now
        if arguments.needs_course:
            arguments.course = arguments.course.resolve() if arguments.course else find_course(Path.cwd())
        status: int = arguments.run(arguments)
        return status
    except TorchkataError as error:
        print(error, file=sys.stderr)
        return error.status
