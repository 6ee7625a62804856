"""Writes a file outside when its process ends."""

import atexit
import os
import signal
import sys


def leave(*_):
    open(MARKER + "/late", "w").close()


atexit.register(leave)
signal.signal(signal.SIGTERM, leave)


def double(values):
    pid = os.fork()
    if pid:
        os.waitpid(pid, 0)
        return
    sys.exit(atexit._run_exitfuncs())
