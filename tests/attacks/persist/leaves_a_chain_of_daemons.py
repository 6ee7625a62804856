"""Leaves a process whose child forks on each time that its parent is killed."""

import os
import time


def double(values):
    for _ in range(3):
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                parent, end = os.getppid(), time.monotonic() + 10
                while time.monotonic() < end and os.getppid() == parent:
                    time.sleep(0.01)
                time.sleep(10)
            os._exit(0)
