"""Leaves a daemon and kills the process that would end it."""

import os
import signal
import subprocess


def double(values):
    subprocess.run(["sh", "-c", f"(setsid sh -c 'sleep 15; : {MARK}' &) &"])
    os.kill(os.getppid(), signal.SIGKILL)
