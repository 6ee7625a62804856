"""The lines of the student's file around the place of a failure.

They depend on the place and the file only, so they reveal no more of a hidden check than the place does.
"""

import re
from dataclasses import replace
from functools import lru_cache

from ..record.drawings import Code, CodeLine
from ..record.message import Message
from ..record.verdict import CheckResult
from ..submission.reader import Answer
from ..submission.text_files import source_text

MAX_LINES = 14
MAX_LINE = 160  # characters
BEFORE = 9  # lines before the marked one, of a long function
AROUND = 3  # lines before and after one that stands in no function
DEFINITION = re.compile(r"(?:async\s+)?(?:def|class)\b")
DOCSTRING = re.compile(r"[rRuU]?(\"{3}|'{3})")


def code_around(place: Message, answer: Answer) -> Code | None:
    """Return lines of the function in which a place is, without its docstring; None if the file has no such line."""
    cell, line = place.facts.get("cell", 0), place.facts.get("line")
    lines = lines_of(answer.source)
    if not isinstance(cell, int) or not isinstance(line, int):
        return None
    at = line
    if cell:
        at = answer.places.index((cell, line)) + 1 if (cell, line) in answer.places else 0
    if not 0 < at <= len(lines):
        return None
    kept = lines_near(lines, at)
    while kept[-1] != at and not lines[kept[-1] - 1].strip():
        kept.pop()
    start = max(0, min(kept.index(at) - BEFORE, len(kept) - MAX_LINES))
    numbers = kept[start : start + MAX_LINES]
    shown = {number: answer.places[number - 1][1] if cell else number for number in numbers}
    return Code(line, tuple(CodeLine(shown[n], lines[n - 1].rstrip()[:MAX_LINE]) for n in numbers), cell)


def without_repeats(results: list[CheckResult]) -> list[CheckResult]:
    """Return the results of an exercise, the same lines of code only with the first check that has them."""
    seen: set[Code] = set()
    kept = []
    for result in results:
        kept.append(replace(result, code=None) if result.code in seen else result)
        seen |= {result.code} if result.code else set()
    return kept


@lru_cache(maxsize=2)
def lines_of(source: bytes) -> tuple[str, ...]:
    """Return the lines of a file as its line numbers count them."""
    return tuple(line.expandtabs(4) for line in source_text(source).split("\n"))


def lines_near(lines: tuple[str, ...], at: int) -> list[int]:
    """Return the numbers of the lines of the function around a line; of one in no function, those next to it."""
    start = start_of_function(lines, at)
    if not start:
        return list(range(max(1, at - AROUND), min(len(lines), at + AROUND) + 1))
    left_out = docstring_of(lines, start) - {at}
    end = next((n for n in range(max(start, at) + 1, len(lines) + 1) if ends(lines[n - 1], lines[start - 1])), None)
    return [number for number in range(start, end or len(lines) + 1) if number not in left_out]


def start_of_function(lines: tuple[str, ...], at: int) -> int:
    """Return the line that begins the function or class around a line; 0 if it stands in none."""
    depth = indent(lines[at - 1]) + bool(DEFINITION.match(lines[at - 1].lstrip()))
    for number in range(at, 0, -1):
        line = lines[number - 1]
        if line.strip() and indent(line) < depth:
            if DEFINITION.match(line.lstrip()):
                return number
            depth = indent(line)
    return 0


def indent(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip())


def ends(line: str, start: str) -> bool:
    """Return whether a line no longer belongs to the function that begins with the line `start`."""
    return bool(line.strip()) and indent(line) <= indent(start) and not line.lstrip().startswith(")")


def docstring_of(lines: tuple[str, ...], start: int) -> set[int]:
    """Return the numbers of the lines of a function's docstring; empty if it has none."""
    head = next((n for n in range(start, len(lines) + 1) if lines[n - 1].partition("#")[0].rstrip().endswith(":")), 0)
    first = next((n for n in range(head + 1, len(lines) + 1) if lines[n - 1].strip()), 0)
    opening = DOCSTRING.match(lines[first - 1].lstrip()) if head and first else None
    if not opening:
        return set()
    after = lines[first - 1].lstrip()[opening.end() :]
    if opening[1] in after:
        return {first}
    last = next((n for n in range(first + 1, len(lines) + 1) if opening[1] in lines[n - 1]), first)
    return set(range(first, last + 1))
