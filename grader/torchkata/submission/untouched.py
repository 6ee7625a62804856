"""Tells a student's work from the untouched skeleton, by comparing lines.

The code is neither run nor parsed here: a parser could be attacked with a hostile file.
"""

import ast
import itertools
import re

from ..course.catalog import Exercise

STUB = re.compile(rb"raise NotImplementedError\b")
DOCUMENTED = (b'"""', b"'''", b":")  # end of the line above the only statement of a stub


def skeleton_of(exercise: Exercise) -> bytes:
    """Return the skeleton of an exercise, or else the reference, or else nothing."""
    for file in (exercise.public / exercise.file, exercise.reference_file):
        if file is not None and file.is_file():
            return file.read_bytes()
    return b""


def is_untouched(exercise: Exercise, source: bytes) -> bool:
    """Tell whether a source is still the skeleton: no function has been written."""
    skeleton, own = code_lines(skeleton_of(exercise)), code_lines(source)
    todo = count_stubs(skeleton)
    return todo > 0 and count_stubs(own) >= todo


def code_lines(source: bytes) -> list[bytes]:
    """Return the lines of a source without comments, blank lines and extra spaces."""
    lines = (b" ".join(re.sub(rb"(^|\s)#.*", b"", line).split()) for line in source.splitlines())
    return [line for line in lines if line]


def count_stubs(lines: list[bytes]) -> int:
    """Return the number of functions that only raise NotImplementedError."""
    pairs = itertools.pairwise(lines)
    return sum(STUB.match(line) is not None and above.endswith(DOCUMENTED) for above, line in pairs)


def defines_some(exercise: Exercise, content: bytes) -> bool:
    """Tell whether a script or notebook defines one of the functions or classes of the skeleton."""
    try:
        tree = ast.parse(skeleton_of(exercise))
    except (SyntaxError, ValueError):
        return True
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    names = [node.name for node in tree.body if isinstance(node, kinds) and not node.name.startswith("_")]
    wanted = "|".join(map(re.escape, names)).encode()
    return not names or re.search(rb"(?:\b|\\[nrt])(?:def|class)\s+(?:" + wanted + rb")\b", content) is not None
