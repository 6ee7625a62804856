"""The four laws, held against every stored answer by grading it as a submission."""

import os
import tomllib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.catalog import CatalogError, Exercise
from grader.diagnosis import CAUGHT_BY, Mistake, read_mistake
from grader.marking import Desk
from grader.submission import Answer
from grader.verdict import CheckResult, Verdict

from .refusal import Refusal
from .skeleton import STUB, skeleton_files

PROOFS = "proofs.toml"
PROOF_TABLES = ("spare_checks", "equivalent_mutants")
OWN_SENTENCE_SHARE = 0.75


@dataclass(frozen=True)
class Trial:
    """A source to be graded as a submission to an exercise."""

    exercise: Exercise
    source: bytes
    stop_early: bool = False


def read_proofs(exercise: Exercise) -> dict[str, dict[str, str]]:
    """Return the tables of ``proofs.toml``, empty where there is none. Raises CatalogError."""
    assert exercise.secret
    file = exercise.secret / PROOFS
    try:
        tables: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    except (OSError, ValueError) as error:
        raise CatalogError(f"{file}: cannot be read as TOML: {error}. Mend that line.") from error
    for name, table in tables.items():
        if name not in PROOF_TABLES or not all(isinstance(reason, str) and reason for reason in table.values()):
            raise CatalogError(
                f"{file}: [{name}] is not known or lacks reasons. The tables are {', '.join(PROOF_TABLES)}."
            )
    return {name: tables.get(name, {}) for name in PROOF_TABLES}


def try_all(trials: list[Trial], jobs: int = 0) -> list[list[CheckResult]]:
    """Grade every trial, in `jobs` processes (0: one for each core), and return their results in the same order."""
    with ProcessPoolExecutor(jobs or os.cpu_count() or 1, initializer=start_desk) as pool:
        return list(pool.map(try_one, trials))


_desk: Desk | None = None


def start_desk() -> None:
    """Give this process a desk for all its trials; it ends with the process."""
    global _desk
    _desk = Desk()


def try_one(trial: Trial) -> list[CheckResult]:
    """Grade one trial at the desk of this process."""
    assert _desk
    answers = [Answer(trial.exercise, trial.source)]
    return _desk.mark(answers, stop_early=trial.stop_early).exercises[0].results


def break_laws(exercise: Exercise) -> list[Refusal]:
    """Return what the laws find wrong with an exercise. Raises CatalogError where it cannot be read."""
    assert exercise.reference_file
    assert exercise.secret
    skeleton = skeleton_files(exercise)[exercise.public / exercise.file]
    good = [exercise.reference_file, *exercise.answers("right")]
    bad = exercise.answers("wrong")
    untouched, idle = (
        Trial(exercise, skeleton.encode()),
        Trial(exercise, skeleton.replace(STUB, "return None").encode()),
    )
    trials = [untouched, idle, *(Trial(exercise, exercise.compose(file)) for file in good + bad)]
    of_skeleton, of_idle, *others = try_all(trials)
    results = dict(zip(good + bad, others, strict=True))
    refusals = [r for file in good for r in law_one(file, results[file])]
    refusals += law_two(exercise, of_skeleton, of_idle)
    mistakes = [read_mistake(file) for file in bad]
    for mistake in mistakes:
        refusals += law_three(mistake, results[mistake.file])
    refusals += law_four(exercise, [results[file] for file in bad])
    return refusals + own_sentences(exercise, {mistake.name: results[mistake.file] for mistake in mistakes})


def law_one(file: Path, results: list[CheckResult]) -> list[Refusal]:
    """The reference and every right answer passes every check, and is told of no mistake."""
    remedy = "Mend the answer or the check."
    return [
        Refusal(file, f"fails {r.check.name} ({r.verdict}): {' '.join(r.message.split())}.", remedy)
        for r in results
        if r.verdict is not Verdict.PASS or r.mistake
    ]


def law_two(exercise: Exercise, untouched: list[CheckResult], idle: list[CheckResult]) -> list[Refusal]:
    """The untouched skeleton fails every check as still to do, and so does one whose functions only return None."""
    file = exercise.public / exercise.file
    remedy = "Let the check call a function that is still to do."
    refusals = [
        Refusal(file, f"the untouched skeleton gets {r.verdict} in {r.check.name}.", remedy)
        for r in untouched
        if r.verdict is not Verdict.TODO
    ]
    remedy = "Let the check look at what is returned, with assert_close, before anything else is done with it."
    return refusals + [
        Refusal(file, f"with functions that return None it gets {r.verdict} in {r.check.name}.", remedy)
        for r in idle
        if r.verdict in (Verdict.PASS, Verdict.GRADER)
    ]


def law_three(mistake: Mistake, results: list[CheckResult]) -> list[Refusal]:
    """A wrong answer says what helps, names the checks that catch it, fails those, and no check breaks on it."""
    failed = {r.check.name: r.verdict for r in results if r.verdict is not Verdict.PASS}
    if not mistake.sentence or not mistake.caught_by:
        remedy = f"Write the sentence that would help, then '{CAUGHT_BY} test_one, test_two'."
        return [Refusal(mistake.file, "its docstring lacks a sentence or the checks that catch it.", remedy)]
    refusals = [
        Refusal(mistake.file, f"{name} does not catch it.", "Correct the list, or sharpen the check.")
        for name in mistake.caught_by
        if name not in failed
    ]
    broken = [name for name, verdict in failed.items() if verdict is Verdict.GRADER]
    remedy = "Use assert_close before anything else is done with the value."
    return refusals + [Refusal(mistake.file, f"{name} breaks on it in place of failing it.", remedy) for name in broken]


def law_four(exercise: Exercise, wrong: list[list[CheckResult]]) -> list[Refusal]:
    """Every check is needed: of its file, it alone catches some wrong answer, or the author says why not.

    Visible and hidden checks are counted apart: the visible ones are a preview of the hidden ones by design.
    """
    assert exercise.secret
    spare = read_proofs(exercise)["spare_checks"]
    alone = set()
    for results in wrong:
        for visible in (True, False):
            caught = [r.check.name for r in results if r.verdict is not Verdict.PASS and r.check.visible is visible]
            alone |= set(caught) if len(caught) == 1 else set()
    names = [check.name for check in exercise.checks()]
    file, refusals = exercise.secret / PROOFS, []
    for name in names:
        if name not in alone and name not in spare:
            remedy = f"Add such an answer to wrong/, or say under [spare_checks] in {PROOFS} why not."
            refusals.append(Refusal(file.with_name("wrong"), f"no wrong answer is caught by {name} alone.", remedy))
    for name in spare:
        if name in alone or name not in names:
            refusals.append(Refusal(file, f"{name} is not spare, or not there any more.", "Delete the line."))
    return refusals


def own_sentences(exercise: Exercise, results: dict[str, list[CheckResult]]) -> list[Refusal]:
    """Three quarters of the wrong answers are recognised: their own sentence is shown."""
    assert exercise.secret
    silent = [name for name, checks in results.items() if name not in {r.mistake for r in checks}]
    if len(silent) <= (1 - OWN_SENTENCE_SHARE) * len(results):
        return []
    problem = f"{len(silent)} of {len(results)} wrong answers are not recognised: {', '.join(silent)}."
    return [Refusal(exercise.secret / "wrong", problem, "Let a check see the values in which they differ.")]
