"""Reads an ``exercise.toml``. Types and ranges of its keys are declared once, and msgspec holds the file to them."""

import difflib
import re
import tomllib
from pathlib import Path
from typing import Annotated, Any

import msgspec

from ..errors import CourseError
from ..record.sentences import say
from .form import HINTS, Form

ALIKE = 0.75  # of 1: how much a key must look like a known one to be taken for it
MOST = 1_000_000  # what a limit can be: seconds, MB, KB or threads
Points = Annotated[int, msgspec.Meta(gt=0, le=MOST)]
Limit = Annotated[float, msgspec.Meta(gt=0, le=MOST)]
Number = Annotated[int, msgspec.Meta(gt=0, lt=100)]  # of an exercise, as its folder shows it
Hint = Annotated[str, msgspec.Meta(pattern=r"\S")]
Hints = Annotated[tuple[Hint, ...], msgspec.Meta(min_length=HINTS, max_length=HINTS)]
Pattern = Annotated[str, msgspec.Meta(pattern=r"^[^/]+\Z")]
WRONG_TYPE = re.compile(r"Expected `([^`]*)`, got `([^`]*)`")
FIELD, PLACE = re.compile(r"field `(.*?)`(?: - at|$)", re.DOTALL), re.compile(r" - at `\$\.?(.*)`$", re.DOTALL)
UNSET = msgspec.UNSET
EXAMPLES = {
    "title": 'title = "The mean of a list"',
    "points": "points = 10",
    "teaches": 'teaches = ["sums", "loops"]',
    "helpers": 'helpers = ["*.csv"]',
    "limits": "limits = { seconds = 10 }",
    "minutes": "minutes = 30",
    "needs": "needs = [2, 5]",
    "outcome": 'outcome = "You can now write a training loop."',
    "draft": "draft = true",
    "hints": 'hints = { double = ["What is added to x?", "Add x to itself: +.", "x + ___"] }',
}


class LimitTable(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The table ``[limits]``; what it leaves out has the value that `Limits` gives it."""

    seconds: Limit | msgspec.UnsetType = UNSET
    cpu_seconds: Limit | msgspec.UnsetType = UNSET
    memory_mb: Limit | msgspec.UnsetType = UNSET
    output_kb: Limit | msgspec.UnsetType = UNSET
    scratch_mb: Limit | msgspec.UnsetType = UNSET
    threads: Limit | msgspec.UnsetType = UNSET

    def given(self) -> dict[str, float]:
        """Return the limits that the table gives."""
        table: dict[str, float] = msgspec.to_builtins(self)
        return table


class Settings(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What an ``exercise.toml`` declares."""

    title: str
    points: Points
    teaches: tuple[str, ...]
    helpers: tuple[Pattern, ...] = ()
    minutes: Points | msgspec.UnsetType = UNSET
    needs: tuple[Number, ...] | msgspec.UnsetType = UNSET
    outcome: str = ""
    draft: bool = False
    hints: dict[str, Hints] = {}  # msgspec copies it for each
    limits: LimitTable = LimitTable()

    def form(self) -> Form:
        """Return what this file says about the form of its exercise."""
        minutes = None if self.minutes is UNSET else self.minutes
        needs = None if self.needs is UNSET else self.needs
        return Form(minutes, needs, self.outcome, self.draft, self.hints)


KEYS = [name for name in Settings.__struct_fields__ if name != "limits"]
KEYS += [f"limits.{name}" for name in LimitTable.__struct_fields__]


def read_settings(file: Path) -> Settings:
    """Return the settings in an ``exercise.toml``.

    Raises CourseError where it cannot be read, and on the first key that is unknown, missing, or of a wrong value.
    """
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise CourseError(say("toml_unreadable", file=file, problem=error)) from error
    try:
        return msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        name = function_without_hints(table)
        raise CourseError(say("hints_wrong", file=file, name=name) if name else explain(str(error), file)) from error


def function_without_hints(table: dict[str, Any]) -> str:
    """Return the first function in the table ``[hints]`` that does not have its three hints; empty if all have."""
    hints: Any = table.get("hints")
    tables: dict[str, Any] = hints if isinstance(hints, dict) else {}
    for name, given in tables.items():
        try:
            msgspec.convert(given, Hints)
        except msgspec.ValidationError:
            return name
    return ""


def explain(problem: str, file: Path) -> str:
    """Return the sentence on what msgspec found wrong in a file: the key, and what to write in its place."""
    place = found[1] if (found := PLACE.search(problem)) else ""
    name = place.partition("[")[0]
    if field := FIELD.search(problem):
        name = f"{name}.{field[1]}" if name else field[1]
        if "missing" in problem:
            return say("key_missing", file=file, name=name, example=example_of(name))
        near, known = difflib.get_close_matches(name, [*KEYS, "limits"], 1, ALIKE), ", ".join(KEYS)
        if near:
            return say("key_unknown_near", file=file, name=name, near=near[0], known=known)
        return say("key_unknown", file=file, name=name, known=known)
    facts: dict[str, Any] = {"file": file, "name": name, "example": example_of(name)}
    if types := WRONG_TYPE.search(problem):
        expected, got = map(word_for, types.groups())
        key = "item_of_wrong_type" if "[" in place else "key_of_wrong_type"
        return say(key, **facts, expected=expected, found=got)
    key = {"helpers": "pattern_wrong", "needs": "needs_wrong"}.get(name, "key_out_of_range")
    return say(key, **facts, most=MOST)


def example_of(name: str) -> str:
    """Return a line with a good value for a key."""
    return EXAMPLES.get(name, f"{name.rpartition('.')[2]} = 10")


def word_for(kind: str) -> str:
    """Return the words for a type as msgspec names it."""
    known = kind in ("int", "float", "str", "array", "object", "bool")
    return say(f"toml_{kind}") if known else say("toml_other", type=kind)
