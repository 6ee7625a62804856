"""How long after a save the verdict of `torchkata watch` stands in the terminal: `python -m tests.bench_watch`.

The whole way is measured: a file is saved, as editors do by renaming, and a pseudo-terminal shows the new verdict.
"""

import contextlib
import os
import pty
import select
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXERCISE = "tensor_operations"  # one with torch
SAVES = 20
PATIENCE = 120.0  # seconds for a verdict, before the measurement is given up
QUIET = 1.0  # seconds between two saves, as nobody saves faster
STUB = "raise NotImplementedError"
RIGHT = "return a + b, a - b, a * b, a / b, -a"


class Terminal:
    """`torchkata watch` in a pseudo-terminal of 80 columns and 24 lines."""

    def __init__(self, course: Path) -> None:
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "torchkata", "--course", course, "watch", EXERCISE]
        environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
        self.begun = time.perf_counter()
        self._process = subprocess.Popen(
            command, cwd=course, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
        )
        os.close(theirs)
        self._screen = ours

    def wait_for(self, text: bytes) -> float:
        """Return when the text is shown. Raises TimeoutError."""
        seen, end = b"", time.monotonic() + PATIENCE
        while text not in seen:
            if not select.select([self._screen], [], [], max(0.0, end - time.monotonic()))[0]:
                raise TimeoutError(f"{text!r} was not shown")
            seen = seen[-1000:] + os.read(self._screen, 2**16)
        return time.perf_counter()

    def rest(self, seconds: float) -> None:
        """Read what is shown for some seconds."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self._screen], [], [], left)[0]:
                os.read(self._screen, 2**16)

    def close(self) -> None:
        """Leave the view."""
        self._process.send_signal(signal.SIGTERM)
        with contextlib.suppress(OSError):  # the terminal is closed from the other side
            while os.read(self._screen, 2**16):
                pass
        self._process.wait(timeout=30)
        os.close(self._screen)


def save(file: Path, text: str) -> None:
    """Replace a file by renaming another one."""
    beside = file.with_suffix(".part")
    beside.write_text(text)
    os.replace(beside, file)


def measure(course: Path) -> tuple[float, list[float]]:
    """Return the seconds until the first frame, and from each save to its verdict."""
    (file,) = course.glob(f"exercises/*/{EXERCISE}.py")
    skeleton = file.read_text()
    lines = skeleton.splitlines(keepends=True)
    number = next(number for number, line in enumerate(lines) if line.strip() == STUB)
    lines[number] = lines[number].replace(STUB, RIGHT)
    versions = [("".join(lines), b"add in place"), (skeleton, b"arithmetic gives")]
    terminal = Terminal(course)
    try:
        first = terminal.wait_for(EXERCISE.encode()) - terminal.begun
        terminal.wait_for(b"arithmetic gives")
        taken = []
        for number in range(SAVES):
            terminal.rest(QUIET if number else 5 * QUIET)  # the rest of the course is graded meanwhile
            text, shown = versions[number % 2]
            begun = time.perf_counter()
            save(file, text)
            taken.append(terminal.wait_for(shown) - begun)
        return first, taken
    finally:
        terminal.close()


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder).resolve()
        shutil.copytree(ROOT / "exercises", course / "exercises")
        first, taken = measure(course)
    print(f"watch: first frame {first:.2f} s after the start")
    print(
        f"watch: save to verdict, an exercise with torch: median of {SAVES} saves {statistics.median(taken):.2f} s, "
        f"slowest {max(taken):.2f} s"
    )


if __name__ == "__main__":
    main()
