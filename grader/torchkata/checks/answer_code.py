"""Compiles stored answers. The reference, with which each of them begins, is compiled once."""

import re
import types
from functools import lru_cache

MAX_ANSWERS = 1000  # that one process keeps; a course with 19 exercises has about 500
FAR_REACHING = re.compile(rb"__future__|\r|\A(?:.*\n)?.*coding[:=]")  # what a part decides for the parts after it

Parts = tuple[bytes, ...]  # the text of a file: the reference, then what the answer adds to it


@lru_cache(maxsize=MAX_ANSWERS)
def compiled(parts: Parts, file: str) -> tuple[types.CodeType, ...]:
    """Return code that does the same as that of the joined `parts` if it is run in order in one namespace.

    Names and lines are those of the whole `file`. Raises SyntaxError, ValueError.
    """
    first, rest = parts[0], b"".join(parts[1:])
    begun = compiled_alone(first) if rest.startswith(b"\n") and not FAR_REACHING.search(first) else None
    if begun is None:
        return (compile(first + rest, file, "exec", dont_inherit=True),)
    lines = first.count(b"\n")
    # Without `pass` the first text of the rest would become the docstring of the module.
    return renamed(begun, file), compile(b"\n" * lines + b"pass" + rest, file, "exec", dont_inherit=True)


@lru_cache(maxsize=MAX_ANSWERS)
def compiled_alone(source: bytes) -> types.CodeType | None:
    """Return the code of the beginning of a file; None if it needs what follows, or cannot be compiled."""
    try:
        return compile(source, "", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return None


def renamed(code: types.CodeType, file: str) -> types.CodeType:
    """Return the same code as that of `file`."""
    constants = tuple(renamed(one, file) if isinstance(one, types.CodeType) else one for one in code.co_consts)
    return code.replace(co_filename=file, co_consts=constants)
