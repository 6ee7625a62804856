"""The four laws, held against every stored answer by grading it as a submission."""

import shlex
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..course.catalog import Exercise
from ..errors import CourseError
from ..marking.diagnosis import CAUGHT_BY, Mistake, read_mistake
from ..record.verdict import CheckResult, Verdict
from .finding import Refusal
from .grading_pool import Variant
from .skeleton import STUB, skeleton_files

PROOFS = "proofs.toml"
PROOF_TABLES = ("spare_checks", "equivalent_mutants")
OWN_SENTENCE_SHARE = 0.75
UNTOUCHED, IDLE = "untouched", "idle"
Key = tuple[Path | str, str]  # an answer, or what the skeleton was made into; the seed
Results = dict[Key, list[CheckResult]]


def read_proofs(exercise: Exercise) -> dict[str, dict[str, str]]:
    """Return the tables of ``proofs.toml``, empty where there is none. Raises CourseError."""
    assert exercise.secret
    file = exercise.secret / PROOFS
    try:
        tables: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    except (OSError, ValueError) as error:
        raise CourseError(f"{file}: cannot be read as TOML: {error}. Mend that line.") from error
    for name, table in tables.items():
        if name not in PROOF_TABLES or not all(isinstance(reason, str) and reason for reason in table.values()):
            raise CourseError(
                f"{file}: [{name}] is not known or lacks reasons. The tables are {', '.join(PROOF_TABLES)}."
            )
    return {name: tables.get(name, {}) for name in PROOF_TABLES}


def plan_variants(exercise: Exercise, seeds: list[str]) -> dict[Key, Variant]:
    """Return what must be graded for the laws to be held against an exercise. Raises CourseError.

    Under the first seed every check is tried. Under the others only what they may change, hidden checks, and for a
    wrong answer only those of them that must catch it. The fourth law is not held again: it tells which checks an
    author may leave out, which costs no student a mark.
    """
    assert exercise.reference_file
    skeleton = skeleton_files(exercise)[exercise.public / exercise.file]
    good = exercise.reference_file, *exercise.answers("right")
    bad = [read_mistake(file) for file in exercise.answers("wrong")]
    sources: dict[Path | str, bytes] = {UNTOUCHED: skeleton.encode()}
    sources[IDLE] = skeleton.replace(STUB, "return None").encode()
    sources |= {file: exercise.compose(file) for file in (*good, *(mistake.file for mistake in bad))}
    variants = {(name, seeds[0]): Variant(exercise, source, seeds[0]) for name, source in sources.items()}
    hidden = frozenset(check.name for check in exercise.checks() if not check.visible)
    tried = dict.fromkeys(sources, hidden) | {mistake.file: hidden.intersection(mistake.caught_by) for mistake in bad}
    for seed in seeds[1:]:
        for name, checks in tried.items():
            variants[name, seed] = Variant(exercise, sources[name], seed, checks, hurried=True)
    return {key: variant for key, variant in variants.items() if variant.checks != frozenset()}


def break_laws(exercise: Exercise, seeds: list[str], results: Results) -> list[Refusal]:
    """Return what the laws find wrong with an exercise. Raises CourseError."""
    own = seeds[0]
    refusals = break_under(exercise, own, results)
    mistakes = [read_mistake(file) for file in exercise.answers("wrong")]
    refusals += law_four(exercise, [results[mistake.file, own] for mistake in mistakes])
    refusals += own_sentences(exercise, {mistake.name: results[mistake.file, own] for mistake in mistakes})
    for seed in [] if refusals else seeds[1:]:
        found = break_under(exercise, seed, results)
        refusals += [replace(refusal, problem=f"with SEED={shlex.quote(seed)}: {refusal.problem}") for refusal in found]
    return refusals


def break_under(exercise: Exercise, seed: str, results: Results) -> list[Refusal]:
    """Return what the first three laws find wrong with the checks that were tried with one seed."""
    assert exercise.reference_file
    refusals = []
    for file in (exercise.reference_file, *exercise.answers("right")):
        refusals += law_one(file, results[file, seed])
    refusals += law_two(exercise, results[UNTOUCHED, seed], results[IDLE, seed])
    for mistake in map(read_mistake, exercise.answers("wrong")):
        refusals += law_three(mistake, results.get((mistake.file, seed), []))
    return refusals


def law_one(file: Path, results: list[CheckResult]) -> list[Refusal]:
    """The reference and every right answer passes every check, and is told of no mistake."""
    remedy = "Mend the answer or the check."
    return [
        Refusal(file, f"fails {r.check.name} ({r.verdict}): {' '.join(r.text.split())}.", remedy)
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
    tried = {r.check.name: r.verdict for r in results}
    failed = {name: verdict for name, verdict in tried.items() if verdict is not Verdict.PASS}
    if not mistake.sentence or not mistake.caught_by:
        remedy = f"Write the sentence that would help, then '{CAUGHT_BY} test_one, test_two'."
        return [Refusal(mistake.file, "its docstring lacks a sentence or the checks that catch it.", remedy)]
    refusals = [
        Refusal(mistake.file, f"{name} does not catch it.", "Correct the list, or sharpen the check.")
        for name in mistake.caught_by
        if name in tried and name not in failed
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
