"""Has a program in a session of its own kill another process."""

import subprocess


def double(values):
    subprocess.run(["setsid", "sh", "-c", f"kill -9 {VICTIM}"], check=True)
