"""Options that several commands share, and the argument parser."""

import argparse
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from ..record.sentences import say
from ..sandbox import levels
from ..sandbox.levels import Level
from . import environment
from .feedback_option import FULL, WORDS, read_feedback
from .option_values import Filled, read_text

REFUSED, GRADER_FAILED, BELOW_BAR = 1, 2, 3
CONFINED = levels.CONFINED
LEVELS = [*(level.value for level in Level), CONFINED]


class Parser(argparse.ArgumentParser):
    """Reports wrong usage with exit status 1: 2 is for failures of the grader."""

    def error(self, message: str) -> NoReturn:
        """Print usage and `message`, exit 1."""
        self.print_usage(sys.stderr)
        self.exit(REFUSED, f"{self.prog}: {message}\n")


def add_verb(
    verbs: Any, name: str, run: Callable[[argparse.Namespace], int], needs_course: bool = True
) -> argparse.ArgumentParser:
    """Add a command that `run` carries out, and return its parser. The sentence ``help_NAME`` describes it."""
    text = say(f"help_{name.replace('-', '_')}")
    verb: argparse.ArgumentParser = verbs.add_parser(name, help=text, description=f"{text[:1].upper()}{text[1:]}.")
    verb.set_defaults(run=run, needs_course=needs_course)
    return verb


def add_only(verb: argparse.ArgumentParser) -> None:
    """Add the option that chooses exercises."""
    verb.add_argument("--only", type=read_text, nargs="+", default=[], metavar="NAME", help=say("help_only"))


def add_seed(verb: argparse.ArgumentParser) -> None:
    """Add the option for other inputs of hidden checks."""
    verb.add_argument("--seed", action=Filled, default="", metavar="TEXT", help=say("help_seed"))


def add_grading(verb: argparse.ArgumentParser, isolation: str = "", feedback: str = FULL) -> None:
    """Add the options for grading, with their defaults; an empty level of isolation is the best one."""
    add_terms(verb, isolation, feedback)
    add_only(verb)
    add_seed(verb)


def add_terms(verb: argparse.ArgumentParser, isolation: str = "", feedback: str = FULL) -> None:
    """Add the options for isolation and feedback, with their defaults."""
    text = say("help_isolation", default=isolation or say("help_isolation_best"))
    verb.add_argument("--isolation", choices=LEVELS, help=text)
    text = say("help_feedback", default=feedback, words=", ".join(WORDS))
    verb.add_argument("--feedback", type=read_feedback, metavar="WORDS", help=text)
    verb.set_defaults(usual_isolation=isolation, usual_feedback=feedback)


def isolation_of(arguments: argparse.Namespace) -> str:
    """Return the level by the option, the environment, or the command; empty: the best. Raises SettingRefused."""
    chosen: str = arguments.isolation or environment.read_setting(environment.ISOLATION, LEVELS)
    return chosen or str(arguments.usual_isolation)
