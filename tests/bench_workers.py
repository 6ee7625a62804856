"""What a worker costs, at each level: its start until its first answer, and what is left of many of them.

Part of `make bench`; alone: `.venv/bin/python tests/bench_workers.py`.
"""

import os
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from torchkata.errors import IsolationMissing  # noqa: E402
from torchkata.inside.private_folder import MOUNTS  # noqa: E402
from torchkata.sandbox.levels import Level  # noqa: E402
from torchkata.sandbox.limits import Limits  # noqa: E402
from torchkata.sandbox.worker import Worker  # noqa: E402
from torchkata.sandbox.zygote import Zygote  # noqa: E402

SOURCE = b"def answer():\n    return 42\n"
LIBRARIES = ["numpy", "torch", "matplotlib.pyplot"]
RUNS, ROW = 100, 200


def answer_once(zygote: Zygote) -> float:
    """Start a worker, load a file, call its function, end it; return the seconds until the answer was there."""
    start = time.perf_counter()
    worker = Worker(zygote, Limits())
    worker.ask({"op": "load", "name": "small", "helpers": []}, SOURCE, 5.0)
    worker.ask({"op": "call", "name": "answer", "arguments": {"list": [{"list": []}, {"dict": []}]}}, b"", 5.0)
    seconds = time.perf_counter() - start
    worker.close()
    return seconds


def descendants(pid: int) -> list[int]:
    """Return the process ids of all descendants of a process, as seen from here."""
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in map(int, (task / "children").read_text().split()):
            found += [child, *descendants(child)]
    return found


def holdings() -> dict[str, int]:
    """Return what this process and its descendants hold: descriptors, processes, memory (kB), mounted file systems."""
    processes = [os.getpid(), *descendants(os.getpid())]
    status = {pid: Path(f"/proc/{pid}/status").read_text().splitlines() for pid in processes}
    memory = [int(line.split()[1]) for lines in status.values() for line in lines if line.startswith("VmRSS")]
    mounts = {pid: len(Path(f"/proc/{pid}/mounts").read_text().splitlines()) for pid in processes}
    folders = [Path(f"/proc/{pid}/root{MOUNTS}") for pid in processes]
    return {
        "descriptors": sum(len(os.listdir(f"/proc/{pid}/fd")) for pid in processes),
        "processes": len(processes),
        "memory (kB)": sum(memory),
        "mounts": max(mounts.values()),
        "scratch folders": sum(len(list(folder.iterdir())) for folder in folders if folder.is_dir()),
    }


def time_row(zygote: Zygote, label: str) -> None:
    """Print a row: the median and the most of some runs."""
    seconds = [answer_once(zygote) for _ in range(RUNS)]
    print(f"  {label:<56} {1000 * statistics.median(seconds):6.1f} ms {1000 * max(seconds):6.1f} ms", flush=True)


def main() -> None:
    """Print both tables."""
    print(f"\n{'start of a worker to its first answer, ' + str(RUNS) + ' in a row':<58} {'median':>8}  {'most':>8}")
    for level in Level:
        try:
            zygote = Zygote(level)
            zygote.preload(LIBRARIES)
            answer_once(zygote)
        except IsolationMissing as error:
            print(f"  {level}: not on this machine ({error})")
            continue
        time_row(zygote, f"{level}, as in make grade")
        zygote.freeze()
        answer_once(zygote)
        time_row(zygote, f"{level}, as in make class")
        before = holdings()
        for _ in range(ROW):
            answer_once(zygote)
        after = holdings()
        growth = ", ".join(f"{name} {before[name]} -> {after[name]}" for name in before)
        print(f"    {ROW} more: {growth}", flush=True)
        zygote.close()


if __name__ == "__main__":
    main()
