"""Grades stored answers, mutants, odd values and unusual programs in one process, by one pool.

Each pool imports torch three times and collects the checks of the course twice: together nine seconds of a processor.
"""

import contextlib
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from torchkata.author import mutants, verify
from torchkata.author.grading_pool import GradingPool, Variant
from torchkata.course.catalog import load_exercises
from torchkata.record.verdict import Verdict

from .doors import ROOT
from .verified import MOST, run_verb, run_verify

UNUSUAL = Path(__file__).parents[1] / "unusual"
SOME = ("07_gradient_descent", "11_autograd_training", "16_network_blocks")  # loops by hand, by autograd, and classes
SEARCHED = ("tensor_operations", "mse_sweep")  # one of torch and one of NumPy
ODD = [
    "None",
    "float('nan')",
    "'text'",
    "[[1.0], [2.0, 3.0]]",
    "(1, None)",
    "{'a': 1}",
    "(i for i in [1])",
    "__import__('numpy').full((2, 1, 2), float('nan'))",
    "__import__('numpy').array([None, 'a'])",
    "__import__('torch').zeros(0, 3, dtype=__import__('torch').complex64)",
    "__import__('torch').ones(1).expand(10**6, 10**6)",
    "type('Odd', (), {})()",
]


def unusual_programs() -> list[Path]:
    """Return the files of the right but unusual programs."""
    return sorted(UNUSUAL.glob("*/*.py"))


def try_odd_values(pool: GradingPool) -> dict[str, Any]:
    """Return the verdicts on skeletons whose functions return each odd value, by exercise and value.

    For the exercises in SEARCHED the values also pass the search for hints, as in a real grading.
    """
    running = {}
    for exercise in load_exercises(ROOT):
        skeleton = (exercise.public / exercise.file).read_text(encoding="utf-8")
        for odd in ODD:
            source = skeleton.replace("raise NotImplementedError", f"return {odd}").encode()
            variant = Variant(exercise, source, hurried=exercise.name not in SEARCHED)
            running[exercise.folder, odd] = pool.submit(variant)
    found: dict[str, dict[str, Any]] = {folder: {} for folder, _ in running}
    for (folder, odd), future in running.items():
        found[folder][odd] = [(r.check.name, r.verdict, r.text) for r in pool.result_of(future)]
    return found


def grade_unusual_programs(pool: GradingPool) -> dict[str, list[str]]:
    """Return the checks that each program failed, with the message.

    A check that reaches nothing of what a program defines cannot tell it from the reference, and is left out.
    """
    files = unusual_programs()
    folders = {file.parent.name for file in files}
    exercises = {one.folder: one for one in load_exercises(ROOT) if one.folder in folders}
    traced = {folder: pool.submit_tracing(exercise) for folder, exercise in exercises.items()}
    reaches = {folder: pool.result_of(future) for folder, future in traced.items()}
    running, failed = {}, {}
    for file in files:
        exercise, known = exercises[file.parent.name], reaches[file.parent.name].passed_with(file.read_bytes())
        running[file] = pool.submit(Variant(exercise, exercise.compose(file), hurried=True, known=known))
    for file, future in running.items():
        results = pool.result_of(future)
        assert sum(result.check.points for result in results) == exercises[file.parent.name].points
        faults = [f"{result.check.name}: {result.text}" for result in results if result.verdict is not Verdict.PASS]
        failed[f"{file.parent.name}/{file.name}"] = faults
    return failed


PROOFS: dict[str, Callable[[GradingPool], dict[str, Any]]] = {  # by the fixture that gives what came of it
    "verified": lambda _: run_verify(),
    "five_seeds": lambda _: run_verb("verify"),
    "mutated": lambda _: run_verb("mutants"),
    "some_mutated": lambda _: run_verb(f"mutants --only {' '.join(SOME)}"),
    "odd_values": try_odd_values,
    "unusual_programs": grade_unusual_programs,
}


def prove(names: Sequence[str], folder: Path) -> dict[str, Any]:
    """Return what came of each proof, all carried out by a process of their own. `folder`: for its file."""
    kept = folder / "proofs.json"
    command = [sys.executable, "-m", "tests.support.proofs", str(kept), *names]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=MOST, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
    return found


def main(kept: Path, names: Sequence[str]) -> None:
    """Carry out proofs, and write what came of them."""
    with GradingPool(load_exercises(ROOT)) as pool:
        own = contextlib.nullcontext(pool)
        verify.GradingPool = mutants.GradingPool = lambda *_: own  # type: ignore
        kept.write_text(json.dumps({name: PROOFS[name](pool) for name in names}), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
