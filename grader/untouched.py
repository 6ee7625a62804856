"""Tells the work of a student from the skeleton that was handed out, by their code alone: nothing is run."""

import ast
import re

from .catalog import Exercise


def skeleton_of(exercise: Exercise) -> bytes:
    """Return the skeleton of an exercise; where there is none, the reference; empty without either."""
    for file in (exercise.public / exercise.file, exercise.reference_file):
        if file is not None and file.is_file():
            return file.read_bytes()
    return b""


def is_untouched(exercise: Exercise, source: bytes) -> bool:
    """Tell whether a source is the skeleton still: the same code, or each function to be written is still to do."""
    try:
        skeleton, own = ast.parse(skeleton_of(exercise)), ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    todo = stubs_of(skeleton)
    return bool(todo) and (todo <= stubs_of(own) or ast.dump(own) == ast.dump(skeleton))


def stubs_of(tree: ast.Module) -> set[str]:
    """Return the names of the functions that do nothing but say that they are still to do."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return {function.name for function in functions if is_stub(function.body)}


def is_stub(body: list[ast.stmt]) -> bool:
    """Tell whether a function's body is a docstring at most, and ``raise NotImplementedError``."""
    statements = [node for node in body if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))]
    if len(statements) != 1 or not isinstance(raised := statements[0], ast.Raise):
        return False
    name = raised.exc.func if isinstance(raised.exc, ast.Call) else raised.exc
    return isinstance(name, ast.Name) and name.id == "NotImplementedError"


def defines_some(exercise: Exercise, content: bytes) -> bool:
    """Tell whether a file of any kind, a notebook too, defines one of the functions or classes of the skeleton."""
    try:
        tree = ast.parse(skeleton_of(exercise))
    except (SyntaxError, ValueError):
        return True
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    names = [node.name for node in tree.body if isinstance(node, kinds) and not node.name.startswith("_")]
    wanted = "|".join(map(re.escape, names)).encode()
    return not names or re.search(rb"\b(?:def|class)\s+(?:" + wanted + rb")\b", content) is not None
