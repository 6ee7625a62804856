"""The files of a release, as parts of an archive."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ..author.skeleton import skeleton_files
from ..course.catalog import Exercise
from ..course.feedback import COURSE_FILE
from ..errors import ReleaseRefused
from ..record.sentences import say
from ..sandbox.installation import PACKAGE

TEMPLATES = ("template", "course_template")  # folders of author/ with the initial files of exercises and courses
LEFT_BEHIND = (".pyc", ".part", "~")  # by-products of running and editing


@dataclass(frozen=True)
class Part:
    """One file of an archive. `name`: its path in the archive, with slashes."""

    name: str
    content: bytes
    executable: bool = False

    def below(self, folder: str) -> "Part":
        """Return the same file, one folder deeper."""
        return replace(self, name=f"{folder}/{self.name}")


def files_below(folder: Path, name: str) -> Iterator[Part]:
    """Yield every file below `folder`, under `name`, without caches, dotfiles and links."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        passed_over = path.name.startswith(".") or path.name.endswith(LEFT_BEHIND) or path.name == "__pycache__"
        if passed_over or path.is_symlink():
            continue
        if path.is_dir():
            yield from files_below(path, f"{name}/{path.name}")
        else:
            yield Part(f"{name}/{path.name}", read(path))


def licence(course: Path) -> list[Part]:
    """Return the licence file of a course; empty if there is none."""
    file = course / "LICENSE"
    return [Part(file.name, read(file))] if file.is_file() else []


def course_settings(course: Path) -> list[Part]:
    """Return the public settings of a course; empty if it has none. Raises ReleaseRefused."""
    file = course / COURSE_FILE
    return [Part(COURSE_FILE.as_posix(), read(file))] if file.is_file() else []


def templates() -> Iterator[Part]:
    """Yield the templates of new exercises and courses, which are public."""
    for name in TEMPLATES:
        yield from files_below(PACKAGE / "author" / name, name)


def public(exercise: Exercise) -> Iterator[Part]:
    """Yield the public files of an exercise, made from the answer key. Raises CourseError without one."""
    for path, text in skeleton_files(exercise).items():
        yield Part(f"exercises/{exercise.folder}/{path.name}", text.encode())


def read(file: Path) -> bytes:
    """Return the content of a file. Raises ReleaseRefused."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise ReleaseRefused(say("bundle_part", file=file, problem=error.strerror)) from error
