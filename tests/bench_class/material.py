"""What every harness of the benchmark is given: the same submissions, and the same checks as pieces of source."""

import ast
import random
from dataclasses import dataclass
from pathlib import Path

from torchkata.course.catalog import Exercise, read_checks

WRONG = (0.0, 0.5, 0.2, 0.8)  # share of wrong answers; the first student has none


@dataclass(frozen=True)
class Piece:
    """One check as source that any harness can run, without pytest's marks."""

    name: str
    points: float
    visible: bool
    source: str


def make_submissions(folder: Path, exercises: list[Exercise], students: int) -> list[str]:
    """Write a full set of stored answers for each student, no two files alike; return the students' names."""
    names = [f"student{number:03d}" for number in range(students)]
    for number, name in enumerate(names):
        chance = random.Random(number)
        place = folder / name
        place.mkdir(parents=True)
        for exercise in exercises:
            wrong = chance.random() < WRONG[number % len(WRONG)]
            right = [exercise.reference_file, *exercise.answers("right")]
            answer = chance.choice(exercise.answers("wrong") if wrong else right)
            source = exercise.compose(answer) + f"\n# {name}\n".encode()
            (place / exercise.file).write_bytes(source)
    return names


def without_picture(source: str) -> str:
    """Return a file without its ``if __name__ == "__main__"``: in a notebook it would draw, which no other does."""
    lines = source.splitlines()
    for node in ast.parse(source).body:
        if isinstance(node, ast.If) and "__name__" in ast.unparse(node.test):
            lines[node.lineno - 1 : node.end_lineno] = [""] * (node.end_lineno - node.lineno + 1)
    return "\n".join(lines) + "\n"


def split_checks(file: Path, visible: bool) -> tuple[str, list[Piece]]:
    """Return what stands around the checks of a file (imports, constants, functions), and its checks."""
    text = file.read_text(encoding="utf-8")
    lines, points = text.splitlines(), {check.name: check.points for check in read_checks(file, visible)}
    pieces, around = [], text.splitlines()
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef) and node.name in points:
            source = "\n".join(lines[node.lineno - 1 : node.end_lineno])
            pieces.append(Piece(node.name, points[node.name], visible, source))
            first = node.decorator_list[0].lineno
            around[first - 1 : node.end_lineno] = [""] * (node.end_lineno - first + 1)
    around = [line for line in around if line != "import pytest"]
    return "\n".join(line for line in around if line) + "\n", pieces
