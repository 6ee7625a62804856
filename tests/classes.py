"""Folders as platforms give them, made for a test."""

import tarfile
import zipfile
from pathlib import Path

from grader.classroom.intake import take_in
from grader.classroom.opening import open_submission


def write(folder: Path, *names: str, text: str = "x = 1\n") -> Path:
    """Write files of these names below a folder, and return it."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text if path.suffix == ".py" else "")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def zip_of(path: Path, *names: str, text: str = "x = 1\n") -> Path:
    """Write a zip with files of these names."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, text)
    return path


def tar_of(path: Path, folder: Path) -> Path:
    """Write a tar.gz of a folder's contents."""
    with tarfile.open(path, "w:gz") as archive:
        for child in sorted(folder.iterdir()):
            archive.add(child, child.name)
    return path


class Class:
    """A class taken in, with what each submission holds when it is opened."""

    def __init__(self, folder: Path, unpacked: Path, roster: Path | None = None, only: str = "") -> None:
        unpacked.mkdir(exist_ok=True)
        self.entries = take_in(folder, unpacked, roster)
        self.files: dict[str, list[str]] = {}
        self.opened = {}
        for entry in self.entries:
            with open_submission(entry, only) as opened:
                self.opened[entry.student] = opened
                found = sorted(p for p in opened.folder.rglob("*.*") if p.is_file()) if opened.folder else []
                self.files[entry.student] = [str(p.relative_to(opened.folder)) for p in found]
        self.left = [path for path in unpacked.iterdir() if path.name.startswith("opened-")]

    @property
    def students(self) -> list[str]:
        return [entry.student for entry in self.entries]

    def names(self) -> dict[str, str]:
        return {entry.student: entry.name for entry in self.entries}
