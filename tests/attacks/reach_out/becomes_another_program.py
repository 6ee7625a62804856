"""Becomes another program."""

import os
import sys


def double(values):
    os.execv(sys.executable, [sys.executable, "-S", "-c", f"print({BITES!r})"])
