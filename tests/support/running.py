"""A command that grades a class, stopped in the middle by tests."""

import subprocess
import sys
from pathlib import Path

from tests.support.classes import class_words
from tests.support.doors import ROOT, SMALL_KIT
from tests.support.processes import alive, descendants, wait_for


class Running:
    """The command at work on a class."""

    def __init__(self, folder: Path, out: Path, *words: object) -> None:
        command = [sys.executable, "-m", "torchkata", *map(str, class_words(SMALL_KIT, folder, out, *words))]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdout=pipe, stderr=subprocess.STDOUT, text=True, start_new_session=True
        )
        self.lines: list[str] = []

    def read_lines(self, count: int) -> None:
        """Wait until `count` submissions are done."""
        while sum(line.startswith("[") for line in self.lines) < count:
            line = self.process.stdout.readline()
            assert line, self.lines
            self.lines.append(line)

    def wait(self) -> int:
        self.lines += self.process.stdout.readlines()
        self.process.stdout.close()
        return self.process.wait(timeout=60)

    def end(self, number: int) -> int:
        """Send a signal to the command alone; return its exit status. Every process that it started must end."""
        started = descendants(self.process.pid)
        self.process.send_signal(number)
        status = self.wait()
        wait_for(lambda: not any(alive(pid) for pid in started))
        return status
