"""Tells the work of a student from the skeleton that was handed out, by its lines alone.

A student's code is neither run here nor parsed: what a parser makes of a hostile file is not this process's risk.
"""

import ast
import itertools
import re

from ..course.catalog import Exercise

STUB = re.compile(rb"raise NotImplementedError\b")
DOCUMENTED = (b'"""', b"'''", b":")  # how the line above a stub's only statement ends


def skeleton_of(exercise: Exercise) -> bytes:
    """Return the skeleton of an exercise; where there is none, the reference; empty without either."""
    for file in (exercise.public / exercise.file, exercise.reference_file):
        if file is not None and file.is_file():
            return file.read_bytes()
    return b""


def is_untouched(exercise: Exercise, source: bytes) -> bool:
    """Tell whether a source is the skeleton still: every function that is to be written is still to do."""
    skeleton, own = code_lines(skeleton_of(exercise)), code_lines(source)
    todo = count_stubs(skeleton)
    return todo > 0 and count_stubs(own) >= todo


def code_lines(source: bytes) -> list[bytes]:
    """Return the lines of a source without comments, blank lines and needless blanks."""
    lines = (b" ".join(re.sub(rb"(^|\s)#.*", b"", line).split()) for line in source.splitlines())
    return [line for line in lines if line]


def count_stubs(lines: list[bytes]) -> int:
    """Return how many functions do nothing but say that they are still to do."""
    pairs = itertools.pairwise(lines)
    return sum(STUB.match(line) is not None and above.endswith(DOCUMENTED) for above, line in pairs)


def defines_some(exercise: Exercise, content: bytes) -> bool:
    """Tell whether a file of any kind, a notebook too, defines one of the functions or classes of the skeleton."""
    try:
        tree = ast.parse(skeleton_of(exercise))
    except (SyntaxError, ValueError):
        return True
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    names = [node.name for node in tree.body if isinstance(node, kinds) and not node.name.startswith("_")]
    wanted = "|".join(map(re.escape, names)).encode()
    return not names or re.search(rb"(?:\b|\\[nrt])(?:def|class)\s+(?:" + wanted + rb")\b", content) is not None
