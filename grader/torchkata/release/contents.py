"""The files of a release as parts of an archive: which belong to it, and under which name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ..author.skeleton import skeleton_files
from ..course.catalog import Exercise
from ..errors import ReleaseRefused

PACKAGE = Path(__file__).resolve().parents[1]
TEMPLATES = ("template", "course_template")  # folders of author/: what a new exercise and a new course begin with
LEFT_BEHIND = (".pyc", ".part", "~")  # what running and editing leave beside the files of a kit


@dataclass(frozen=True)
class Part:
    """One file of an archive. `name` is its path there, with slashes."""

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
    """Return the licence of a course, where it has one."""
    file = course / "LICENSE"
    return [Part(file.name, read(file))] if file.is_file() else []


def templates() -> Iterator[Part]:
    """Yield the files that new exercises and courses begin with: everybody may have them."""
    for name in TEMPLATES:
        yield from files_below(PACKAGE / "author" / name, name)


def public(exercise: Exercise) -> Iterator[Part]:
    """Give what students get of an exercise, made from the answer key. Raises CourseError without one."""
    for path, text in skeleton_files(exercise).items():
        yield Part(f"exercises/{exercise.folder}/{path.name}", text.encode())


def read(file: Path) -> bytes:
    """Return the content of a file. Raises ReleaseRefused."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise ReleaseRefused(f"{file}: cannot be read: {error.strerror}. It belongs to the archive.") from error
