"""Finds the course of a command: the given folder, or the nearest one upward from the working directory."""

from pathlib import Path, PurePath

from ..errors import CourseError
from ..record.sentences import say
from .catalog import FOLDER, SETTINGS, exercise_folders

DELIVERED = Path("engine", "exercises")  # where a student's kit has its exercises, each packed, until they are in place


def find_course(start: Path) -> Path:
    """Return the nearest folder from `start` upward that holds a course. Raises CourseError if there is none."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if is_course(folder):
            return folder
    raise CourseError(say("course_missing", folder=here))


def is_course(folder: Path) -> bool:
    """Tell whether a folder holds at least one exercise, or a student's kit was unpacked there."""
    try:
        if any(FOLDER.fullmatch(file.stem) for file in (folder / DELIVERED).glob("*.zip")):
            return True
        return any((path / SETTINGS).is_file() for path, _ in exercise_folders(folder))
    except OSError:  # a parent folder without permission to read
        return False


def is_delivered(file: PurePath) -> bool:
    """Tell whether a path is that of an exercise as a student's kit brings it: packed, before anybody wrote in it."""
    place = file.parent.parts[-len(DELIVERED.parts) :]
    return place == DELIVERED.parts and file.suffix == ".zip" and FOLDER.fullmatch(file.stem) is not None
