"""The command line: ``torchkata``, or ``python -m torchkata``.

Each module beside this one adds the commands of one group of people, with their handlers.

Exit status: 0 done (whatever the marks), 1 wrong usage, nothing to grade or something refused, 2 the grader failed
somewhere, 3 the submission fails by --fail-on, 130 interrupted.
"""

import argparse
import os
import sys
from pathlib import Path

from ..course.find import find_course
from ..errors import TorchkataError
from ..record.sentences import say
from . import author, classes, environment, fetch, grade, hint, notebooks, release, watch
from .option_values import read_path
from .options import Parser


def read_arguments(words: list[str]) -> argparse.Namespace:
    """Return the parsed command line; `run` is the function that carries it out."""
    parser = Parser(prog="torchkata", description=say("help"))
    parser.add_argument("--course", type=read_path, metavar="DIR", help=say("help_course"))
    commands = {"title": say("help_commands"), "metavar": "COMMAND"}
    verbs = parser.add_subparsers(dest="verb", required=True, parser_class=Parser, **commands)
    for group in (grade, watch, hint, classes, fetch, author, release, notebooks):
        group.add_verbs(verbs)
    return parser.parse_args(words)


def run(words: list[str]) -> int:
    """Carry out the command line `words` and return the exit status."""
    try:
        arguments = read_arguments(words)  # the first sentences: a language that does not exist is refused here
        environment.refuse_unknown()
        if arguments.needs_course:
            arguments.course = Path(os.path.realpath(arguments.course)) if arguments.course else find_course(Path.cwd())
        status: int = arguments.run(arguments)
        return status
    except TorchkataError as error:
        print(error, file=sys.stderr)
        return error.status
