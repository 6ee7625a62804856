"""Finds the lines of a file that have code, from its compiled form."""

import contextlib
import io
import tokenize
import types

from .cells import FUTURE, compile_cell, split_cells

MAX_PLACES = 1000  # places; a file with more gets none


def places_of(codes: list[types.CodeType]) -> list[tuple[int, str]]:
    """Return line and function name of all code in `codes`; the name is empty if it is not an identifier."""
    found: set[tuple[int, str]] = set()
    waiting = list(codes)
    while waiting and len(found) <= MAX_PLACES:
        one = waiting.pop()
        waiting += [constant for constant in one.co_consts if isinstance(constant, types.CodeType)]
        name = one.co_name if one.co_name.isidentifier() else ""
        found |= {(line, name) for _, _, line in one.co_lines() if line}
    return sorted(found) if len(found) <= MAX_PLACES else []


def find_places(source: bytes, cells: list[int]) -> list[tuple[int, str]]:
    """Return the lines that have code; for a notebook, in the cells that can be compiled."""
    if not cells:
        return places_of([compile_cell(source, "file")])
    codes, flags = [], 0
    for text in split_cells(read_text(source), cells):
        with contextlib.suppress(SyntaxError, ValueError):
            codes.append(compile_cell(text, "file", flags))
            flags |= codes[-1].co_flags & FUTURE
    return places_of(codes)


def read_text(source: bytes) -> str:
    """Decode a file as Python does: UTF-8, with or without a byte order mark, or as its first lines declare."""
    encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
    return source.decode(encoding)
