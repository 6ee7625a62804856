"""Runs the command on one attack at one level of isolation, and gathers the evidence that the attack succeeded."""

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.warm import commands

from .corpus import Attack
from .stage import Stage
from .traces import Traces

WALL = 40.0  # seconds that the command may take at most
LINGER = 1.0  # seconds that what survives gets to do its work
REFUSED = 1
VERDICTS = ("PASS", "WRONG", "ERROR", "TODO", "MISSING", "TIMEOUT", "CRASH", "MEMORY", "GRADER")
VERDICT_LINE = re.compile(rf"^  ({'|'.join(VERDICTS)}) ", re.MULTILINE)
TRACEBACK = re.compile(r"^\s*Traceback", re.MULTILINE)  # of the grader: what students print stands behind a bar
HIDDEN_INPUTS = [  # the digits by which inputs of hidden checks are known; one check's in a row
    ["3141592", "2718281", "1618033", "1414213"],
    ["5772156", "6931471", "9159655", "8362642"],
]


@dataclass(frozen=True)
class Run:
    """What the command did: its exit status (None: it was still running), its outputs, its record (None: none)."""

    status: int | None
    survived: bool  # a process did
    screen: str
    errors: str
    record_text: str
    record: dict[str, Any] | None

    def checks(self) -> list[dict[str, Any]]:
        return [check for exercise in (self.record or {}).get("exercises", []) for check in exercise["checks"]]


def fight(attack: Attack, level: str) -> list[str]:
    """Run `attack` once at `level` and return the evidence of its success in words; none: it was stopped.

    Raises RuntimeError where this machine does not have the level.
    """
    stage = Stage()
    traces = Traces(stage.mark, stage.folder, stage.victim.pid)
    try:
        run = grade(stage, stage.submit(attack), level, attack.exercise == "arrays")
        marks = [f"{run.record['points']:g} marks"] if run.record and run.record["points"] > 0 else []
        evidence = [
            *leaks(run, stage),
            *(marks if attack.aim == "forge" else []),
            *stage.damage(),
            *stage.victim.harm(),
            *(f"reached by {name}" for name in sorted(stage.listeners.heard)),
            *dict.fromkeys([*(["a process survives"] if run.survived else []), *traces.names()]),
            *(["a folder left in the temporary folder"] if any(stage.temporary.iterdir()) else []),
            *failures(run),
        ]
    finally:
        traces.sweep()
        stage.close()
    return evidence


def bites_as_expected(attack: Attack) -> bool:
    """Tell whether an attack bites where nothing is isolated, unless the kernel refuses it to this user."""
    refused_by_the_kernel = attack.needs_root and os.geteuid() != 0
    return bool(fight(attack, "none")) == (not refused_by_the_kernel)


def grade(stage: Stage, submission: Path, level: str, torch: bool) -> Run:
    """Run the command in the stage. `torch`: the exercise needs it."""
    words = ["--course", stage.kit, "grade", submission, "--json", stage.record, "--isolation", level, "--all"]
    own = {"COLUMNS": "200", "TMPDIR": str(stage.temporary), "PYTHONDONTWRITEBYTECODE": "1"}
    screen, errors = stage.output / "screen", stage.output / "errors"
    warm = commands(torch=torch)
    with screen.open("wb") as out, errors.open("wb") as err:
        streams = (out.fileno(), err.fileno())
        done = warm.run(list(map(str, words)), streams, WALL, {**warm.environment, **own}, linger=LINGER)
    written = stage.record.read_text() if stage.record.is_file() else ""
    run = Run(done.status, done.survived, read(screen), read(errors), written, json.loads(written) if written else None)
    if done.status == REFUSED and run.errors.startswith((level, f"level {level}")):
        raise RuntimeError(f"isolation {level}: {run.errors}")
    if run.record is not None and run.record["isolation"] != level:
        raise RuntimeError(f"asked for isolation {level}, graded at {run.record['isolation']}")
    return run


def read(file: Path) -> str:
    return file.read_bytes().decode("utf-8", "replace")


def leaks(run: Run, stage: Stage) -> list[str]:
    """Return what the outputs tell that they must not: canaries, success, inputs of hidden checks."""
    shown = "\n".join([run.screen, run.errors, run.record_text, stage.listeners.received.decode("latin-1")])
    found = [f"stolen: {place}" for place, canary in stage.canaries.items() if canary in shown]
    digits = shown.replace(".", "")
    if any(sum(number in digits for number in numbers) >= 2 for numbers in HIDDEN_INPUTS):
        found.append("stolen: inputs of a hidden check")
    return found + (["forbidden thing obtained"] if stage.bites in shown else [])


def failures(run: Run) -> list[str]:
    """Return in words how the grader itself was made to fail or to show what it did not say."""
    found = []
    if run.status is None:
        return [f"no end within {WALL:g} s"]
    if run.status != 0:
        found.append(f"exit status {run.status}")
    if run.record is None:
        found.append("no record")
    elif any(check["verdict"] == "GRADER" for check in run.checks()):
        found.append("verdict GRADER")
    if TRACEBACK.search(run.screen + run.errors):
        found.append("traceback")
    if "\x1b" in run.screen + run.errors:
        found.append("escape sequence on the screen")
    if run.record is not None and len(VERDICT_LINE.findall(run.screen)) != len(run.checks()):
        found.append("forged verdict on the screen")
    return found
