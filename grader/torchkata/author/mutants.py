"""Mutation testing: small changes of a reference, which the checks must notice."""

import ast
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..course.catalog import PROOFS, Exercise, not_python
from ..errors import CourseError
from ..record.verdict import CheckResult, Verdict
from .effects import pure_functions
from .finding import Finding, find
from .grading_pool import GradingPool, Variant
from .laws import read_proofs
from .loop_mutations import SHOWN, LoopChange, loop_changes
from .mutations import changes, rate_changes
from .reach import Reach
from .skeleton import BEGIN, END

LEAST_KILLED = 0.97
DEFINITIONS = ast.FunctionDef | ast.ClassDef
PATIENCE = 5.0  # seconds for a mutant that never ends


@dataclass(frozen=True)
class Mutant:
    """The reference with one change. `key` names it: the function, the old and the new code."""

    key: str
    line: int
    source: str


def make_mutants(source: str) -> list[Mutant]:
    """Return every mutant of the marked regions in `source`, each once. Raises SyntaxError, ValueError."""
    inside, tree = solution_lines(source), ast.parse(source)
    pure = pure_functions(functions_in(tree))
    mutants: list[Mutant] = []
    for function in functions_in(tree):
        for node in ast.walk(function):
            if getattr(node, "lineno", 0) in inside:
                news = [*changes(node), *rate_changes(node, function)]
                found = (apply(source, function.name, node, new) for new in news)
                mutants += [mutant for mutant in found if mutant]
        found = (rewrite(source, function, change) for change in loop_changes(function, inside, pure))
        mutants += [mutant for mutant in found if mutant]
    return numbered(each_once(source, mutants))


