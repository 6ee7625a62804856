"""Has bash connect to a server on this machine."""

import subprocess


def double(values):
    subprocess.run(["bash", "-c", f"echo hello > /dev/tcp/127.0.0.1/{PORT}"], check=True)
