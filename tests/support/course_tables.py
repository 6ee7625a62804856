"""The tables beside the course: what of its plan each check looks at, and which wrong answers store which mistake."""

import tomllib
from collections.abc import Iterable, Iterator
from typing import Any

from torchkata.course.catalog import Exercise

from .doors import ROOT

CURRICULUM, MISTAKES = "curriculum.toml", "mistakes.toml"
Table = dict[str, Any]


def read_table(name: str) -> Table:
    """Return a table of tests/. Raises tomllib.TOMLDecodeError."""
    return tomllib.loads((ROOT / "tests" / name).read_text(encoding="utf-8"))


def check_names(exercise: Exercise) -> set[str]:
    """Return the names of the checks of an exercise, without "test_"; parametrized ones once."""
    return {check.name.partition("[")[0].removeprefix("test_") for check in exercise.checks()}


def curriculum_faults(table: Table, exercises: Iterable[Exercise]) -> Iterator[str]:
    """Give each place where the table of the curriculum and the exercises differ."""
    folders = {exercise.folder: exercise for exercise in exercises}
    for folder in sorted(table.keys() - folders.keys()):
        yield f"{folder}: there is no such exercise"
    for folder, exercise in folders.items():
        phrases = table.get(folder, {})
        yield from differences(f"{folder}: the phrase", set(phrases), set(exercise.teaches))
        named = set()
        for phrase, items in phrases.items():
            if not items:
                yield f"{folder}: {phrase}: there is no item"
            for item, checks in items.items():
                named |= set(checks)
                if not checks:
                    yield f"{folder}: {phrase}: {item}: no check looks at it"
        yield from differences(f"{folder}: the check", named, check_names(exercise))


def differences(what: str, named: set[str], real: set[str]) -> Iterator[str]:
    """Give what a table names and is not there, and what is there and has no line."""
    yield from (f"{what} {name} does not exist" for name in sorted(named - real))
    yield from (f"{what} {name} has no line" for name in sorted(real - named))


def mistake_faults(table: Table, exercises: Iterable[Exercise], awaited: set[tuple[str, str]]) -> Iterator[str]:
    """Give each place where the table of mistakes and the exercises differ.

    `awaited`: pairs of an exercise and the number of a mistake that it does not store yet.
    """
    mistakes, known = table["mistakes"], {exercise.folder: exercise for exercise in exercises}
    for folder in sorted(table.keys() - known.keys() - {"mistakes"}):
        yield f"{folder}: there is no such exercise"
    lacking = set()
    for folder, exercise in known.items():
        stored = table.get(folder, {})
        files = {file.name for file in exercise.answers("wrong")}
        for number in sorted(stored.keys() - mistakes.keys()):
            yield f"{folder}: there is no mistake {number}"
        for number, names in stored.items():
            yield from (f"{folder}: {number}: wrong/{name} does not exist" for name in names if name not in files)
        due = {number for number, mistake in mistakes.items() if exercise.number in mistake["exercises"]}
        lacking |= {(folder, number) for number in due if not stored.get(number)}
    for folder, number in sorted(lacking - awaited):
        yield f"{folder}: mistake {number} is not stored: {mistakes[number]['text']}"
    for folder, number in sorted(awaited - lacking):
        yield f"{folder}: mistake {number} is awaited no longer"


def silent_answers(shown: dict[str, list[str]], files: Iterable[str]) -> list[str]:
    """Return those of the wrong answers that were not shown their own sentence."""
    return [file for file in files if file.rpartition("/")[2].removesuffix(".py") not in shown[file]]
