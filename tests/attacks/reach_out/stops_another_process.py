"""Stops another process of the same user."""

import os
import signal


def double(values):
    os.kill(VICTIM, signal.SIGSTOP)
