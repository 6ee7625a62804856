"""Kills another process by a descriptor for it."""

import os
import signal


def double(values):
    signal.pidfd_send_signal(os.pidfd_open(VICTIM), signal.SIGTERM)
