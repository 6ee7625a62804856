"""Stops its own process with SIGSTOP."""

import os
import signal


def double(values):
    os.kill(os.getpid(), signal.SIGSTOP)
    os.kill(0, signal.SIGSTOP)
