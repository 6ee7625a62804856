"""Finds the course by which a notebook is graded."""

from pathlib import Path

from ..cache.content_cache import digest
from ..course.catalog import FOLDER, PARTS, SETTINGS
from ..course.feedback import COURSE_FILE
from ..course.find import find_course
from ..errors import CourseError, NothingToGrade
from ..record.sentences import say


def find_course_of(name: str, folder: Path, course: str, scratch: Path) -> Path:
    """Return the folder of the course with the exercise in the folder `name`.

    `course`: it, if it is known. Else it is the one upward from `folder`, where the notebook lies. Else the files of
    the exercise lie beside the notebook, as nbgrader releases them, and a course of it alone is made in `scratch`.
    Raises NothingToGrade if there is none.
    """
    if not FOLDER.fullmatch(name):
        raise NothingToGrade(say("check_no_exercise", name=name, folder=folder))
    if course:
        if not has(Path(course), name):
            raise NothingToGrade(say("check_not_in_course", name=name, course=course))
        return Path(course)
    try:
        found = find_course(folder)
    except CourseError:
        found = None
    if found is not None and has(found, name):
        return found
    if not (folder / SETTINGS).is_file():
        raise NothingToGrade(say("check_no_exercise", name=name, folder=folder))
    return course_beside(name, folder.resolve(), scratch)


def has(course: Path, name: str) -> bool:
    """Tell whether a course has an exercise in a folder `name`."""
    return any((course / part / name / SETTINGS).is_file() for part in PARTS)


def course_beside(name: str, folder: Path, scratch: Path) -> Path:
    """Return a course below `scratch` whose one exercise is `folder`; it is made once. Raises OSError."""
    made = scratch / digest(name, str(folder)).hex()
    links = {made / COURSE_FILE.parent / name: folder, made / COURSE_FILE: folder / COURSE_FILE.name}
    for link, target in links.items():
        if target.exists() and not link.exists():
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(target)
    return made
