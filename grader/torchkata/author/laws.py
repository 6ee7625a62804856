"""The four laws, checked by grading every stored answer as a submission."""

import shlex
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..course.catalog import PROOFS, Exercise
from ..errors import CourseError
from ..marking.mistake import CAUGHT_BY, Mistake, read_mistake
from ..record.sentences import say, text_of
from ..record.verdict import CheckResult, Verdict
from .finding import Finding, find, warn
from .grading_pool import Variant
from .reach import Known, Reach
from .sealed_state import as_student, sealed_file
from .skeleton import STUB, skeleton_files

PROOF_TABLES = ("spare_checks", "equivalent_mutants")
OWN_SENTENCE_SHARE = 0.75
TELLING = 10  # graded wrong answers, of which a share can be asked for
SEALED_SAMPLE = 8  # with one seed, as many wrong answers go to one that is graded in a student's copy, too
UNTOUCHED, IDLE = "untouched", "idle"
Key = tuple[Path | str, str]  # an answer, or a variant of the skeleton; the seed
Results = dict[Key, list[CheckResult]]


def read_proofs(exercise: Exercise) -> dict[str, dict[str, str]]:
    """Return the tables of ``proofs.toml``, empty where there is none. Raises CourseError."""
    assert exercise.secret
    file = exercise.secret / PROOFS
    try:
        tables: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    except (OSError, ValueError) as error:
        raise CourseError(say("proofs_unreadable", file=file, problem=error)) from error
    for name, table in tables.items():
        if name not in PROOF_TABLES or not all(isinstance(reason, str) and reason for reason in table.values()):
            raise CourseError(say("proofs_table", file=file, table=name, known=", ".join(PROOF_TABLES)))
    return {name: tables.get(name, {}) for name in PROOF_TABLES}


def plan_variants(exercise: Exercise, seeds: list[str], reach: Reach | None = None) -> dict[Key, Variant]:
    """Return what must be graded to check the laws for an exercise. Raises CourseError.

    The first seed runs every check; with `reach`, only those that can tell an answer from the reference. The others
    run what a seed can change: hidden checks, and for a wrong answer only those that must catch it. The fourth law is
    checked with the first seed only: it says which checks an author may leave out, which costs no student a mark.
    """
    assert exercise.reference_file
    skeleton = skeleton_files(exercise)[exercise.public / exercise.file]
    good = exercise.reference_file, *exercise.answers("right")
    bad = [read_mistake(file) for file in exercise.answers("wrong")]
    sources: dict[Path | str, bytes] = {UNTOUCHED: skeleton.encode()}
    sources[IDLE] = skeleton.replace(STUB, "return None").encode()
    sources |= {file: exercise.compose(file) for file in (*good, *(mistake.file for mistake in bad))}
    known: dict[Path | str, Known] = {}
    if reach:
        known = {file: reach.passed_with(file.read_bytes()) for file in sources if isinstance(file, Path)}
    variants = {
        (name, seeds[0]): Variant(exercise, source, seeds[0], hurried=isinstance(name, str), known=known.get(name, {}))
        for name, source in sources.items()
    }
    hidden = frozenset(check.name for check in exercise.checks() if not check.visible)
    tried = dict.fromkeys(sources, hidden) | {mistake.file: hidden.intersection(mistake.caught_by) for mistake in bad}
    for seed in seeds[1:]:
        for name, checks in tried.items():
            variants[name, seed] = Variant(exercise, sources[name], seed, checks, hurried=True)
    for mistake in sealed_sample(exercise, seeds):
        variants[sealed_name(mistake), seeds[0]] = Variant(as_student(exercise), sources[mistake.file])
    return {key: variant for key, variant in variants.items() if variant.checks != frozenset()}


def sealed_sample(exercise: Exercise, seeds: list[str]) -> list[Mistake]:
    """Return the wrong answers that are graded in a student's copy: with several seeds, which is thorough, all.

    None of a draft, whose file may be missing.
    """
    files = [] if exercise.form.draft else exercise.answers("wrong")
    return list(map(read_mistake, files[:: 1 if len(seeds) > 1 else SEALED_SAMPLE]))


def sealed_name(mistake: Mistake) -> str:
    """Return what stands for a wrong answer in a student's copy among the results."""
    return f"sealed:{mistake.name}"


def break_laws(exercise: Exercise, seeds: list[str], results: Results) -> list[Finding]:
    """Return the violations of the laws in an exercise. Raises CourseError."""
    own = seeds[0]
    findings = break_under(exercise, own, results)
    mistakes = [read_mistake(file) for file in exercise.answers("wrong")]
    findings += law_four(exercise, [results[mistake.file, own] for mistake in mistakes])
    sample = sealed_sample(exercise, seeds)
    findings += sealed_sentences(exercise, [(one, results[sealed_name(one), own]) for one in sample])
    findings += own_sentences(exercise, {mistake.file: results[mistake.file, own] for mistake in mistakes})
    for seed in seeds[1:] if all(finding.warning for finding in findings) else []:
        found = break_under(exercise, seed, results)
        findings += [
            replace(finding, problem=say("with_seed", seed=shlex.quote(seed), problem=finding.problem))
            for finding in found
        ]
    return findings


