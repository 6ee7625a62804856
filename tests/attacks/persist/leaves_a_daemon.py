"""Leaves a process of its own session that has lost its parent."""

import subprocess


def double(values):
    subprocess.run(["sh", "-c", f"(setsid sh -c 'sleep 15; : {MARK}' &) &"])
