"""The sentence of an assertion in a check, as far as it stands in the file of checks."""

import ast
import traceback
from functools import lru_cache
from pathlib import Path

from .sentences import say

OPEN = "..."  # in place of what a sentence would have filled in


def raised_in(file: Path, error: BaseException) -> bool:
    """Tell whether an exception comes from the code of `file` itself: another assert is not a claim of the check."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    return bool(frames) and Path(frames[-1].f_code.co_filename) == file


def own_words(file: Path, error: BaseException, sentence: str) -> str:
    """Return what of a sentence stands in the file of checks that raised it.

    What it fills in may be a hidden input or what the student's code made of one, so a hidden check leaves it out.
    """
    constants, templates = texts_of(file.read_bytes())
    if sentence in constants:
        return sentence
    line = [line for _, line in traceback.walk_tb(error.__traceback__)][-1]
    found = [text for first, last, text in templates if first <= line <= last]
    return found[-1] if found else say("claim_broken")


@lru_cache(maxsize=256)
def texts_of(source: bytes) -> tuple[frozenset[str], tuple[tuple[int, int, str], ...]]:
    """Return the texts in a file of checks, and of each assert with an f-string its lines and its fixed words."""
    constants, templates = set(), []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            constants.add(node.value)
        elif isinstance(node, ast.Assert) and isinstance(node.msg, ast.JoinedStr):
            words = [str(part.value) if isinstance(part, ast.Constant) else OPEN for part in node.msg.values]
            templates.append((node.lineno, node.end_lineno or node.lineno, "".join(words)))
    return frozenset(constants), tuple(templates)
