"""Runs the command as a user does, in its own process."""

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, BinaryIO

from torchkata.record.document import message_text

from .warm import Commands, commands

ROOT = Path(__file__).resolve().parents[2]
SMALL_KIT = ROOT / "tests" / "kit"
BROKEN = ROOT / "tests" / "broken"
TORCH = re.compile(rb"\b(?:import|from)\b.*\btorch\b")
SECONDS = 240  # limit for one command
SMALL = (SMALL_KIT / "solutions" / "01_small" / "small.py").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Graded:
    """The result of one run of the command."""

    status: int
    screen: str
    errors: str
    record: dict[str, Any]

    def check(self, name: str) -> dict[str, Any]:
        """Return a check of the record, with its messages as the text that the student reads."""
        (found,) = [check for check in self.checks() if check["name"] == "test_" + name]
        return found

    def checks(self) -> list[dict[str, Any]]:
        """Return all checks of the record, each with its messages as the text that the student reads."""
        found = [check for exercise in self.record["exercises"] for check in exercise["checks"]]
        return [{**check, "message": message_text(check)} for check in found]

    def verdicts(self) -> set[str]:
        return {check["verdict"] for exercise in self.record["exercises"] for check in exercise["checks"]}


def run_command(
    *words: object, cold: bool = False, env: dict[str, str] | None = None, stdin: int | None = None
) -> CompletedProcess[str]:
    """Run ``python -m torchkata``. `cold`: start a new interpreter, as with `stdin`."""
    environment = {**os.environ, "COLUMNS": "200", **(env or {})}
    arguments = list(map(str, words))
    if not cold and stdin is None:
        known = commands(torch=arguments[:1] != ["--course"] or uses_torch(Path(arguments[1]), arguments[2:]))
        if known.can_run(environment):
            return run_warm(known, arguments, environment)
    return subprocess.run(
        [sys.executable, "-m", "torchkata", *arguments],
        cwd=ROOT,
        env=environment,
        stdin=stdin,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def run_warm(known: Commands, arguments: list[str], environment: dict[str, str]) -> CompletedProcess[str]:
    """Run a command by a process that has made its imports."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        done = known.run(arguments, (out.fileno(), errors.fileno()), SECONDS, environment)
        assert done.status is not None, f"{arguments} did not end within {SECONDS} s"
        return CompletedProcess(arguments, done.status, read(out), read(errors))


def uses_torch(course: Path, words: list[str]) -> bool:
    """Tell whether grading would import torch: whether code of the course, or of a submission, does."""
    files = [file for part in ("exercises", "solutions") for file in (course / part).glob("[0-9]*/*.py")]
    files += [Path(word) for word in words if word.endswith((".py", ".ipynb"))]
    return course == ROOT or any(TORCH.search(file.read_bytes()) for file in files if file.is_file())


def read(file: BinaryIO) -> str:
    """Return the text of an output file from its beginning."""
    file.seek(0)
    with open(file.fileno(), encoding="utf-8", closefd=False) as text:
        return text.read()


def with_function(name: str, code: str) -> str:
    """Return the small exercise's right answer with one definition added at the end, where it wins."""
    return f"{SMALL}\n\n{code.replace('FUNCTION', name)}\n"


def run_pytest(*words, **options):
    given = options.pop("env", os.environ)
    environment = {key: value for key, value in given.items() if not key.startswith("PYTEST_")}
    command = [sys.executable, "-m", "pytest", "-p", "no:xdist", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, **options)
