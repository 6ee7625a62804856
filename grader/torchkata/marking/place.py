"""The line of the student's file to which a failed check belongs.

It is taken from what the student may read of the check and from the file, so it reveals nothing more.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..explain.student_file import place_of
from ..record.message import Message
from ..record.verdict import CheckResult, Verdict
from ..submission.reader import Answer
from ..submission.text_files import source_text

PLACES = ("place", "place_in_cell")
DEFINITION = re.compile(r"^([ \t]*)(?:async[ \t]+)?(?:def|class)[ \t]+(\w{1,200})", re.MULTILINE)
Definition = tuple[int, bool, str]  # line, whether it is indented, name


def find_place(result: CheckResult, answer: Answer) -> Message | None:
    """Return the place that the messages name last, else that of the function that was called; None if unknown."""
    if result.verdict in (Verdict.PASS, Verdict.GRADER):
        return None
    named = [place for line in result.shown for place in places_in(line)]
    if named:
        return named[-1]
    line = line_of_call(result.call, definitions(answer.source)) if result.call else 0
    return place_of(line, answer.places) if line else None


def places_in(fact: object) -> Iterator[Message]:
    """Yield the places among the facts of a message, in order."""
    if isinstance(fact, Message):
        if fact.key in PLACES:
            yield fact
        for one in fact.facts.values():
            yield from places_in(one)
    elif isinstance(fact, list):
        for one in fact:
            yield from places_in(one)


@lru_cache(maxsize=2)
def definitions(source: bytes) -> list[Definition]:
    """Return the lines that begin a function or a class."""
    text = source_text(source)
    found, line, end = [], 1, 0
    for match in DEFINITION.finditer(text):
        line, end = line + text.count("\n", end, match.start()), match.start()
        found.append((line, bool(match[1]), match[2]))
    return found


def line_of_call(call: Message, found: list[Definition]) -> int:
    """Return the line that defines what was called; 0 if there is none. The last definition of a name counts."""
    name = call.facts.get("name")
    if isinstance(name, Message):  # a method: its class, then the method in it
        owner, method = name.facts.get("owner"), name.facts.get("name")
        start = line_of_name(owner, found)
        end = next((line for line, inside, _ in found if line > start and not inside), float("inf"))
        return line_of_name(method, [one for one in found if start < one[0] < end]) or start if start else 0
    return line_of_name(name, found)


def line_of_name(name: object, found: list[Definition]) -> int:
    """Return the last line that defines `name`, outside of other definitions if there is one; 0 if there is none."""
    return max(((not inside, line) for line, inside, known in found if known == name), default=(False, 0))[1]
