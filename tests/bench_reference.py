"""How long the calls of all checks take in the references alone, on one core: ``python -m tests.bench_reference``.

What is measured is the processor time of the calls that the checks make to the student's functions, in one process that
has imported all: no start of a worker, no sending, no comparison. Written to the screen only; nothing here is a test.
"""

import statistics
import sys

from .support.doors import ROOT
from .support.in_process import run_references

RUNS = 5
MAX_SECONDS = 4.0  # for all exercises of the course: what one core may compute for a submission


def main() -> None:
    """Print the median of `RUNS` runs for each exercise, and their sum. The words choose exercises by their folder."""
    runs = [run_references(ROOT, 1)["exercises"] for _ in range(RUNS)]
    chosen = [folder for folder in runs[0] if not sys.argv[1:] or any(word in folder for word in sys.argv[1:])]
    medians = {folder: statistics.median(run[folder]["seconds"] for run in runs) for folder in chosen}
    for folder, seconds in medians.items():
        print(f"{folder:<36} {seconds:6.3f} s")
    print(f"{'together':<36} {sum(medians.values()):6.3f} s of {MAX_SECONDS} s for all of the course")


if __name__ == "__main__":
    main()
