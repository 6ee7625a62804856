"""Runs the verbs of authors once over all exercises.

`verify` grades all stored answers. What hidden checks store of them, and which hints are shown, is looked at in the
same run: grading them again for that would take a third of its time.
"""

import contextlib
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from torchkata.__main__ import carry_out
from torchkata.author import verify
from torchkata.author.finding import Finding
from torchkata.author.laws import Results, sealed_name, sealed_sample
from torchkata.author.mutants import LEAST_KILLED
from torchkata.course.catalog import Exercise, load_exercises
from torchkata.marking.claims import OPEN
from torchkata.record.message import Message, to_plain
from torchkata.record.verdict import CheckResult, ExerciseResult, Record

from .doors import ROOT
from .redacted import digits_of, faults_of_code, find_excess, texts_in

SEEDS = 1  # each more costs a minute; `make verify` tries 5, as does tests/test_chance.py
MOST = 1800  # seconds for what all exercises share: other tests use the same cores
PRECISE = re.compile(r"-?\d+\.\d+(?:e[+-]?\d+)?|-?\d{5,}")


def precise_numbers(lines: object) -> set[str]:
    """Return the numbers of more digits than a hidden check shows, as the full messages write them."""
    return {number for text in texts_in(lines) for number in PRECISE.findall(text) if digits_of(number) > 4}


def holds_author_text(line: Message, sources: list[str]) -> bool:
    """Tell whether a sentence of an assert stands in a file of checks, but for what it would have filled in."""
    words = [" ".join(re.sub(r'"\s*\n?\s*f?"', "", part).split()) for part in line.facts["text"].split(OPEN)]
    plain = [" ".join(re.sub(r'"\s*\n\s*f?"', "", source).split()) for source in sources]
    return any(all(part in source for part in words) for source in plain)


def faults_of(result: CheckResult, source: str, sources: list[str]) -> Iterator[str]:
    """Give what the stored result of a hidden check tells and may not."""
    stored = result.stored()
    if stored.message != result.redacted:
        yield "it does not store the redacted message"
    plain = to_plain(stored)
    if "pictures" in plain:
        yield "it stores pictures"
    yield from faults_of_code(plain, source)
    lines = [*([stored.call] if stored.call else []), *stored.message]
    for line in lines:
        if excess := find_excess(line):
            yield excess
        if line.key == "frame_text" and line.facts["text"] not in source:
            yield f"{line} is not in the student's file"
        if line.key == "author_text" and not holds_author_text(line, sources):
            yield f"{line} is not in the author's files"
    told = [line for line in lines if line.key not in ("author_text", "frame_text")]
    yield from (f"it tells {number}" for number in precise_numbers(result.message) & set(texts_in(told)))
    yield from (f"it tells the precise number {number}" for number in precise_numbers(told))


def look_at(exercise: Exercise, file: Path, results: list[CheckResult]) -> tuple[int, list[str]]:
    """Return how many hidden checks an answer failed, and the faults of what they store."""
    source = exercise.compose(file).decode()
    sources = [one.read_text(encoding="utf-8") for one in exercise.check_files()]
    failed = [result for result in results if not result.check.visible and result.verdict != "PASS"]
    where = str(file.relative_to(ROOT))
    return len(failed), [
        f"{where}: {one.check.name}: {fault}" for one in failed for fault in faults_of(one, source, sources)
    ]


def run_verify() -> dict[str, Any]:
    """Return what ``torchkata verify`` says of each exercise, and what was seen meanwhile.

    That is how many results of each stored answer were looked at, their faults, the document of each record, the names
    of the mistakes whose sentences each answer was shown, and what a sample of them was shown in a student's copy.
    """
    looked_at: dict[str, int] = {}
    faults: list[str] = []
    documents: dict[str, Any] = {}
    shown: dict[str, list[str]] = {}
    sealed: dict[str, dict[str, Any]] = {}
    break_laws = verify.break_laws

    def look_on(exercise: Exercise, seeds: list[str], results: Results) -> list[Finding]:
        for kind in ("right", "wrong"):
            for file in exercise.answers(kind):
                graded = results[file, seeds[0]]
                name = str(file.relative_to(ROOT))
                looked_at[name], found = look_at(exercise, file, graded)
                faults.extend(found)
                result = ExerciseResult(exercise.name, exercise.folder, exercise.title, list(graded))
                shown[name] = sorted({one.mistake for one in graded if one.mistake})
                documents[name] = Record([result], True, "full").document()
        for mistake in sealed_sample(exercise, seeds):
            graded = results[sealed_name(mistake), seeds[0]]
            hints = {one.hint for one in graded if one.hint}
            sealed[str(mistake.file.relative_to(ROOT))] = {
                "failed": any(one.verdict != "PASS" for one in graded),
                "own": mistake.sentence in hints,
                "others": sorted(hints - {mistake.sentence}),
            }
        return break_laws(exercise, seeds, results)

    verify.break_laws = look_on  # type: ignore[attr-defined]
    said = run_verb(f"verify --seeds {SEEDS}")
    seen = {"looked_at": looked_at, "faults": faults, "documents": documents, "shown": shown, "sealed": sealed}
    return {**said, **seen}


def assert_laws_hold(found: dict[str, Any], folder: str, seeds: int) -> None:
    """Assert that `verify` has found every law to hold for an exercise, with so many seeds."""
    first, *others = found["said"][folder]
    held = f"{folder}: every law holds, with {seeds} seed{'s' * (seeds > 1)}"
    assert first.partition("; warnings")[0] == held, found["errors"]
    assert all(line.startswith("  warning: ") for line in others)
    assert found["errors"] == ""


def assert_mutants_killed(found: dict[str, Any], folder: str) -> None:
    """Assert that `mutants` has found an exercise to kill enough of them."""
    (said,) = found["said"][folder]
    match = re.fullmatch(rf"{folder}: (\d+) of (\d+) mutants killed.*", said)
    assert match, said
    killed, total = map(int, match.groups())
    assert killed >= LEAST_KILLED * total > 5
    assert found["errors"] == ""


def run_verb(verb: str) -> dict[str, Any]:
    """Return what a verb says of each exercise, from one run over all in this process."""
    out, errors = io.StringIO(), io.StringIO()
    sys.argv = ["torchkata", "--course", str(ROOT), *verb.split()]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        status = carry_out()
    said: dict[str, list[str]] = {exercise.folder: [] for exercise in load_exercises(ROOT)}
    folder = ""
    for line in out.getvalue().splitlines():
        folder = line.partition(":")[0] if not line.startswith(" ") else folder
        said[folder].append(line)
    return {"said": said, "errors": errors.getvalue(), "status": status}
