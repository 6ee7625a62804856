"""Finds the functions of an answer that are not right yet, from the verdicts of checks and what these call."""

import ast
from functools import lru_cache

from ..course.catalog import Exercise
from ..record.verdict import ExerciseResult, Verdict

STUB = "NotImplementedError"
Definition = ast.FunctionDef | ast.ClassDef


def open_functions(exercise: Exercise, result: ExerciseResult, source: bytes) -> list[str]:
    """Return the functions with hints that are not right yet, in the order of the hints.

    A check that calls one of them speaks for this one. A check that calls several speaks for those that no check of
    their own has found right, unless one of them is known to be open anyway. A function that still is a stub is open.
    Raises SyntaxError or ValueError if the visible checks are not Python.
    """
    wanted = set(exercise.form.hints)
    called = {name: names & wanted for name, names in functions_called(exercise.visible_file.read_bytes()).items()}
    failed = [called.get(r.check.name, set()) for r in result.results if r.verdict is not Verdict.PASS]
    passed = [called.get(r.check.name, set()) for r in result.results if r.verdict is Verdict.PASS]
    found = {name for names in failed if len(names) == 1 for name in names} | (stubs(source) & wanted)
    right = {name for names in passed if len(names) == 1 for name in names} - found
    for names in failed:
        if not names & found:
            found |= names - right or names
    return [name for name in exercise.form.hints if name in found]


@lru_cache(maxsize=8)
def functions_called(checks: bytes) -> dict[str, set[str]]:
    """Return for each function of a file of checks the names that it takes from `student`, itself or by another one."""
    functions = {node.name: node for node in ast.parse(checks).body if isinstance(node, ast.FunctionDef)}
    taken = {name: taken_from_student(function) for name, function in functions.items()}
    loaded = {name: names_in(function) & functions.keys() for name, function in functions.items()}
    called: dict[str, set[str]] = {}
    for name in functions:
        waiting, reached = [name], set[str]()
        while waiting:
            reached.add(here := waiting.pop())
            waiting += loaded[here] - reached
        called[name] = {one for other in reached for one in taken[other]}
    return called


def names_in(function: ast.FunctionDef) -> set[str]:
    """Return the names that a function mentions."""
    return {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}


def taken_from_student(function: ast.FunctionDef) -> set[str]:
    """Return the names in ``student.name`` and ``student.live.name``."""
    nodes = [node for node in ast.walk(function) if isinstance(node, ast.Attribute)]
    return {node.attr for node in nodes if is_student(node.value)} - {"live"}


def is_student(value: ast.expr) -> bool:
    """Tell whether an expression is ``student`` or ``student.live``."""
    match value:
        case ast.Name("student") | ast.Attribute(ast.Name("student"), "live"):
            return True
    return False


def stubs(source: bytes) -> set[str]:
    """Return the functions and classes of a student's file that still raise NotImplementedError; none if unreadable."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()
    defined = {node.name: node for node in body if isinstance(node, Definition)}  # the last of a name counts
    return {
        name
        for name, node in defined.items()
        for part in ast.walk(node)
        if isinstance(part, ast.Raise) and part.exc and STUB in ast.unparse(part.exc)
    }
