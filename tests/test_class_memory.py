"""Memory does not grow with the class, in no process."""

import contextlib
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.classes import class_words, make_class, rows_of
from tests.doors import ROOT, SMALL_KIT
from tests.test_interrupt import descendants

pytestmark = pytest.mark.slow


def peaks(folder, out):
    """Grade a class with two jobs; return the greatest peak of memory (kB) of the command, and of what it started."""
    command = [sys.executable, "-m", "grader", *map(str, class_words(SMALL_KIT, folder, out, "--jobs", 2))]
    seen: dict[int, int] = {}
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            for pid in {process.pid, *descendants(process.pid)}:
                with contextlib.suppress(OSError, StopIteration):
                    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
                    seen[pid] = int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
            time.sleep(0.05)
    assert process.returncode == 0
    return seen.pop(process.pid), max(seen.values())


@pytest.mark.timeout(900)
def test_a_thousand_submissions_take_no_more_memory_than_a_hundred(tmp_path):
    small = peaks(make_class(tmp_path / "hundred", 100), tmp_path / "out100")
    large = peaks(make_class(tmp_path / "thousand", 1000), tmp_path / "out1000")
    assert len(rows_of(tmp_path / "out1000")) == 1000
    assert large[0] < 1.1 * small[0] + 8_000, (small, large)  # the list of students itself
    assert large[1] < 1.1 * small[1], (small, large)
