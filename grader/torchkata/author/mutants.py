"""Mutation testing: small changes of a reference, which the checks must notice."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..course.catalog import Exercise, not_python
from ..errors import CourseError
from ..record.verdict import CheckResult, Verdict
from .finding import Finding, find
from .grading_pool import GradingPool, Variant
from .laws import PROOFS, read_proofs
from .skeleton import BEGIN, END

LEAST_KILLED = 0.95
NO_CONTEXT = "__import__('contextlib').nullcontext()"
PATIENCE = 5.0  # seconds for a mutant that never ends
BINARY = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.MatMult: ast.Mult, ast.Pow: ast.Mult,
    ast.FloorDiv: ast.Div, ast.Mod: ast.Mult,
}  # fmt: skip
COMPARISONS = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
NAMES = {
    "mean": "sum", "sum": "mean", "min": "max", "max": "min", "argmin": "argmax", "argmax": "argmin", "amin": "amax",
    "amax": "amin", "exp": "log", "log": "log2", "log2": "log10", "log10": "log", "sqrt": "abs", "std": "var",
    "dot": "outer", "outer": "dot", "zeros": "ones", "ones": "zeros", "float32": "float64", "float64": "float32",
    "add_": "sub_", "sub_": "add_", "add": "sub", "sub": "add", "mul": "div", "div": "mul",
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """The reference with one change. `key` names it: the function, the old and the new code."""

    key: str
    line: int
    source: str


def make_mutants(source: str) -> list[Mutant]:
    """Return every mutant of the marked regions in `source`."""
    inside = solution_lines(source)
    mutants: list[Mutant] = []
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef):
            continue
        for node in ast.walk(function):
            if getattr(node, "lineno", 0) in inside:
                mutants += [mutant for new in changes(node) if (mutant := apply(source, function.name, node, new))]
    counted: dict[str, int] = {}
    for index, mutant in enumerate(mutants):
        counted[mutant.key] = number = counted.get(mutant.key, 0) + 1
        if number > 1:
            mutants[index] = replace(mutant, key=f"{mutant.key} #{number}")
    return mutants


def solution_lines(source: str) -> set[int]:
    """Return the numbers of the lines inside the marked regions."""
    lines, inside = set(), False
    for number, line in enumerate(source.splitlines(), 1):
        inside = (inside or line.strip() == BEGIN) and line.strip() != END
        if inside:
            lines.add(number)
    return lines


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """Return the possible replacements of a node."""
    match node:
        case ast.BinOp(left, operator, right) if type(operator) in BINARY:
            yield ast.BinOp(left, BINARY[type(operator)](), right)
        case ast.AugAssign(target, operator, value) if type(operator) in BINARY:
            yield ast.AugAssign(target, BINARY[type(operator)](), value)
        case ast.Compare(left, [operator, *others], values) if type(operator) in COMPARISONS:
            yield ast.Compare(left, [COMPARISONS[type(operator)](), *others], values)
        case ast.UnaryOp(ast.USub() | ast.Not(), operand):
            yield operand
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(int(value) | float(value)):
            yield ast.Constant(value + 1)
        case ast.Attribute(value, name, context) if name in NAMES:
            yield ast.Attribute(value, NAMES[name], context)
        case ast.Name(name, ast.Load()) if name in NAMES:
            yield ast.Name(NAMES[name], ast.Load())
        case ast.Expr(ast.Call()):
            yield ast.Pass()
        case ast.With(_, body):
            yield ast.With([ast.withitem(ast.parse(NO_CONTEXT, mode="eval").body)], body)
        case ast.Call(function, arguments, keywords):
            for index in range(len(keywords)):
                yield ast.Call(function, arguments, keywords[:index] + keywords[index + 1 :])


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
    try:
        compile(text, "mutant", "exec")
    except SyntaxError:
        return None
    shown = [" ".join(part.split())[:60] for part in (old_text, new_text)]
    return Mutant(f"{function}: {shown[0]} -> {shown[1]}", line, text)


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
    with GradingPool(exercises) as pool:
        made, running = {}, {}
        for exercise in exercises:
            made[exercise.folder] = mutants = mutants_of(exercise)
            hurried = replace(exercise, limits=replace(exercise.limits, seconds=PATIENCE))
            variants = [Variant(hurried, m.source.encode(), hurried=True, stop_early=True) for m in mutants]
            running[exercise.folder] = [pool.submit(variant) for variant in variants]
        for exercise in exercises:
            results = [pool.result_of(future) for future in running[exercise.folder]]
            yield exercise, judge_mutants(exercise, made[exercise.folder], results)


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
