"""Creates a course with one sample exercise that obeys every law."""

import shutil
from pathlib import Path

from ..course.catalog import load_exercises
from ..course.seeds import course_seed
from ..errors import CourseError
from ..record.atomic_file import write_text
from ..record.sentences import say
from .pinned_requirements import FILE as REQUIREMENTS
from .pinned_requirements import pinned_requirements
from .skeleton import write_skeletons

TEMPLATE = Path(__file__).parent / "course_template"
RENAMED = {"gitignore.txt": ".gitignore"}  # under its own name it would hide files of the package


def create_course(folder: Path) -> list[Path]:
    """Write a course to `folder`; return the paths at its top.

    Raises CourseError if something exists there, OSError; then it leaves nothing behind.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise CourseError(say("course_no_folder", folder=folder))
    if folder.is_dir() and any(folder.iterdir()):
        raise CourseError(say("course_not_empty", folder=folder))
    files = course_files()
    was_there = folder.is_dir()
    try:
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            write_text(folder / name, text)
        course_seed(folder / "solutions")
        write_skeletons(folder, load_exercises(folder))
    except BaseException:
        remove_contents(folder) if was_there else shutil.rmtree(folder, ignore_errors=True)
        raise
    return sorted(path for path in folder.iterdir() if path.name != ".cache")


def course_files() -> dict[Path, str]:
    """Return the files of a new course, except the generated ones. Raises CourseError."""
    files = {REQUIREMENTS: pinned_requirements()}
    for file in sorted(path for path in TEMPLATE.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        path = file.relative_to(TEMPLATE)
        path = path.with_name(RENAMED.get(path.name, path.name))
        files[path.with_suffix(".py") if path.suffix == ".txt" else path] = file.read_text(encoding="utf-8")
    return files


def remove_contents(folder: Path) -> None:
    """Empty a folder as far as possible."""
    for path in folder.iterdir():
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