def functions_in(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    """Give the functions and methods of a module, without those inside of other functions."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            yield node
        else:
            yield from functions_in(node)


def each_once(source: str, mutants: list[Mutant]) -> list[Mutant]:
    """Return the mutants without those whose code is that of the reference or of an earlier one."""
    seen, kept = {ast.dump(ast.parse(source))}, []
    for mutant in mutants:
        code = ast.dump(ast.parse(mutant.source))
        if code not in seen:
            seen.add(code)
            kept.append(mutant)
    return kept


def numbered(mutants: list[Mutant]) -> list[Mutant]:
    """Return the mutants with a number behind each key that an earlier one has."""
    counted: dict[str, int] = {}
    named = []
    for mutant in mutants:
        counted[mutant.key] = number = counted.get(mutant.key, 0) + 1
        named.append(mutant if number == 1 else replace(mutant, key=f"{mutant.key} #{number}"))
    return named


def solution_lines(source: str) -> set[int]:
    """Return the numbers of the lines inside the marked regions."""
    lines, inside = set(), False
    for number, line in enumerate(source.splitlines(), 1):
        inside = (inside or line.strip() == BEGIN) and line.strip() != END
        if inside:
            lines.add(number)
    return lines


def apply(source: str, function: str, node: ast.AST, new: ast.AST) -> Mutant | None:
    """Return the source with `node` replaced; None if the result is the same or invalid."""
    old_text, new_text = ast.unparse(node), ast.unparse(ast.fix_missing_locations(new))
    line, column = node.lineno, node.col_offset  # type: ignore[attr-defined]
    end_line, end_column = node.end_lineno, node.end_col_offset  # type: ignore[attr-defined]
    lines = source.encode().splitlines(keepends=True)
    before = b"".join(lines[: line - 1]) + lines[line - 1][:column]
    after = lines[end_line - 1][end_column:] + b"".join(lines[end_line:])
    if isinstance(new, ast.stmt):
        replacement = ("\n" + " " * column).join(new_text.splitlines())
    else:
        replacement = f"({new_text})" if isinstance(new, ast.BinOp | ast.UnaryOp | ast.Compare) else new_text
    text = (before + replacement.encode() + after).decode()
    shown = [" ".join(part.split())[:SHOWN] for part in (old_text, new_text)]
    return compiled(Mutant(f"{function}: {shown[0]} -> {shown[1]}", line, text))


def rewrite(source: str, function: ast.FunctionDef, change: LoopChange) -> Mutant | None:
    """Return the source with the text of a function replaced; None if it is invalid."""
    lines = source.splitlines(keepends=True)
    text = textwrap.indent(change.text + "\n", " " * function.col_offset)
    whole = "".join([*lines[: function.lineno - 1], text, *lines[function.end_lineno :]])
    return compiled(Mutant(f"{function.name}: {change.name}", change.line, whole))


def compiled(mutant: Mutant) -> Mutant | None:
    """Return a mutant; None if it is not Python."""
    try:
        compile(mutant.source, "mutant", "exec")
    except SyntaxError:
        return None
    return mutant


@dataclass(frozen=True)
class MutantReport:
    """The numbers of mutants and of killed ones, and the problems."""

    total: int
    killed: int
    findings: list[Finding]


def try_mutants(exercises: list[Exercise]) -> Iterator[tuple[Exercise, MutantReport]]:
    """Grade every mutant of each reference, and yield the reports.

    Raises CourseError if a file cannot be read or a process was killed, IsolationMissing.
    """
    hurried = [replace(exercise, limits=replace(exercise.limits, seconds=PATIENCE)) for exercise in exercises]
    with GradingPool(hurried) as pool:
        traced = [pool.submit_tracing(exercise) for exercise in hurried]
        made, running = {}, {}
        for exercise, future in zip(hurried, traced, strict=True):
            made[exercise.folder], reach = mutants_of(exercise), pool.result_of(future)
            running[exercise.folder] = [pool.submit(one) for one in variants_of(exercise, made[exercise.folder], reach)]
        for exercise in exercises:
            results = [pool.result_of(future) for future in running[exercise.folder]]
            yield exercise, judge_mutants(exercise, made[exercise.folder], results)


def variants_of(exercise: Exercise, mutants: list[Mutant], reach: Reach) -> Iterator[Variant]:
    """Yield the mutants as they are graded: by the checks that reach what was changed, which the others cannot see."""
    body = ast.parse(reach.source).body
    for mutant in mutants:
        names = [node.name for node in body if isinstance(node, DEFINITIONS) and is_within(mutant.line, node)]
        checks = reach.checks_of(names[0]) if names else None
        yield Variant(exercise, mutant.source.encode(), checks=checks, hurried=True, stop_early=True)


def is_within(line: int, node: ast.stmt) -> bool:
    """Return whether a line is one of a statement."""
    return node.lineno <= line <= (node.end_lineno or 0)


def mutants_of(exercise: Exercise) -> list[Mutant]:
    """Return all mutants of a reference. Raises CourseError, OSError."""
    assert exercise.reference_file
    try:
        return make_mutants(exercise.reference_file.read_text(encoding="utf-8"))
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:  # the last two: nested too deep
        raise CourseError(not_python(exercise.reference_file, error)) from error


def judge_mutants(exercise: Exercise, mutants: list[Mutant], results: list[list[CheckResult]]) -> MutantReport:
    """Return the report on mutants; a survivor must be listed with the reason. Raises CourseError."""
    assert exercise.reference_file
    assert exercise.secret
    equivalent = read_proofs(exercise)["equivalent_mutants"]
    survivors = [
        m for m, checks in zip(mutants, results, strict=True) if all(r.verdict is Verdict.PASS for r in checks)
    ]
    file, keys = exercise.secret / PROOFS, {mutant.key for mutant in survivors}
    findings = [
        find(exercise.reference_file, "survivor", mutant.line, mutant=mutant.key, proofs=PROOFS)
        for mutant in survivors
        if mutant.key not in equivalent
    ]
    for key in equivalent.keys() - keys:
        findings.append(find(file, "no_survivor", mutant=key))
    killed = len(mutants) - len(survivors)
    if killed < LEAST_KILLED * len(mutants):
        few = find(exercise.reference_file, "few_killed", killed=killed, total=len(mutants), least=LEAST_KILLED)
        findings.append(few)
    return MutantReport(len(mutants), killed, findings)
