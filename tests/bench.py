"""How long a verdict takes, as ratios measured in one run: `make bench`.

Two commands that are compared take turns, so that a machine whose speed drifts is fair to both; a figure is the
median, a ratio the median of the ratios pair by pair. Written to the screen only; nothing here is a test.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from torchkata.checks.reference import load_answer  # noqa: E402
from torchkata.course.catalog import Exercise, load_exercises  # noqa: E402
from torchkata.inside.values import Decoder, describe_opaque  # noqa: E402
from torchkata.marking.grader import mark  # noqa: E402
from torchkata.sandbox.worker import Worker  # noqa: E402
from torchkata.submission.find import find_submission  # noqa: E402

from tests import bench_workers  # noqa: E402

RUNS = 7
WITH_TORCH, WITHOUT_TORCH = "tensor_operations", "mse_sweep"
IMPORT = [sys.executable, "-c", "import torch"]
GRADE = [sys.executable, "-m", "torchkata", "grade", "solutions"]


def seconds_of(command: list[str]) -> float:
    """Return the wall time of one run of a command."""
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def compare(label: str, command: list[str], other: list[str]) -> None:
    """Print medians of both commands, run in turns, and the median of their ratios."""
    pairs = [(seconds_of(command), seconds_of(other)) for _ in range(RUNS + 1)][1:]
    ratio = statistics.median(one / two for one, two in pairs)
    one, two = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{label:<58} {one:6.2f} s  {two:6.2f} s  {ratio:6.2f}", flush=True)


def record_calls(exercises: list[Exercise]) -> list[tuple[str, dict, bytes]]:
    """Grade the references once in this process and return every request that their workers were sent."""
    sent: list[tuple[str, dict, bytes]] = []
    ask, name = Worker.ask, ""

    def listen(self, request, body, seconds):
        nonlocal name
        if request["op"] == "load":
            name = request["name"]
        else:
            sent.append((name, request, body))
        return ask(self, request, body, seconds)

    Worker.ask = listen
    mark(find_submission(ROOT / "solutions", exercises), hidden=True)
    Worker.ask = ask
    return sent


def replay_warm(exercises: list[Exercise], requests: list[tuple[str, dict, bytes]]) -> float:
    """Return the seconds that the same calls take in this process, with no isolation and everything imported."""
    modules = {e.name: load_answer(e, e.reference_file) for e in exercises}
    calls = []
    for name, request, body in requests:
        args, kwargs = Decoder(body, describe_opaque, lambda *_: None).decode(request["arguments"])
        calls.append((getattr(modules[name], request["name"]), args, kwargs))
    start = time.perf_counter()
    for function, args, kwargs in calls:
        function(*args, **kwargs)
    return time.perf_counter() - start


def main() -> None:
    """Print the table."""
    exercises = load_exercises(ROOT)
    print(f"{'median of ' + str(RUNS) + ' runs in turns':<58} {'ours':>8}  {'other':>8}  {'ratio':>6}")
    compare("one cold verdict, with torch : import torch", [*GRADE, "--only", WITH_TORCH], IMPORT)
    compare("one cold verdict, NumPy, visible : import torch", [*GRADE, "--visible", "--only", WITHOUT_TORCH], IMPORT)
    requests = record_calls(exercises)
    bare = statistics.median(replay_warm(exercises, requests) for _ in range(RUNS))
    cold = statistics.median(seconds_of(GRADE) for _ in range(3))
    start = time.perf_counter()
    mark(find_submission(ROOT / "solutions", exercises), hidden=True)
    warm = time.perf_counter() - start
    for title, took in (("cold : the same calls, warm, no isolation", cold), ("grader warm : the same calls", warm)):
        print(f"{f'all {len(exercises)}, {title}':<58} {took:6.2f} s  {bare:6.2f} s  {took / bare:6.2f}")
    print(f"the reference's own compute for all {len(requests)} calls of all checks: {bare:.2f} s on one core")
    bench_workers.main()


if __name__ == "__main__":
    main()
