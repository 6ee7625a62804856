"""The machine's doors, as a user uses them: the command in a process of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SMALL_KIT = ROOT / "tests" / "kit"
SMALL = (SMALL_KIT / "solutions" / "01_small" / "small.py").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Graded:
    """What one run of the command gave."""

    status: int
    screen: str
    errors: str
    record: dict[str, Any]

    def check(self, name: str) -> dict[str, Any]:
        (found,) = [c for e in self.record["exercises"] for c in e["checks"] if c["name"] == "test_" + name]
        return found

    def verdicts(self) -> set[str]:
        return {check["verdict"] for exercise in self.record["exercises"] for check in exercise["checks"]}


def run_command(*words: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run ``python -m grader`` with these words."""
    environment = {**os.environ, "COLUMNS": "200", **options.pop("env", {})}
    return subprocess.run(
        [sys.executable, "-m", "grader", *map(str, words)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        **options,
    )


def with_function(name: str, code: str) -> str:
    """Return the small exercise's right answer with one definition added at the end, where it wins."""
    return f"{SMALL}\n\n{code.replace('FUNCTION', name)}\n"