def break_under(exercise: Exercise, seed: str, results: Results) -> list[Finding]:
    """Return the violations of the first three laws with one seed."""
    assert exercise.reference_file
    findings = []
    for file in (exercise.reference_file, *exercise.answers("right")):
        findings += law_one(file, results[file, seed])
    findings += law_two(exercise, results[UNTOUCHED, seed], results[IDLE, seed])
    for mistake in map(read_mistake, exercise.answers("wrong")):
        findings += law_three(mistake, results.get((mistake.file, seed), []))
    return findings


def law_one(file: Path, results: list[CheckResult]) -> list[Finding]:
    """The reference and every right answer pass every check, without a hint."""
    return [
        find(file, "law_one", name=r.check.name, verdict=r.verdict, message=text_for_author(r))
        for r in results
        if r.verdict is not Verdict.PASS or r.mistake
    ]


def text_for_author(result: CheckResult) -> str:
    """Return the text of a result in one line: in full where the check itself is wrong, which only its author reads."""
    text = text_of(result.message) if result.verdict is Verdict.GRADER else result.text
    return " ".join(text.split()).rstrip(".")


def law_two(exercise: Exercise, untouched: list[CheckResult], idle: list[CheckResult]) -> list[Finding]:
    """The untouched skeleton gets TODO in every check, and one with functions that return None fails every check."""
    file = exercise.public / exercise.file
    findings = [
        find(file, "law_two", name=r.check.name, verdict=r.verdict) for r in untouched if r.verdict is not Verdict.TODO
    ]
    return findings + [
        find(file, "law_two_idle", name=r.check.name, verdict=r.verdict)
        for r in idle
        if r.verdict in (Verdict.PASS, Verdict.GRADER)
    ]


def law_three(mistake: Mistake, results: list[CheckResult]) -> list[Finding]:
    """A wrong answer has a hint, names the checks that catch it and fails them; no check raises an exception on it."""
    tried = {r.check.name: r.verdict for r in results}
    failed = {name: verdict for name, verdict in tried.items() if verdict is not Verdict.PASS}
    if not mistake.sentence or not mistake.caught_by:
        return [find(mistake.file, "law_three_text", caught_by=CAUGHT_BY)]
    findings = [
        find(mistake.file, "law_three", name=name) for name in mistake.caught_by if name in tried and name not in failed
    ]
    broken = [name for name, verdict in failed.items() if verdict is Verdict.GRADER]
    return findings + [find(mistake.file, "law_three_broken", name=name) for name in broken]


def law_four(exercise: Exercise, wrong: list[list[CheckResult]]) -> list[Finding]:
    """Every check is needed: in its file, only this one catches some wrong answer, or the author says why not.

    Visible and hidden checks count separately: the visible ones are a preview of the hidden ones by design.
    """
    assert exercise.secret
    spare = read_proofs(exercise)["spare_checks"]
    alone = set()
    for results in wrong:
        for visible in (True, False):
            caught = [r.check.name for r in results if r.verdict is not Verdict.PASS and r.check.visible is visible]
            alone |= set(caught) if len(caught) == 1 else set()
    names = [check.name for check in exercise.checks()]
    file, findings = exercise.secret / PROOFS, []
    for name in names:
        if name not in alone and name not in spare:
            findings.append(find(file.with_name("wrong"), "law_four", name=name, proofs=PROOFS))
    for name in spare:
        if name in alone or name not in names:
            findings.append(find(file, "not_spare", name=name))
    return findings


def own_sentences(exercise: Exercise, results: dict[Path, list[CheckResult]]) -> list[Finding]:
    """At least three quarters of the wrong answers are recognised: their own hint is shown. The others are warnings."""
    assert exercise.secret
    shown = {file: sorted({r.mistake for r in checks if r.mistake}) for file, checks in results.items()}
    silent = [file for file, names in shown.items() if file.stem not in names]
    if len(silent) > (1 - OWN_SENTENCE_SHARE) * len(results):
        folder, names = exercise.secret / "wrong", ", ".join(file.stem for file in silent)
        return [find(folder, "silent", count=len(silent), total=len(results), names=names)]
    return [
        warn(file, "other_sentence" if shown[file] else "no_sentence", names=", ".join(shown[file])) for file in silent
    ]


def sealed_sentences(exercise: Exercise, graded: list[tuple[Mistake, list[CheckResult]]]) -> list[Finding]:
    """A student's copy shows the sentence of three quarters of the wrong answers that a visible check notices.

    Of fewer than ten too little is known. `skeletons` names those that it cannot tell from others.
    """
    noticed = [(one, checks) for one, checks in graded if any(r.verdict is not Verdict.PASS for r in checks)]
    silent = [one.name for one, checks in noticed if one.sentence not in {r.hint for r in checks}]
    if len(noticed) < TELLING or len(silent) <= (1 - OWN_SENTENCE_SHARE) * len(noticed):
        return []
    names = ", ".join(silent)
    return [find(sealed_file(exercise), "sealed_silent", count=len(silent), total=len(noticed), names=names)]
