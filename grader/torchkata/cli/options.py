"""Options that several verbs have, and the parser that reads them."""

import argparse
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from ..sandbox.levels import Level

REFUSED, GRADER_FAILED = 1, 2
CONFINED = "confined"
LEVELS = [*(level.value for level in Level), CONFINED]
FEEDBACK = ["full", "minimal"]


class Parser(argparse.ArgumentParser):
    """Reports wrong usage with exit status 1: 2 is for failures of the grader."""

    def error(self, message: str) -> NoReturn:
        """Print usage and `message`, exit 1."""
        self.print_usage(sys.stderr)
        self.exit(REFUSED, f"{self.prog}: {message}\n")


def add_verb(
    verbs: Any, name: str, run: Callable[[argparse.Namespace], int], text: str, needs_course: bool = True
) -> argparse.ArgumentParser:
    """Add a verb that `run` carries out, and return its parser."""
    verb: argparse.ArgumentParser = verbs.add_parser(name, help=text, description=f"{text[:1].upper()}{text[1:]}.")
    verb.set_defaults(run=run, needs_course=needs_course)
    return verb


def add_only(verb: argparse.ArgumentParser) -> None:
    """Add the option that chooses exercises."""
    verb.add_argument("--only", nargs="+", default=[], metavar="NAME", help="these exercises only")


def add_seed(verb: argparse.ArgumentParser) -> None:
    """Add the option for other inputs of hidden checks."""
    verb.add_argument("--seed", default="", metavar="TEXT", help="other inputs of hidden checks, for an exam")


def add_grading(verb: argparse.ArgumentParser, default: str = "the best one there is") -> None:
    """Add the options on how submissions are graded. `default`: the level of isolation where none is named."""
    text = f"exactly this level; {CONFINED}: the best one there is, but never none (default: {default})"
    verb.add_argument("--isolation", choices=LEVELS, help=text)
    verb.add_argument(
        "--feedback", choices=FEEDBACK, default="full", help="minimal: of hidden checks the verdict alone"
    )
    add_only(verb)
    add_seed(verb)
