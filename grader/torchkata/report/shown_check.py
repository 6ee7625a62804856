"""What a student's page shows of one check that did not pass."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from ..record.document import Document, legal, messages_of, show_number
from ..record.message import Message
from ..record.sentences import render, say
from .causes import Cause
from .lines import MAX_PRINTED_LINES, visible_text
from .pictures_svg import Shown, show_pictures

VALUES = ("expected", "got")  # keys of messages that belong into the table
PYTHON = ("raised", "raised_bare", "frame", "frame_module", "frame_text")  # of what Python wrote
MAX_LINES = 30  # of one message


@dataclass(frozen=True)
class ShownCode:
    """Lines of the student's file: their heading, and number, text and whether it is the marked one, of each."""

    heading: str
    lines: list[tuple[int, str, bool]]


@dataclass(frozen=True)
class ShownCheck:
    """One check: `blocks` are its messages in their order, each a table of values or the text of some lines.

    `computer`: a block is what Python wrote, whose spaces count.
    """

    verdict: str
    claim: str
    points: str
    blocks: list["Block"]
    hint: str
    place: str
    code: ShownCode | None
    pictures: Shown | None
    output: str


@dataclass(frozen=True)
class Block:
    """A part of the messages: rows of a table (name and value), or a text."""

    rows: list[tuple[str, str]]
    text: str = ""
    computer: bool = False


@dataclass(frozen=True)
class ShownCause:
    """One thing that is not right: the check that shows it, and the others that fail for it.

    `waiting`: verdict, claim and points of those of them that say nothing of their own.
    """

    check: ShownCheck
    others: list[ShownCheck]
    waiting: list[tuple[str, str, str]]


def show_cause(cause: Cause, exercise: Document, said: dict[str, str]) -> ShownCause:
    """Return what the page shows of a cause. What an earlier check has said is not said again.

    `said`: what was said in the exercise, and the claim of the check that says it. It is updated.
    """
    waiting = [check for check in cause.others if says_nothing_new(check, cause.check)]
    shown: list[ShownCheck] = []
    every = [show_check(check, exercise) for check in cause.checks if check not in waiting]
    for number, one in enumerate(every):
        nothing: dict[str, Any] = {"hint": "", "blocks": [], "place": "", "output": ""}
        for part, none in nothing.items():
            if any(getattr(one, part) == getattr(other, part) for other in every[:number]):
                one = replace(one, **{part: none})
        if (text := repr(one.blocks)) in said:
            one = replace(one, blocks=[Block([], say("as_at", claim=said[text]))])
        if one.blocks:
            said.setdefault(text, one.claim)
        shown.append(one)
    return ShownCause(shown[0], shown[1:], [(check["verdict"], check["claim"], worth(check)) for check in waiting])


def says_nothing_new(check: Document, first: Document) -> bool:
    """Return whether a check says what the first one of its cause says."""
    alike = all(check.get(key) == first.get(key) for key in ("call", "message", "hint", "output", "place"))
    return alike and not check.get("pictures") and not check.get("code")


def show_check(check: Document, exercise: Document) -> ShownCheck:
    """Return what the page shows of a check."""
    pictures, code = check.get("pictures"), check.get("code")
    place = place_of(check)
    return ShownCheck(
        check["verdict"],
        check["claim"],
        worth(check),
        list(blocks_of(check)),
        check["hint"],
        place,
        show_code(code, exercise.get("file", ""), place) if code else None,
        show_pictures(pictures) if pictures else None,
        visible_lines(check["output"], MAX_PRINTED_LINES),
    )


def blocks_of(check: Document) -> Iterator[Block]:
    """Yield the messages of a check: values as rows of a table, the rest as text."""
    call = 0 if check.get("call") is None else 1
    found = [(kind_of(message, place < call), message) for place, message in enumerate(messages_of(check))]
    for kind, group in groupby(found, key=lambda one: one[0]):
        messages = [message for _, message in group]
        if kind == "table":
            yield Block([row_of(message) for message in messages])
        else:
            text = legal(visible_lines("\n".join(map(render, messages)), MAX_LINES))
            yield Block([], text, kind == "computer")


def kind_of(message: Message, is_call: bool) -> str:
    """Return where a message stands: ``table``; ``computer`` for what Python wrote, whose spaces count; ``text``."""
    if is_call or message.key in VALUES:
        return "table"
    return "computer" if message.key in PYTHON or re.search("^ ", render(message), re.MULTILINE) else "text"


def row_of(message: Message) -> tuple[str, str]:
    """Return name and value of a row: of what was expected or got, or of the call."""
    if message.key in VALUES:
        return say(f"page_{message.key}"), legal(visible_lines(say("text", text=message.facts["text"])))
    return say("page_call"), legal(visible_lines(render(message)))


def place_of(check: Document) -> str:
    """Return the place of a failure as text; empty if it is not known."""
    place = check.get("place")
    return render(Message(place["key"], place["facts"])) if place else ""


def show_code(code: Document, file: str, place: str) -> ShownCode:
    """Return the lines of code of a check."""
    lines = [(line["number"], line["text"], line["number"] == code["marked"]) for line in code["lines"]]
    return ShownCode(say("page_code_here", file=file, place=place), lines)


def worth(check: Document) -> str:
    """Return earned and maximum points as ``1/2``; a dash if the grader failed."""
    earned = "-" if check["points"] is None else show_number(check["points"])
    return f"{earned}/{show_number(check['max_points'])}"


def visible_lines(text: str, max_lines: int | None = None) -> str:
    """Return the first `max_lines` lines of a text, each without control characters."""
    return "\n".join(map(visible_text, text.splitlines()[:max_lines]))
