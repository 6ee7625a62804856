"""Render messages in the selected language. Only views call this module, never code that judges."""

import unicodedata
from collections.abc import Iterable
from datetime import datetime

from .languages import sentences
from .message import Message, phrase

MAX_BRIEF = 160  # characters of a line inside a sentence


class Words(str):
    """A string in a template. The format after the colon selects what is shown::

    {problem:first}   the first line           {problem:clause}  the same without a full stop at its end
    {problem:brief}   the first line, short    {problem:line}    all lines as one
    """

    def __format__(self, how: str) -> str:
        first, *rest = [*self.strip().splitlines(), ""][: None if how == "line" else 1]
        match how:
            case "first":
                return first
            case "clause":
                return first.rstrip(".")
            case "brief":
                return show_name(first.strip(), MAX_BRIEF)
            case "line":
                return " ".join(filter(None, [first, *rest]))
        return super().__format__(how)


class Items(list[object]):
    """A list of facts in a template::

    {shape:sides}  (2, 3)    {place}  [0, 1]    {names:join}  a, b    {advice:line}  all of them as one line
    """

    def __format__(self, how: str) -> str:
        if how == "sides":
            return str(tuple(self))
        if how == "line":
            return " ".join(f"{item:line}" for item in self)
        if how == "first":
            return f"{self[0]:first}" if self else ""
        joined = ", ".join(map(str, self))
        return joined if how == "join" else f"[{joined}]"


def render(message: Message) -> str:
    """Return a message as text. Raises KeyError if the sentence or one of its facts is missing."""
    return sentences()[message.key].format(**{name: show(fact) for name, fact in message.facts.items()})


def show(fact: object) -> object:
    """Return a fact in the form in which it is filled in."""
    if isinstance(fact, Message):
        return Words(render(fact))
    if isinstance(fact, list):
        return Items(map(show, fact))
    return Words(fact) if isinstance(fact, str) else fact


def text_of(lines: Iterable[Message]) -> str:
    """Return messages as text, each on its own lines."""
    return "\n".join(map(render, lines))


def say(key: str, **facts: object) -> str:
    """Return the sentence `key` with `facts` filled in. Raises KeyError if there is no such sentence."""
    return render(phrase(key, **facts))


def show_date(date: datetime) -> str:
    """Return a time with its offset, to the second: a push can be late by one."""
    return date.replace(microsecond=0).isoformat(sep=" ")


def show_name(name: str, max_length: int = 80) -> str:
    """Return a printable name: unprintable characters become ``?``, and a long name loses its middle."""
    shown = "".join("?" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in name)
    return shown if len(shown) <= max_length else f"{shown[: max_length // 2]}...{shown[-max_length // 2 + 3 :]}"
