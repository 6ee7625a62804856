"""Sees that another process of this user is running."""

import os


def double(values):
    if str(VICTIM) in os.listdir("/proc") and "python" in os.readlink(f"/proc/{VICTIM}/exe"):
        print(BITES)
