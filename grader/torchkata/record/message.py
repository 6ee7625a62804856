"""A message is a key with facts. A view renders it in a language.

Code compares keys and facts, never rendered text. Text from students (exceptions, output) and from authors (messages of
asserts) are facts. Rounded numbers are strings, since JSON has no nan and a float would show more digits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec


class Message(msgspec.Struct, frozen=True):
    """One sentence or line: the key of its template, and the facts to fill in. A fact may be a message."""

    key: str
    facts: dict[
        str,
        bool | int | float | str | Message | list[bool | int | float | str | Message | list[int | str] | None] | None,
    ] = {}

    def __hash__(self) -> int:
        return hash(self.key)


Lines = tuple[Message, ...]


def phrase(key: str, **facts: object) -> Message:
    """Return the message `key`. Facts that are not plain data (a path, an error) are converted to strings."""
    return Message(key, {name: plain(fact) for name, fact in facts.items()})  # type: ignore[misc]


def plain(fact: object) -> object:
    """Return a fact as plain data that survives a round trip through JSON."""
    kind = type(fact)
    if fact is None or kind in (str, int, float, bool, Message):
        return fact
    if isinstance(fact, list | tuple):
        return [plain(item) for item in fact]
    if isinstance(fact, int | float) and not isinstance(fact, bool):
        return int(fact) if isinstance(fact, int) else float(fact)
    return str(fact)


def quote(text: str) -> Message:
    """Return a text that has no key, as a message."""
    return Message("text", {"text": text})


def to_plain(stored: msgspec.Struct) -> dict[str, Any]:
    """Return stored data as dictionaries and lists, as JSON would return them."""
    listed: dict[str, Any] = with_lists(msgspec.to_builtins(stored))
    return listed


def with_lists(value: Any) -> Any:
    """Return plain data with tuples replaced by lists, which msgspec does not do."""
    if isinstance(value, dict):
        return {key: with_lists(item) for key, item in value.items()}
    return [with_lists(item) for item in value] if isinstance(value, list | tuple) else value


def change_texts(message: Message, change: Callable[[str], str]) -> Message:
    """Return a message with `change` applied to every string in its facts."""
    return Message(message.key, {name: changed(fact, change) for name, fact in message.facts.items()})  # type: ignore[misc]


def changed(fact: object, change: Callable[[str], str]) -> object:
    """Return a fact with `change` applied to every string in it."""
    if isinstance(fact, str):
        return change(fact)
    if isinstance(fact, Message):
        return change_texts(fact, change)
    return [changed(item, change) for item in fact] if isinstance(fact, list) else fact


def without(lines: Iterable[Message], keys: Iterable[str]) -> Lines:
    """Return the messages whose key is not in `keys`."""
    unwanted = frozenset(keys)
    return tuple(line for line in lines if line.key not in unwanted)
