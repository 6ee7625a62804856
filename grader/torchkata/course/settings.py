"""Reads an ``exercise.toml``. Types and ranges of its keys are declared once, and msgspec holds the file to them."""

from pathlib import Path
from typing import Annotated, Any

import msgspec

from ..errors import CourseError
from ..record.sentences import say
from . import feedback
from .feedback import FeedbackTable
from .form import HINTS, Form
from .toml_file import MOST, explain, read_toml

Points = Annotated[int, msgspec.Meta(gt=0, le=MOST)]
Limit = Annotated[float, msgspec.Meta(gt=0, le=MOST)]
Number = Annotated[int, msgspec.Meta(gt=0, lt=100)]  # of an exercise, as its folder shows it
Hint = Annotated[str, msgspec.Meta(pattern=r"\S")]
Hints = Annotated[tuple[Hint, ...], msgspec.Meta(min_length=HINTS, max_length=HINTS)]
Pattern = Annotated[str, msgspec.Meta(pattern=r"^[^/]+\Z")]
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
    "another_way": 'another_way = "The loop can also go over the columns."',
    "hints": 'hints = { double = ["What is added to x?", "Add x to itself: +.", "x + ___"] }',
    "formulas": 'formulas = { "x^2 / n" = "\\\\frac{x^2}{n}" }',
    **feedback.EXAMPLES,
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
    another_way: str = ""
    draft: bool = False
    hints: dict[str, Hints] = {}  # msgspec copies it for each
    formulas: dict[str, Hint] = {}
    feedback: FeedbackTable = FeedbackTable()
    limits: LimitTable = LimitTable()

    def form(self) -> Form:
        """Return what this file says about the form of its exercise."""
        minutes = None if self.minutes is UNSET else self.minutes
        needs = None if self.needs is UNSET else self.needs
        return Form(minutes, needs, self.outcome, self.draft, self.hints, self.another_way, self.formulas)


KEYS = [name for name in Settings.__struct_fields__ if name not in ("feedback", "limits")]
KEYS += feedback.KEYS
KEYS += [f"limits.{name}" for name in LimitTable.__struct_fields__]


def read_settings(file: Path) -> Settings:
    """Return the settings in an ``exercise.toml``.

    Raises CourseError where it cannot be read, and on the first key that is unknown, missing, or of a wrong value.
    """
    table = read_toml(file)
    try:
        return msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        if name := function_without_hints(table):
            raise CourseError(say("hints_wrong", file=file, name=name)) from error
        raise CourseError(explain(str(error), file, KEYS, EXAMPLES)) from error


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
