"""The files of an nbgrader course, and of plain notebooks for students."""

import math
import re
from pathlib import Path
from string import Template

from ..author.skeleton import BEGIN, END, STUB, skeleton_files
from ..course.catalog import Exercise
from ..course.feedback import COURSE_FILE
from .converting import graded_notebook, plain_notebook

CONFIG = Path("nbgrader_config.py")
TEMPLATE = Path(__file__).with_name("nbgrader_config.txt")
MARGIN_S = 120  # beside the limits of an exercise: to start the process that grades, and for the reference


def course_files(course: Path, every: list[Exercise], exercises: list[Exercise], out: Path) -> dict[Path, str]:
    """Return the text of each file of an nbgrader course at `out`, by its path in it: of `exercises` out of `every`.

    Of each exercise these are its notebook with solutions and hidden checks, and what students receive beside it:
    settings, visible checks, sealed mistakes. Raises CourseError, ReleaseRefused, OSError.
    """
    files = {CONFIG: config_of(course, every, out)}
    settings = course / COURSE_FILE
    for exercise in exercises:
        folder = Path("source", exercise.folder)
        files[folder / f"{exercise.name}.ipynb"] = graded_notebook(exercise)
        released = {file.name: text for file, text in skeleton_files(exercise).items() if file.name != exercise.file}
        files |= {folder / name: text for name, text in released.items()}
        if settings.is_file():
            files[folder / COURSE_FILE.name] = settings.read_text(encoding="utf-8")
    return files


def plain_files(exercises: list[Exercise]) -> dict[Path, str]:
    """Return the notebook of each exercise for students, by its path. Raises CourseError, ReleaseRefused, OSError."""
    return {Path(e.folder, f"{e.name}.ipynb"): plain_notebook(e) for e in exercises}


def config_of(course: Path, exercises: list[Exercise], out: Path) -> str:
    """Return the text of ``nbgrader_config.py``. A course around it is found relative to it, so both may be moved."""
    course, out = course.resolve(), out.resolve()
    place = f"str(Path({str(course)!r}))"
    if course in out.parents:
        place = f"str(Path(__file__).resolve().parents[{len(out.relative_to(course).parts)}])"
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        name=repr(re.sub(r"[^\w-]+", "-", course.name, flags=re.ASCII).strip("-") or "course"),
        begin=BEGIN,
        end=END,
        stub=STUB,
        seconds=math.ceil(2 * max(exercise.limits.seconds for exercise in exercises)) + MARGIN_S,
        course=place,
    )
