"""Writes ``mistakes.json``: what each stored wrong answer leads to in the visible checks, with its sentence sealed.

Each wrong answer is graded as a student would grade it, by the visible checks alone. Mistakes that no visible check
notices are not in the file. An exercise is computed again only if its answer key changed.
"""

import os
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from ..cache.content_cache import digest
from ..course.catalog import Exercise
from ..marking.hints import functions_reached, functions_shown
from ..marking.mistake import Mistake, read_mistake
from ..marking.outcome_form import VERSION
from ..marking.sealed import Opened, choose, fits
from ..marking.sealed_file import KEY, MAX_CHECKS, Candidate, SealedMistakes, box_of, sealed_sentence
from ..marking.stored import StoredAnswers
from ..record.atomic_file import dump, write_changed
from ..record.sentences import say
from ..sandbox.processors import count_cores
from .grading_pool import GradingPool, Variant
from .outcomes import Outcomes
from .sealed_state import as_student, inputs_of, is_current, name_of_inputs, sealed_file

Recorded = dict[Mistake, Outcomes]
Boxes = dict[tuple[str, bytes], list[Candidate]]  # by check and form


@dataclass(frozen=True)
class Sealed:
    """The sealed mistakes of an exercise. `noticed`: those that fail a visible check; `silent`: not recognised."""

    content: SealedMistakes
    noticed: list[str]
    silent: list[str]


def seal_exercises(kit: Path, exercises: list[Exercise]) -> Iterator[str]:
    """Write the sealed mistakes where they are stale; yield a line before the work, and for each file.

    Files are complete or as they were, also after Ctrl-C. Raises CourseError, OSError.
    """
    stale = [exercise for exercise in exercises if not is_current(exercise)]
    for exercise in stale:
        if not exercise.answers("wrong"):
            sealed_file(exercise).unlink()
            yield say("sealed_removed", file=sealed_file(exercise))
    stale = [exercise for exercise in stale if exercise.answers("wrong")]
    if not stale:
        return
    yield say("sealing", count=len(stale), answers=sum(len(exercise.answers("wrong")) for exercise in stale))
    inputs = {exercise.folder: inputs_of(exercise) for exercise in stale}
    with GradingPool([as_student(exercise) for exercise in stale]) as pool:
        running = {exercise.folder: record_mistakes(pool, exercise) for exercise in stale}
        for number, exercise in enumerate(stale, 1):
            recorded = {mistake: pool.result_of(future) for mistake, future in running[exercise.folder].items()}
            sealed = seal_mistakes(exercise, recorded, inputs[exercise.folder])
            write_changed(sealed_file(exercise), dump(msgspec.to_builtins(sealed.content)))
            yield describe(sealed_file(exercise).relative_to(kit), sealed, number, len(stale))


def describe(file: Path, sealed: Sealed, number: int, total: int) -> str:
    """Return the line about a written file, with the mistakes that a student's copy does not recognise."""
    facts = {"file": file, "number": number, "total": total, "noticed": len(sealed.noticed)}
    shown = len(sealed.noticed) - len(sealed.silent)
    key = "sealed_some" if sealed.silent else "sealed_all"
    return say(key, shown=shown, names=", ".join(sealed.silent), **facts)


def record_mistakes(pool: GradingPool, exercise: Exercise) -> dict[Mistake, Future[Outcomes]]:
    """Grade the wrong answers by the visible checks. What is not Python is left out; `verify` finds it."""
    running = {}
    for file in exercise.answers("wrong"):
        with suppress(SyntaxError, ValueError):
            mistake = read_mistake(file)
            running[mistake] = pool.submit_recording(Variant(as_student(exercise), exercise.compose(file)))
    return running


def seal_mistakes(exercise: Exercise, recorded: Recorded, inputs: list[bytes]) -> Sealed:
    """Return the sealed mistakes of an exercise. `recorded`: the outcomes of each stored wrong answer."""
    stored = StoredAnswers(exercise)
    secret = digest("secret", *inputs)  # not to be found without the answer key
    checks = [check.name for check in exercise.checks(hidden=False)][:MAX_CHECKS]
    noticed = {one: outcomes for one, outcomes in recorded.items() if outcomes.of and one.sentence}
    sentences = sorted({one.sentence for one in noticed}, key=lambda text: digest(secret, text))
    keys = [digest(secret, "sentence", text)[:KEY] for text in sentences]
    boxes: Boxes = defaultdict(list)
    for number, one in enumerate(sorted(noticed, key=lambda one: digest(secret, one.name))):
        outcomes, place = noticed[one], sentences.index(one.sentence)
        for check, outcome in outcomes.of.items():
            bits = sum(1 << bit for bit, name in enumerate(checks) if refutes(name, stored, one, outcomes, check))
            boxes[check, outcome.form].append(Candidate(number, place, bits, keys[place], outcome.later))
    inputs_name = name_of_inputs(inputs)
    salt = digest("salt", inputs_name).hex()[:16]
    closed = close_boxes(salt, boxes)
    content = SealedMistakes(
        VERSION,
        inputs_name,
        salt,
        {check: sorted(closed[check]) for check in checks},
        [sealed_sentence(key, text) for key, text in zip(keys, sentences, strict=True)],
    )
    failing = {one: outcomes for one, outcomes in recorded.items() if outcomes.failed}
    silent = [one.name for one, outcomes in failing.items() if not is_shown(one, outcomes, boxes, content, sentences)]
    return Sealed(content, [one.name for one in failing], silent)


def refutes(name: str, stored: StoredAnswers, mistake: Mistake, outcomes: Outcomes, check: str) -> bool:
    """Return whether a check that passes shows that a student did not make a mistake in what `check` reaches.

    It must fail on the mistake, and tell something of a function of the mistake that `check` reaches.
    """
    if name not in outcomes.failed:
        return False
    try:
        here = functions_reached(stored, mistake, outcomes.called[check])
        there = functions_shown(stored, mistake, outcomes.called.get(name, frozenset()))
    except Exception:  # of the stored answer, when it is loaded
        return True
    return here is None or there is None or not here.isdisjoint(there)


def close_boxes(salt: str, boxes: Boxes) -> dict[str, list[str]]:
    """Return the closed boxes of each check. Deriving their keys is slow, and uses all cores."""
    closed: dict[str, list[str]] = defaultdict(list)
    with ThreadPoolExecutor(count_cores() or os.cpu_count() or 1) as threads:
        made = threads.map(lambda box: box_of(salt, box[0][0], box[0][1], box[1]), boxes.items())
        for (check, _), text in zip(boxes, made, strict=True):
            closed[check].append(text)
    return closed


def is_shown(mistake: Mistake, outcomes: Outcomes, boxes: Boxes, content: SealedMistakes, sentences: list[str]) -> bool:
    """Return whether a student's copy shows the sentence of a stored wrong answer, in some check that it fails."""
    opened = {}
    for check, outcome in outcomes.of.items():
        tags = [[tag] for tag in outcome.later]
        opened[check] = Opened(
            outcomes.called[check], [one for one in boxes.get((check, outcome.form), []) if fits(one, tags)]
        )
    passed = frozenset(content.checks) - outcomes.failed
    shown = [{sentences[one.sentence] for one in choose(content, check, opened, passed)} for check in opened]
    return {mistake.sentence} in shown
