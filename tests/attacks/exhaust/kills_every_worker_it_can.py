"""Kills the process that forks the workers, in every call."""

import os
import signal


def double(values):
    os.kill(os.getppid(), signal.SIGKILL)
    while True:
        pass


total = Counter = double
