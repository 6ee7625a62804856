"""A message: a key with facts. A view chooses the words, in a language, when it is written.

Code compares keys and facts, never words. What students wrote (exceptions, prints) and what authors wrote (claims of
asserts) are facts. Numbers that were rounded for a reader are texts: JSON has no nan, and a float has more digits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec


class Message(msgspec.Struct, frozen=True):
    """One sentence or line, as the key of its words and the facts that are filled in. A fact may be a message."""

    key: str
    facts: dict[
        str,
        bool | int | float | str | Message | list[bool | int | float | str | Message | list[int | str] | None] | None,
    ] = {}

    def __hash__(self) -> int:
        return hash(self.key)


Lines = tuple[Message, ...]


def phrase(key: str, **facts: object) -> Message:
    """Return the message `key`. Of facts that are no plain data (a path, an error) the text is kept."""
    return Message(key, {name: plain(fact) for name, fact in facts.items()})  # type: ignore[misc]


def plain(fact: object) -> object:
    """Return a fact as plain data: what crosses to JSON and back unchanged."""
    kind = type(fact)
    if fact is None or kind in (str, int, float, bool, Message):
        return fact
    if isinstance(fact, list | tuple):
        return [plain(item) for item in fact]
    if isinstance(fact, int | float) and not isinstance(fact, bool):
        return int(fact) if isinstance(fact, int) else float(fact)
    return str(fact)


def quote(text: str) -> Message:
    """Return a text that is no sentence of ours, as a message."""
    return Message("text", {"text": text})


def to_plain(stored: msgspec.Struct) -> dict[str, Any]:
    """Return stored data as dictionaries and lists: what JSON gives back."""
    listed: dict[str, Any] = with_lists(msgspec.to_builtins(stored))
    return listed


def with_lists(value: Any) -> Any:
    """Return plain data with lists in place of tuples, which msgspec leaves as they are."""
    if isinstance(value, dict):
        return {key: with_lists(item) for key, item in value.items()}
    return [with_lists(item) for item in value] if isinstance(value, list | tuple) else value


def change_texts(message: Message, change: Callable[[str], str]) -> Message:
    """Return a message with every text among its facts changed."""
    return Message(message.key, {name: changed(fact, change) for name, fact in message.facts.items()})  # type: ignore[misc]


def changed(fact: object, change: Callable[[str], str]) -> object:
    """Return a fact with every text in it changed."""
    if isinstance(fact, str):
        return change(fact)
    if isinstance(fact, Message):
        return change_texts(fact, change)
    return [changed(item, change) for item in fact] if isinstance(fact, list) else fact


def without(lines: Iterable[Message], keys: Iterable[str]) -> Lines:
    """Return the messages that have none of these keys."""
    unwanted = frozenset(keys)
    return tuple(line for line in lines if line.key not in unwanted)
