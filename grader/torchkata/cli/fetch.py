"""The command that fetches the repositories of a class."""

import argparse
import os
from typing import Any

from ..record.sentences import say
from . import standard_streams
from .option_values import Filled, read_count, read_path
from .options import add_verb

JOBS = 4  # the default; the classroom is imported only when it is needed


def add_verbs(verbs: Any) -> None:
    """Add the command of this module."""
    verb = add_verb(verbs, "fetch", fetch, needs_course=False)
    verb.add_argument("list", type=read_path, metavar="LIST", help=say("help_fetch_list"))
    verb.add_argument("--out", type=read_path, required=True, metavar="DIR", help=say("help_fetch_out"))
    verb.add_argument("--before", action=Filled, default="", metavar="DATE", help=say("help_fetch_before"))
    verb.add_argument("--jobs", type=read_count, default=JOBS, metavar="N", help=say("help_fetch_jobs", default=JOBS))
    verb.add_argument("--force", action="store_true", help=say("help_fetch_force"))


def fetch(arguments: argparse.Namespace) -> int:
    """Fetch the repositories in a list; return the exit status. Raises ClassError."""
    from ..classroom.fetch.run import FetchOptions, fetch_class

    standard_streams.forgive()
    options = FetchOptions(arguments.before, arguments.jobs, arguments.force)
    return fetch_class(arguments.list, arguments.out, options, os.environ)
