"""Reads a TOML file of a course into a declared type, and says what is wrong in it: the key, and what to write."""

import difflib
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from ..errors import CourseError
from ..record.sentences import say

ALIKE = 0.75  # of 1: how much a key must look like a known one to be taken for it
MOST = 1_000_000  # what a limit can be: seconds, MB, KB or threads
WRONG_TYPE = re.compile(r"Expected `([^`]*)`, got `([^`]*)`")
FIELD, PLACE = re.compile(r"field `(.*?)`(?: - at|$)", re.DOTALL), re.compile(r" - at `\$\.?(.*)`$", re.DOTALL)
SENTENCES = {"helpers": "pattern_wrong", "needs": "needs_wrong", "feedback.hints": "policy_wrong"}
Declared = TypeVar("Declared")


def read_toml(file: Path) -> dict[str, Any]:
    """Return the content of a TOML file. Raises CourseError where it cannot be read."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise CourseError(say("toml_unreadable", file=file, problem=error)) from error


def read_table(file: Path, kind: type[Declared], keys: Sequence[str], examples: Mapping[str, str]) -> Declared:
    """Return the content of a TOML file as a `kind`; for `keys` and `examples` see `explain`.

    Raises CourseError where it cannot be read, and on the first key that is unknown, missing, or of a wrong value.
    """
    table = read_toml(file)
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise CourseError(explain(str(error), file, keys, examples)) from error


def explain(problem: str, file: Path, keys: Sequence[str], examples: Mapping[str, str]) -> str:
    """Return the sentence on what msgspec found wrong in a file: the key, and what to write in its place.

    `keys`: all that the file may have. `examples`: lines with a good value.
    """
    place = found[1] if (found := PLACE.search(problem)) else ""
    name = place.partition("[")[0]
    if field := FIELD.search(problem):
        name = f"{name}.{field[1]}" if name else field[1]
        if "missing" in problem:
            return say("key_missing", file=file, name=name, example=example_of(name, examples))
        near, known = nearest(name, keys), ", ".join(keys)
        if near:
            return say("key_unknown_near", file=file, name=name, near=near, known=known)
        return say("key_unknown", file=file, name=name, known=known)
    facts: dict[str, Any] = {"file": file, "name": name, "example": example_of(name, examples)}
    if types := WRONG_TYPE.search(problem):
        expected, got = map(word_for, types.groups())
        key = "item_of_wrong_type" if "[" in place else "key_of_wrong_type"
        return say(key, **facts, expected=expected, found=got)
    return say(SENTENCES.get(name, "key_out_of_range"), **facts, most=MOST)


def nearest(name: str, keys: Sequence[str]) -> str:
    """Return the known key that an unknown one is meant to be: misspelt, or in the wrong table. Empty if none is near.

    The name of a table counts as a key.
    """
    tables = {key.partition(".")[0] for key in keys if "." in key}
    last = name.rpartition(".")[2]
    misplaced = [key for key in keys if key.rpartition(".")[2] == last]
    return next(iter([*difflib.get_close_matches(name, [*keys, *sorted(tables)], 1, ALIKE), *misplaced]), "")


def example_of(name: str, examples: Mapping[str, str]) -> str:
    """Return a line with a good value for a key."""
    return examples.get(name, f"{name.rpartition('.')[2]} = 10")


def word_for(kind: str) -> str:
    """Return the words for a type as msgspec names it."""
    known = kind in ("int", "float", "str", "array", "object", "bool")
    return say(f"toml_{kind}") if known else say("toml_other", type=kind)
