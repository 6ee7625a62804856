"""The commands for teachers: grade a class, compare two gradings, make a demonstration."""

import argparse
import contextlib
import sys
from pathlib import Path
from typing import Any

from ..course.choose import Choice, choose_gradable, require_packages
from ..errors import ClassError, NothingToGrade, TorchkataError
from ..record.sentences import say
from ..report.html import PACKAGE
from . import standard_streams
from .due import read_date
from .feedback_option import MINIMAL, feedback_of
from .option_values import Filled, read_count, read_path, read_seconds
from .options import CONFINED, add_grading, add_verb, isolation_of

DEMO = Path("demo")
CLUSTER_WAIT = 300.0  # seconds


def add_verbs(verbs: Any) -> None:
    """Add the commands of this module."""
    add_class(verbs)
    verb = add_verb(verbs, "demo", show_demo)
    verb.add_argument("--out", type=read_path, default=DEMO, metavar="DIR", help=say("help_demo_out", default=DEMO))
    verb.set_defaults(roster=None, groups=None, anyway=True, cluster="", cluster_wait=CLUSTER_WAIT, force=False)
    verb.set_defaults(fill=None, fill_column="", fill_scale=False, due=None)
    add_class_options(verb)
    verb = add_verb(verbs, "regrade-diff", show_difference, needs_course=False)
    verb.add_argument("old", type=read_path, metavar="OLD", help=say("help_regrade_old"))
    verb.add_argument("new", type=read_path, metavar="NEW", help=say("help_regrade_new"))


def add_class(verbs: Any) -> None:
    """Add the command that grades a class."""
    verb = add_verb(verbs, "class", grade_class)
    verb.add_argument("path", type=read_path, metavar="DIR", help=say("help_class_path"))
    verb.add_argument("--out", type=read_path, required=True, metavar="DIR", help=say("help_class_out"))
    verb.add_argument("--roster", type=read_path, metavar="FILE", help=say("help_roster"))
    verb.add_argument("--groups", type=read_path, metavar="FILE", help=say("help_groups"))
    verb.add_argument("--anyway", action="store_true", help=say("help_anyway"))
    verb.add_argument("--cluster", action=Filled, default="", metavar="ADDRESS", help=say("help_cluster"))
    seconds = say("help_cluster_wait")
    verb.add_argument("--cluster-wait", type=read_seconds, default=CLUSTER_WAIT, metavar="SECONDS", help=seconds)
    verb.add_argument("--force", action="store_true", help=say("help_force"))
    verb.add_argument("--fill", type=read_path, action="append", metavar="FILE", help=say("help_fill"))
    verb.add_argument("--fill-column", action=Filled, default="", metavar="TEXT", help=say("help_fill_column"))
    verb.add_argument("--fill-scale", action="store_true", help=say("help_fill_scale"))
    verb.add_argument("--due", type=read_date, metavar="DATE", help=say("help_class_due"))
    add_class_options(verb)


def add_class_options(verb: argparse.ArgumentParser) -> None:
    """Add the options on how a class is graded."""
    verb.add_argument("--jobs", type=read_count, default=0, metavar="N", help=say("help_jobs"))
    verb.add_argument("--title", action=Filled, default="", metavar="TEXT", help=say("help_title"))
    verb.add_argument("--no-gradebook", action="store_true", help=say("help_no_gradebook"))
    verb.add_argument("--no-formgrader", action="store_true", help=say("help_no_formgrader"))
    add_grading(verb, CONFINED, MINIMAL)  # what a class is given goes to many: the less that tells, the better


def grade_class(arguments: argparse.Namespace) -> int:
    """Grade a class, say which exercises could not be graded; return the exit status.

    Raises NothingToGrade, IsolationMissing.
    """
    choice = choose_gradable(arguments.course, arguments.only)
    require_packages(choice.exercises, PACKAGE)
    try:
        return grade_choice(arguments, choice)
    finally:
        for sentence in choice.sentences():
            print(sentence, file=sys.stderr)


def grade_choice(arguments: argparse.Namespace, choice: Choice) -> int:
    """Grade a class; return the exit status. Raises NothingToGrade, IsolationMissing, SettingRefused."""
    from ..classroom.options import Options
    from ..classroom.run import grade_class

    isolation, feedback = isolation_of(arguments), feedback_of(arguments)
    options = Options(
        jobs=arguments.jobs,
        cluster=arguments.cluster,
        cluster_wait=arguments.cluster_wait,
        force=arguments.force,
        roster=arguments.roster,
        groups=arguments.groups,
        anyway=arguments.anyway,
        isolation="" if isolation == CONFINED else isolation,
        minimal=feedback.minimal,
        policy=feedback.policy,
        gradebook=not arguments.no_gradebook,
        formgrader=not arguments.no_formgrader,
        seed=arguments.seed,
        fill=tuple(arguments.fill or ()),
        fill_column=arguments.fill_column,
        fill_scale=arguments.fill_scale,
        title=arguments.title,
        due=arguments.due,
    )
    standard_streams.forgive()
    return grade_class(arguments.path, arguments.out, choice.exercises, options, choice.refused, choice.course)


def show_demo(arguments: argparse.Namespace) -> int:
    """Make a class and grade it; return the exit status.

    Raises NothingToGrade, IsolationMissing; then it leaves nothing behind.
    """
    from ..classroom.demo import remove_class

    standard_streams.forgive()
    top = arguments.out
    arguments.path, arguments.out = top / "submissions", top / "graded"
    new = [folder for folder in (arguments.path, top, *top.parents) if not folder.exists()]
    try:
        make_demo(arguments)
        status = grade_class(arguments)
    except TorchkataError:
        with contextlib.suppress(ClassError, OSError):
            if arguments.path in new:
                remove_class(arguments.path)
            for folder in new:
                if folder.exists():
                    folder.rmdir()
        raise
    print(say("demo_open", file=arguments.out / "index.html"))
    return status


def make_demo(arguments: argparse.Namespace) -> None:
    """Write the submissions of the demonstration. Raises NothingToGrade."""
    from ..classroom.demo import make_class

    try:
        make_class(arguments.path, choose_gradable(arguments.course, arguments.only).exercises)
    except OSError as error:
        where = error.filename or arguments.path
        raise NothingToGrade(say("demo_unwritten", place=where, problem=error.strerror)) from error
    print(say("demo_made", folder=arguments.path), flush=True)


def show_difference(arguments: argparse.Namespace) -> int:
    """Print the differences of two gradings. Raises NothingToGrade."""
    from ..classroom.regrade_diff import compare_classes

    sys.stdout.writelines(f"{line}\n" for line in compare_classes(arguments.old, arguments.new))
    return 0
