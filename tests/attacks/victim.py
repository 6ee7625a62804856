"""A harmless process of the same user that nobody should touch. It sleeps, and holds secrets."""

import os
import resource
import subprocess
import sys
from pathlib import Path

CODE = """
import sys, time
secret = sys.stdin.readline()
file = open(sys.argv[1])
print(flush=True)
time.sleep(600)
"""
LIMITS = [getattr(resource, name) for name in dir(resource) if name.startswith("RLIMIT_")]


class Victim:
    """A sleeping Python with a secret in its environment, its memory and its command line, in `folder`."""

    def __init__(self, folder: Path, open_file: Path, in_environment: str, in_memory: str, in_command: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", CODE, str(open_file), in_command],
            env={"SECRET": in_environment},
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(in_memory + "\n")
        self._process.stdin.flush()
        self._process.stdout.readline()
        self.pid = self._process.pid
        self._before = self._state()

    def harm(self) -> list[str]:
        """Return in words what has been done to it."""
        if self._process.poll() is not None:
            return ["victim killed"]
        now = self._state()
        return [f"victim's {key} changed" for key in now if now[key] != self._before[key]]

    def _state(self) -> dict[str, object]:
        folder = Path("/proc") / str(self.pid)
        state = (folder / "stat").read_text().rsplit(")", 1)[1].split()[0]
        return {
            "state": "stopped" if state in "Tt" else "running",
            "priority": os.getpriority(os.PRIO_PROCESS, self.pid),
            "limits": [resource.prlimit(self.pid, which) for which in LIMITS],
            "processors": os.sched_getaffinity(self.pid),
            "score": (folder / "oom_score_adj").read_text(),
            "dump filter": (folder / "coredump_filter").read_text(),
            "timer slack": (folder / "timerslack_ns").read_text() if os.geteuid() == 0 else "for root alone to read",
        }

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()
