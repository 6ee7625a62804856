"""Removes the outputs from the bytes of a large notebook before it is parsed.

Pictures make a notebook large, and parsing JSON takes up to 30 times its size in memory. So outputs are
skipped as text: strings at once, lists and objects by counting their brackets.
"""

import re

MAX_TOKENS = 3_000_000  # a notebook with more is given up: a few seconds
# The quantifiers are possessive: what they matched is not kept, however long it is. A string without an end ends here.
TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)
OPENED = re.compile(rb"\s*:\s*(?=[\[{])")
DROPPED = (b'"outputs"', b'"attachments"', b'"widgets"')
LONGEST = max(map(len, DROPPED))


def without_outputs(notebook: bytes) -> bytes | None:
    """Return the JSON of a notebook with empty lists for outputs, attachments and widgets; None if it is too large.

    Invalid JSON stays invalid.
    """
    kept: list[bytes] = []
    start = depth = 0
    skipping = False
    for count, token in enumerate(TOKEN.finditer(notebook)):
        if count == MAX_TOKENS:
            return None
        begin, end = token.span()
        if skipping:
            first = notebook[begin]
            depth += (first in b"[{") - (first in b"]}")
            if depth == 0:
                kept.append(b"[]")
                start, skipping = end, False
        elif end - begin <= LONGEST and token[0] in DROPPED and (opened := OPENED.match(notebook, end)):
            kept.append(notebook[start : opened.end()])
            skipping = True
    return b"".join([*kept, b"" if skipping else notebook[start:]])
