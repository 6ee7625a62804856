"""The command that writes notebooks: a course of nbgrader, or plain ones for students."""

import argparse
import shlex
from pathlib import Path
from typing import Any

from ..course.choose import load_course, select
from ..record.sentences import say
from .options import add_only, add_verb


def add_verbs(verbs: Any) -> None:
    """Add the command of this module."""
    verb = add_verb(verbs, "notebooks", notebooks)
    verb.add_argument("--out", type=Path, required=True, metavar="DIR", help=say("help_notebooks_out"))
    verb.add_argument("--plain", action="store_true", help=say("help_plain"))
    add_only(verb)


def notebooks(arguments: argparse.Namespace) -> int:
    """Write notebooks and say what was written. Raises CourseError, ReleaseRefused, OSError."""
    from ..notebooks.course_files import CONFIG, config_of, course_files, plain_files
    from ..notebooks.course_folder import write_files

    course, out = arguments.course, arguments.out
    every = load_course(course)
    exercises = select(every, arguments.only)
    files = plain_files(exercises) if arguments.plain else course_files(course, every, exercises, out)
    done = write_files(course, files, out)
    facts = {"out": out, "written": len(done.written), "current": len(done.current), "exercises": len(exercises)}
    print(say("notebooks_plain" if arguments.plain else "notebooks_written", **facts))
    for file in done.kept:
        print(say("notebooks_kept", file=out / file))
        if file == CONFIG:
            print(say("notebooks_config", file=out / file, lines=config_of(course, every, out)))
    if not arguments.plain:
        print(say("notebooks_secret", out=out))
        print(say("notebooks_next", out=shlex.quote(str(out)), name=exercises[0].folder))
    return 0
