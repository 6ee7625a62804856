"""What the source of a check says about a failure: the message of the assert, and whether it compares shapes."""

import ast
import traceback
from functools import lru_cache
from pathlib import Path

from ..record.message import Message, phrase

COMPARING = ("assert_close", "assert_equal")
AUTHOR = "author_text"  # key of a message that the course's author wrote
OPEN = "..."  # replaces the values in an f-string


def raised_in(file: Path, error: BaseException) -> bool:
    """Return whether `file` itself raised an exception; an assert elsewhere is not a claim of the check."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    return bool(frames) and frames[-1].f_code.co_filename == str(file)


def own_words(file: Path, error: BaseException, sentence: str) -> Message:
    """Return the constant parts of the message of an assert in a check file.

    The values in it may be hidden inputs or computed from them, so a hidden check leaves them out.
    """
    constants, templates = texts_of(file.read_bytes())
    if sentence in constants:
        return phrase(AUTHOR, text=sentence)
    line = [line for _, line in traceback.walk_tb(error.__traceback__)][-1]
    found = [text for first, last, text in templates if first <= line <= last]
    return phrase(AUTHOR, text=found[-1]) if found else phrase("claim_broken")


@lru_cache(maxsize=256)
def texts_of(source: bytes) -> tuple[frozenset[str], tuple[tuple[int, int, str], ...]]:
    """Return the strings of a check file, and (first line, last line, fixed text) of asserts with an f-string."""
    constants, templates = set(), []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            constants.add(node.value)
        elif isinstance(node, ast.Assert) and isinstance(node.msg, ast.JoinedStr):
            words = [str(part.value) if isinstance(part, ast.Constant) else OPEN for part in node.msg.values]
            templates.append((node.lineno, node.end_lineno or node.lineno, "".join(words)))
    return frozenset(constants), tuple(templates)


def compares_shapes(file: Path, error: BaseException) -> bool:
    """Return whether the assertion in a check file that raised `error` compares shapes."""
    steps, name = traceback.walk_tb(error.__traceback__), str(file)
    lines = [line for frame, line in steps if frame.f_code.co_filename == name]
    return bool(lines) and any(first <= lines[-1] <= last for first, last in shapes_in(file.read_bytes()))


@lru_cache(maxsize=256)
def shapes_in(source: bytes) -> tuple[tuple[int, int], ...]:
    """Return (first line, last line) of each assertion in a check file that compares shapes."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and name_in(node) in COMPARING]
    return tuple((c.lineno, c.end_lineno or c.lineno) for c in calls if any(map(is_shape, c.args[:2])))


def name_in(node: ast.AST) -> str:
    """Return the last name in an expression: ``shape`` of ``x.shape``, ``np.shape(x)``, ``x.shape[1:]``."""
    if isinstance(node, ast.Call):
        return name_in(node.func)
    if isinstance(node, ast.Subscript):
        return name_in(node.value)
    return getattr(node, "attr", getattr(node, "id", ""))


def is_shape(node: ast.AST) -> bool:
    """Return whether an expression is a shape, or a list or tuple of shapes."""
    if isinstance(node, ast.Call) and name_in(node) in ("tuple", "list") and node.args:
        return is_shape(node.args[0])
    if isinstance(node, ast.List | ast.Tuple):
        return bool(node.elts) and all(map(is_shape, node.elts))
    if isinstance(node, ast.ListComp | ast.GeneratorExp):
        return is_shape(node.elt)
    return "shape" in name_in(node) or (isinstance(node, ast.Call) and name_in(node) == "size")
