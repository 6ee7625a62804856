"""Makes folders as platforms export them."""

import csv
import re
import tarfile
import zipfile
from pathlib import Path
from typing import Any

from torchkata.intake.entries import take_in
from torchkata.intake.unpack import Only, open_submission
from torchkata.submission.answer_names import kit_of

from tests.support.doors import SMALL, run_command


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
    """A class that was read, with the content of each submission."""

    def __init__(
        self, folder: Path, unpacked: Path, roster: Path | None = None, only: str = "", exercises: Any = ()
    ) -> None:
        unpacked.mkdir(exist_ok=True)
        self.entries = take_in(folder, unpacked, roster, exercises)
        self.files: dict[str, list[str]] = {}
        self.opened = {}
        for entry in self.entries:
            with open_submission(entry, Only(only, kit_of([(only, 1)])) if only else None) as opened:
                self.opened[entry.student] = opened
                found = sorted(p for p in opened.folder.rglob("*.*") if p.is_file()) if opened.folder else []
                self.files[entry.student] = [str(p.relative_to(opened.folder)) for p in found]
        self.left = [path for path in unpacked.iterdir() if path.name.startswith("opened-")]

    @property
    def students(self) -> list[str]:
        return [entry.student for entry in self.entries]

    def names(self) -> dict[str, str]:
        return {entry.student: entry.name for entry in self.entries}


TIMES = re.compile(rb'("(?:seconds|execution_time)": |\btime=")[\d.e-]+')
KEPT = ("journal.db", "gradebook.db")  # they contain times and random ids


def make_class(folder: Path, students: int, sleep: float = 0.0, text: str = SMALL) -> Path:
    """Write a right answer to the small exercise for each student; `sleep`: seconds that each takes to load."""
    for number in range(students):
        place = folder / f"student{number:02d}"
        place.mkdir(parents=True)
        (place / "small.py").write_text(f"# {number}\nimport time\ntime.sleep({sleep})\n{text}")
    return folder


def grade_class(kit: Path, folder: Path, out: Path, *words: object, gradebook: bool = False) -> Any:
    """Run the command over a class and return the finished process."""
    return run_command(*class_words(kit, folder, out, *words, gradebook=gradebook))


def class_words(kit: Path, folder: Path, out: Path, *words: object, gradebook: bool = False) -> list[object]:
    """Return the words of the command that grades a class."""
    return ["--course", kit, "class", folder, "--out", out, *words, *([] if gradebook else ["--no-gradebook"])]


def bytes_of(out: Path) -> dict[str, bytes]:
    """Return the content of each output file of a class, with all times replaced."""
    files = sorted(path for path in out.rglob("*") if path.is_file() and path.name not in KEPT)
    return {str(path.relative_to(out)): TIMES.sub(rb"\g<1>1", path.read_bytes()) for path in files}


def rows_of(out: Path) -> dict[str, dict[str, str]]:
    """Return the rows of the table of grades by student."""
    with (out / "grades.csv").open(encoding="utf-8-sig", newline="") as opened:
        return {row["student"]: row for row in csv.DictReader(opened)}
