"""How long a student waits for the first PASS, from a clone and from a kit: `python -m tests.bench_first [RUNS]`.

The commands of the README run in new folders: what a student types, and nothing else. The download is left out: pip
takes every package from a folder that was filled before, and asks no index. Clone and kit take turns.
"""

import itertools
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 3
EXERCISE, FUNCTION = "tensor_creation", "from_values"  # what a student opens first: an exercise with torch
STUB = "raise NotImplementedError"
RIGHT = "return torch.tensor(number), torch.tensor(values), torch.tensor(array)"
PARTS = ("folder", "set-up", "TODO", "first PASS")
PASSES = re.compile(r"^ +PASS +\S", re.MULTILINE)


def shell(folder: Path, *command: object) -> str:
    """Run a command in a folder, with the variables of a student's shell. Return its output; raises RuntimeError."""
    ours = ("MAKE", "PYTHONPATH", "VIRTUAL_ENV", "TORCHKATA_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    words = list(map(str, command))
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def clone(top: Path) -> Path:
    """Clone the repository, as it was committed last. Return the folder."""
    shell(top, "git", "clone", "--quiet", f"file://{ROOT}", "course")
    return top / "course"


def unpack(top: Path, kit: Path) -> Path:
    """Unpack a student's kit. Return its folder."""
    shell(top, sys.executable, "-m", "zipfile", "-e", kit, ".")
    return top / "torchkata"


def fill_in(course: Path) -> None:
    """Write the body of the first function of the exercise."""
    (file,) = course.glob(f"exercises/*/{EXERCISE}.py")
    begin, definition, rest = file.read_text(encoding="utf-8").partition(f"def {FUNCTION}(")
    file.write_text(begin + definition + rest.replace(STUB, RIGHT, 1), encoding="utf-8")


def first_success(begin: Callable[[Path], Path], wheels: Path) -> list[float]:
    """Go the whole way in a new folder. Return the seconds of each part. Raises RuntimeError if no check passes."""
    top = Path(tempfile.mkdtemp(prefix="torchkata-first-")).resolve()
    make = ["make", f"PYTHON={sys.executable}", f"PIP_ARGS=--no-index --find-links {wheels}"]
    try:
        clock = [time.perf_counter()]
        course = begin(top)
        clock.append(time.perf_counter())
        shell(course, *make, ".venv/ready")
        clock.append(time.perf_counter())
        untouched = shell(course, *make, "grade", f"EX={EXERCISE}")
        clock.append(time.perf_counter())
        fill_in(course)  # not measured: this is the student's part
        edited = time.perf_counter()
        filled = shell(course, *make, "grade", f"EX={EXERCISE}")
        parts = [after - before for before, after in itertools.pairwise(clock)]
        if PASSES.search(untouched) or not PASSES.search(filled):
            raise RuntimeError(f"expected no PASS, then one:\n{untouched}\n{filled}")
        return [*parts, time.perf_counter() - edited]
    finally:
        shutil.rmtree(top)


def main() -> None:
    """Print the table: the median of each part, and of the whole way."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    with tempfile.TemporaryDirectory(prefix="torchkata-first-") as folder:
        wheels, kit = Path(folder, "wheels"), Path(folder, "student-kit.zip")
        requirements = ROOT / "requirements" / "student.txt"
        shell(ROOT, sys.executable, "-m", "pip", "download", "--quiet", "-r", requirements, "--dest", wheels)
        megabytes = sum(file.stat().st_size for file in wheels.iterdir()) / 1e6
        print(f"first PASS without the download of {len(list(wheels.iterdir()))} packages, {megabytes:.0f} MB")
        print(f"{f'median of {runs} runs, seconds':<28}" + "".join(f"{part:>11}" for part in (*PARTS, "together")))
        ways: dict[str, Callable[[Path], Path]] = {"kit": lambda top: unpack(top, kit)}
        shell(ROOT, sys.executable, "-m", "torchkata", "student-kit", "--out", kit)
        if (ROOT / ".git").exists():
            ways = {"git clone": clone, **ways}
        else:
            print("git clone: not measured, since this folder is no repository")
        turns = [{name: first_success(begin, wheels) for name, begin in ways.items()} for _ in range(runs)]
        for name in ways:
            taken = [turn[name] for turn in turns]
            columns = [*zip(*taken, strict=True), [sum(parts) for parts in taken]]
            print(f"{name:<28}" + "".join(f"{statistics.median(column):>11.1f}" for column in columns), flush=True)


if __name__ == "__main__":
    main()
