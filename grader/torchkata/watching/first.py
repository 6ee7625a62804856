"""Chooses the exercise to begin with."""

from pathlib import Path

from ..course.catalog import Exercise
from .standings import Standings

LATER = 2.0  # seconds between a skeleton and its checks, at most, when both are unpacked
NOTEBOOK = ".ipynb"


def choose_first(course: Path, exercises: list[Exercise]) -> Exercise:
    """Return the exercise that was edited last; if none was, the first that was not done when it was graded last."""
    when = {exercise.folder: edited(exercise) for exercise in exercises}
    latest = max(exercises, key=lambda exercise: when[exercise.folder])
    if when[latest.folder] > 0:
        return latest
    folder = Standings(course, [*when]).remembered_open()
    return next((exercise for exercise in exercises if exercise.folder == folder), exercises[0])


def edited(exercise: Exercise) -> float:
    """Return when a student edited an exercise; 0 if nobody did since it came, together with its checks."""
    checks = exercise.public / f"test_{exercise.file}"
    files = [exercise.public / exercise.file, exercise.public / f"{exercise.name}{NOTEBOOK}"]
    times = [modified(file) for file in files]
    return max(times) if max(times) > modified(checks) + LATER else 0.0


def modified(file: Path) -> float:
    """Return when a file was modified; 0 if it cannot be said."""
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
