"""A small class to try the grader on: invented students who hand in stored answers, and a few broken files."""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from ..catalog import Exercise
from .refusal import ClassError

NAMES = (
    *("Ada", "Bela", "Chidi", "Dana", "Emil", "Fatou", "Goran", "Hana", "Ines", "Jun"),
    *("Kofi", "Lena", "Mei", "Nils", "Olga", "Paulo", "Quentin", "Rosa", "Sana", "Tariq"),
    *("Uma", "Viktor", "Wanda", "Ximena", "Yusuf", "Zoe", "Amir", "Bruna", "Carlo", "Dilan"),
)
CRASH = b"import os\nos._exit(3)\n"
LOOP = b"while True:\n    pass\n"


def make_class(folder: Path, exercises: list[Exercise]) -> None:
    """Write the submissions of thirty students into `folder`, which is made anew, the same each time.

    Raises ClassError without the answer key, or where the folder holds something else; OSError.
    """
    if not all(exercise.secret for exercise in exercises):
        raise ClassError("The demonstration is made of stored answers, which this copy of the kit lacks: solutions/.")
    if folder.exists() and not (folder / "roster.csv").exists():
        raise ClassError(f"{folder}: there is something else in it. Choose another --out.")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    students = {f"{name.lower()}{100 + number}": name for number, name in enumerate(NAMES)}
    rows = [f"{student},{name} Example,{student}@example.org" for student, name in students.items()]
    (folder / "roster.csv").write_text("\n".join(["id,name,email", *rows]) + "\n", encoding="utf-8")
    for number, student in enumerate(students):
        write = SPECIAL.get(number, hand_in)
        write(folder / student, exercises, random.Random(number))


def hand_in(place: Path, exercises: list[Exercise], chance: random.Random) -> None:
    """Write a stored answer to each exercise: more of them wrong for some students than for others."""
    place.mkdir()
    share = chance.choice((0.0, 0.2, 0.5, 0.8))
    for exercise in exercises:
        right = [exercise.reference_file, *exercise.answers("right")]
        wrong = exercise.answers("wrong")
        answer = chance.choice(wrong if wrong and chance.random() < share else right)
        assert answer
        (place / exercise.file).write_bytes(exercise.compose(answer))


def replace_first(source: bytes) -> Callable[[Path, list[Exercise], random.Random], None]:
    """Return what hands in `source` for the first exercise and stored answers for the rest."""

    def write(place: Path, exercises: list[Exercise], chance: random.Random) -> None:
        hand_in(place, exercises, chance)
        (place / exercises[0].file).write_bytes(source)

    return write


def hand_in_nothing(place: Path, exercises: list[Exercise], chance: random.Random) -> None:
    """Leave the student on the roster alone."""


def hand_in_rubbish(place: Path, exercises: list[Exercise], chance: random.Random) -> None:
    """Write an archive that is none."""
    place.with_suffix(".zip").write_bytes(b"PK\x03\x04 cut off")


def hand_in_skeletons(place: Path, exercises: list[Exercise], chance: random.Random) -> None:
    """Hand in the files as they were given out."""
    place.mkdir()
    for exercise in exercises:
        if (exercise.public / exercise.file).is_file():
            shutil.copy(exercise.public / exercise.file, place)


def hand_in_notebook(place: Path, exercises: list[Exercise], chance: random.Random) -> None:
    """Hand in right answers as notebooks."""
    place.mkdir()
    for exercise in exercises:
        assert exercise.reference_file
        source = exercise.reference_file.read_text(encoding="utf-8")
        notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [code_cell(source)]}
        (place / f"{exercise.name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


def code_cell(source: str) -> dict[str, object]:
    """Return a cell of a notebook."""
    return {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": source}


SPECIAL: dict[int, Callable[[Path, list[Exercise], random.Random], None]] = {
    3: hand_in_nothing,
    7: replace_first(b"def oops(:\n"),
    11: hand_in_rubbish,
    14: hand_in_skeletons,
    18: replace_first(b""),
    21: hand_in_notebook,
    24: replace_first(CRASH),
    27: replace_first(LOOP),
}
