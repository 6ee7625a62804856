"""Verifies an exercise: first its files, without running student code, then the laws."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ..course.catalog import PROOFS, SETTINGS, Exercise
from ..errors import CourseError
from ..marking.mistake import read_mistake
from .finding import Finding, find, lack
from .form import check_form
from .grading_pool import GradingPool
from .laws import break_laws, plan_variants, read_proofs
from .sealed_state import is_current, sealed_file
from .skeleton import skeleton_files

KNOWN = {SETTINGS, PROOFS, "test_visible.py", "test_hidden.py", "right", "wrong"}
IGNORED = {"__pycache__", ".pytest_cache"}  # what Python, and pytest by hand, leave behind
MINIMUM = {"right": 3, "wrong": 8, "visible_checks": 4, "hidden_checks": 6}
DRAWS = {"normal", "bernoulli", "multinomial", "poisson", "seed", "manual_seed", "nn", "normal_", "uniform_"}
ALLOWED_IMPORTS = {"numpy", "pytest", "torch", "math", "torchkata"}


def verify_all(exercises: list[Exercise], seeds: list[str]) -> Iterator[tuple[Exercise, list[Finding]]]:
    """Yield each exercise with its problems, with the inputs of all `seeds`.

    Raises CourseError if a process was killed, IsolationMissing.
    """
    seen = {exercise.folder: look_over(exercise) for exercise in exercises}
    refused = {folder for folder, findings in seen.items() if not all(finding.warning for finding in findings)}
    with GradingPool([exercise for exercise in exercises if exercise.folder not in refused]) as pool:
        chosen = [exercise for exercise in exercises if exercise.folder not in refused]
        quick = {e.folder: pool.submit_tracing(e, *seeds) for e in chosen} if len(seeds) == 1 else {}
        reaches = {folder: pool.result_of(future) for folder, future in quick.items()}
        running = {
            e.folder: {key: pool.submit(one) for key, one in plan_variants(e, seeds, reaches.get(e.folder)).items()}
            for e in chosen
        }
        for exercise in exercises:
            broken: list[Finding] = []
            if exercise.folder in running:
                results = {key: pool.result_of(future) for key, future in running[exercise.folder].items()}
                broken = break_laws(exercise, seeds, results)
            yield exercise, [*broken, *seen[exercise.folder]]


def look_over(exercise: Exercise) -> list[Finding]:
    """Return the problems of an exercise that can be seen without running it. What a draft lacks is a warning."""
    assert exercise.reference_file
    try:
        findings = [
            *check_folder(exercise),
            *check_skeleton(exercise),
            *check_points(exercise),
            *check_answers(exercise),
        ]
        findings += [] if any(check_python(exercise.reference_file)) else check_form(exercise)
        for file, visible in exercise.check_files().items():
            findings += check_check_file(file)
            findings += () if visible else check_draws(file)
        read_proofs(exercise)
        draft = exercise.form.draft
        return [replace(finding, warning=draft and finding.lacking) for finding in findings]
    except CourseError as error:
        return [Finding(exercise.secret or exercise.public, str(error), "")]


def check_folder(exercise: Exercise) -> Iterator[Finding]:
    """Find unexpected files, in the secret and in the public folder."""
    assert exercise.secret
    for folder, known in (
        (exercise.secret, KNOWN | {exercise.file}),
        (exercise.public, {file.name for file in skeleton_files(exercise)} | {sealed_file(exercise).name}),
    ):
        for path in sorted(folder.iterdir()) if folder.is_dir() else []:
            if path.name not in known | IGNORED and path.suffix not in (".png", ".kept"):
                yield find(path, "foreign_file", known=", ".join(sorted(known)))


def check_skeleton(exercise: Exercise) -> Iterator[Finding]:
    """Find files of the public folder that differ from what the answer key gives. A draft needs no sealed mistakes."""
    for file, text in skeleton_files(exercise).items():
        if not file.exists() or file.read_text(encoding="utf-8", errors="replace") != text:
            yield find(file, "stale")
    if not is_current(exercise) and (sealed_file(exercise).exists() or not exercise.form.draft):
        yield lack(sealed_file(exercise), "stale")


def check_points(exercise: Exercise) -> Iterator[Finding]:
    """Find points that do not add up, and too few checks."""
    assert exercise.secret
    assert exercise.hidden_file
    checks = exercise.checks()
    total = sum(check.points for check in checks)
    if total != exercise.points:
        yield lack(exercise.secret / SETTINGS, "points", points=exercise.points, total=total)
    for file, visible in exercise.check_files().items():
        count = sum(check.visible is visible for check in checks)
        least = MINIMUM["visible_checks" if visible else "hidden_checks"]
        if count < least:
            yield lack(file, "few_checks", count=count, least=least)
    names = [check.name for check in checks]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield find(exercise.hidden_file, "name_twice", name=name)


def check_answers(exercise: Exercise) -> Iterator[Finding]:
    """Find too few stored answers, invalid ones, and names of checks that do not exist."""
    assert exercise.secret
    assert exercise.reference_file
    names = {check.name for check in exercise.checks()}
    yield from check_python(exercise.reference_file)
    for kind in ("right", "wrong"):
        files = exercise.answers(kind)
        if len(files) < (least := MINIMUM[kind]):
            yield lack(exercise.secret / kind, "few_answers", count=len(files), least=least)
        for file in files:
            broken = list(check_python(file))
            yield from broken
            caught_by = () if broken or kind == "right" else read_mistake(file).caught_by
            for name in caught_by:
                if name not in names:
                    yield find(file, "unknown_check", name=name)


def check_draws(file: Path) -> Iterator[Finding]:
    """Find hidden inputs that are drawn at import: they would not depend on the secret."""
    body = ast.parse(file.read_bytes()).body
    own = {node.name for node in body if isinstance(node, ast.FunctionDef)}
    outside = [part for node in body for part in (node.decorator_list if isinstance(node, ast.FunctionDef) else [node])]
    for call in (node for part in outside for node in ast.walk(part) if isinstance(node, ast.Call)):
        called = ast.unparse(call.func)
        if any(name.startswith("rand") or name in DRAWS | own for name in re.findall(r"\w+", called)):
            yield find(file, "early_draw", call.lineno, call=called)


def check_python(file: Path) -> Iterator[Finding]:
    """Find syntax errors."""
    try:
        ast.parse(file.read_bytes())
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:  # the last two: nested too deep
        yield find(file, "not_python", problem=error if str(error) else type(error).__name__)


def check_check_file(file: Path) -> Iterator[Finding]:
    """Find bare asserts (they show hidden values), other imports, skips, and checks without `student`."""
    tree = ast.parse(file.read_bytes())
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.stmt | ast.expr)]
    for node in nodes:
        if isinstance(node, ast.Assert) and node.msg is None:
            yield find(file, "bare_assert", node.lineno)
        modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for module in modules:
            if module not in ALLOWED_IMPORTS:
                allowed = ", ".join(sorted(ALLOWED_IMPORTS))
                yield find(file, "other_import", node.lineno, module=module, allowed=allowed)
        if isinstance(node, ast.Attribute) and node.attr in ("skip", "skipif", "xfail", "importorskip"):
            yield find(file, "skip", node.lineno, name=node.attr)
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield find(file, "class", node.lineno, name=node.name)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            arguments = {argument.arg for argument in node.args.args}
            if "student" not in arguments:
                yield find(file, "no_student", node.lineno, name=node.name)
            if file.name == "test_visible.py" and "reference" in arguments:
                yield find(file, "visible_reference", node.lineno, name=node.name)
