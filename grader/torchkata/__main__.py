"""``torchkata`` and ``python -m torchkata``: the command line, with Ctrl-C handled from the first import on.

The few sentences here stay English: the tables of sentences may be what could not be imported.
"""

import contextlib
import os
import sys
from typing import NoReturn

from . import interrupt
from .cli import standard_streams

REFUSED = 1
NOBODY_READS = 141  # as shells say: ended by SIGPIPE


def main() -> int:
    """Run the command line and return the exit status."""
    standard_streams.prepare()
    interrupt.listen()
    status = carry_out()
    with contextlib.suppress(OSError):  # the stream remembers it as its problem
        sys.stdout.flush()
    return end_output(status)


def carry_out() -> int:
    """Run the command line; return the exit status, whatever went wrong with files and packages."""
    try:
        from .cli.main import run

        return run(sys.argv[1:])
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else REFUSED * (end.code is not None)
    except KeyboardInterrupt:
        print("\nInterrupted.", file=sys.stderr)
        return interrupt.STATUS
    except ModuleNotFoundError as error:
        if (error.name or "torchkata").partition(".")[0] == "torchkata":
            raise
        print(describe_missing(str(error.name)), file=sys.stderr)
        return REFUSED
    except OSError as error:
        if standard_streams.problem() is None:
            where = f"{error.filename}: " if error.filename else ""
            print(f"{where}{error.strerror or error}. Look at permissions and disk space.", file=sys.stderr)
        return REFUSED


def describe_missing(module: str) -> str:
    """Return what to say of a module that cannot be imported; where no language can be read, that."""
    from .course.missing_packages import missing_package
    from .errors import LanguageMissing

    try:
        return missing_package(module)
    except LanguageMissing as refused:
        return str(refused)


def end_output(status: int) -> int:
    """Report output that could not be written; return the exit status."""
    problem = standard_streams.problem()
    if problem is None:
        return status
    standard_streams.abandon()
    if isinstance(problem, BrokenPipeError):  # the reader has closed the pipe, as `head` does
        return NOBODY_READS
    print(f"The output could not be written: {problem.strerror or problem}.", file=sys.stderr)
    return status or REFUSED


def command() -> NoReturn:
    """Run the command line and end the process."""
    standard_streams.use_utf8()
    status = main()
    sys.stderr.flush()
    if used := sys.modules.get("multiprocessing.util"):
        used._run_finalizers()  # else its folder of sockets would stay
    os._exit(status)  # everything is written, and unloading torch would take a second


if __name__ == "__main__":
    command()
