"""Starts another program."""

import subprocess
import sys


def double(values):
    print(subprocess.run([sys.executable, "-S", "-c", f"print({BITES!r})"], capture_output=True, text=True).stdout)
