"""What the words after a command name: exercises, or a submission. And how the person calls the commands."""

import sys
from pathlib import Path

from ..course.catalog import Exercise
from ..course.choose import load_course
from ..course.names import NOTEBOOK_OR_SCRIPT, find_exercise, find_exercises, split_names
from ..errors import NothingToGrade
from ..record.sentences import say
from ..report.door import Door

SCRIPT = "torchkata"
MODULE = "python -m torchkata"


def read_words(course: Path, words: list[str], only: list[str]) -> tuple[Path | None, list[str]]:
    """Return the submission among the words, None if it is the student's own, and the folders of exercises.

    `only`: further names. A name may be the beginning of several: to grade one exercise more does no harm.

    A path to the student's own file or folder of an exercise names this exercise. What exists nowhere is a name, unless
    it looks like a path. Raises NothingToGrade.
    """
    exercises = load_course(course) if words or only else []
    paths, names = [], [folder for text in only for folder in folders_in(exercises, text)]
    for word in words:
        path = Path(word)
        if not path.exists():
            named = folders_in(exercises, word) if not looks_like_path(word) or is_exercise(exercises, word) else []
            names += named
            paths += [] if named else [path]
        elif own := own_exercises(course, exercises, path):
            names += own if len(own) < len(exercises) else []
        else:
            paths.append(path)
    if len(paths) > 1:
        raise NothingToGrade(say("refused_two_paths", count=len(paths), paths=paths))
    return (paths[0] if paths else None), names


def folders_in(exercises: list[Exercise], text: str) -> list[str]:
    """Return the folders of the exercises that a text names. Raises NothingToGrade."""
    return [one.folder for name in split_names(text) for one in find_exercises(exercises, name)]


def own_exercises(course: Path, exercises: list[Exercise], path: Path) -> list[str]:
    """Return the exercises whose own file, or folder, a path is; empty if it is something else."""
    place = path.resolve()
    if place == (course / "exercises").resolve():
        return [exercise.folder for exercise in exercises]
    for exercise in exercises:
        folder = exercise.public.resolve()
        files = [folder / f"{exercise.name}{ending}" for ending in NOTEBOOK_OR_SCRIPT]
        if place in (folder, *files):
            return [exercise.folder]
    return []


def is_exercise(exercises: list[Exercise], word: str) -> bool:
    """Return whether a word that looks like a path names an exercise."""
    try:
        find_exercise(exercises, word)
    except NothingToGrade:
        return False
    return True


def looks_like_path(word: str) -> bool:
    """Return whether a word can only be a path."""
    return "/" in word or word.endswith((*NOTEBOOK_OR_SCRIPT, ".zip"))


def find_door(course: Path) -> Door:
    """Return how the person calls the commands: by ``make`` where the course has a Makefile for it."""
    if Path(sys.argv[0]).name == SCRIPT:
        return Door(SCRIPT)
    try:
        made = "\ngrade:" in (course / "Makefile").read_text(encoding="utf-8")
    except (OSError, ValueError):
        made = False
    return Door() if made else Door(MODULE)
