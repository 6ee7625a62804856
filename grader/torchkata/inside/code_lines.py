"""Finds the lines of a file that have code, from its compiled form."""

import types

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
