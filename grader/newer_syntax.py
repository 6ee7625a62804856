"""Tells syntax of later versions of Python from plain mistakes."""

import re
import sys

from .sentences import say

NEWER = re.compile(  # f(x)[T] of 3.12, a type as a statement of 3.12, t"" and `except A, B:` of 3.14
    r"\s*(?:(?:async\s+)?(?:def|class)\s+\w+\[|type\s+\w+[^=]*=|except\s+\w+\s*,[^()]*:|[^#]*\bt['\"])"
)


def advise_syntax(message: str, line: str) -> list[str]:
    """Return the advice on a syntax error, if it looks as if only the version were wrong."""
    newer = message.startswith("f-string") or NEWER.match(line)
    return [say("newer_syntax", version=f"{sys.version_info[0]}.{sys.version_info[1]}")] if newer else []
