"""``python -m grader``: the command line in command.py, with Ctrl-C taken care of from the first import on."""

import os
import sys

from . import interrupt

NOBODY_READS = 141  # as shells say: ended by SIGPIPE


def main() -> int:
    """Run the command line and return the exit status."""
    interrupt.listen()
    try:
        from .command import run

        status = run(sys.argv[1:])
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # who reads the output has had enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS
    except KeyboardInterrupt:
        print("\nInterrupted.", file=sys.stderr)
        return interrupt.STATUS


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # all is closed and written; taking torch apart again would cost a second
