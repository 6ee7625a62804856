"""What lets the output folder of a class open in nbgrader's formgrader: its settings, and the folders that it reads.

All is in the folder ``nbgrader``, so that nothing meets our own ``feedback``. ``submitted`` holds scripts and no
notebooks: so nbgrader counts who handed in, and its button "autograde" finds nothing that it could run without sandbox.
"""

import contextlib
import os
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from ..cache.content_cache import digest
from ..formats.nbgrader_assignment import Assignment
from ..formats.nbgrader_names import exportable
from ..formats.nbgrader_sheet import show_sheet
from ..formats.nbgrader_submissions import stamp_of
from ..record.atomic_file import write_changed
from ..record.document import Document
from ..record.languages import selected
from ..record.sentences import say
from .answer_key import grader_version
from .code_pages import script_of
from .documents import Row
from .journal import Journal
from .output_folder import is_marked, mark
from .task import Task

FOLDER, CONFIG = "nbgrader", "nbgrader_config.py"
SOURCE, SUBMITTED, AUTOGRADED = "source", "submitted", "autograded"  # steps of nbgrader
TIME = "timestamp.txt"
SETTINGS = Path(__file__).with_name("nbgrader_config.txt")


class Sheets:
    """What the notebooks of students depend on, beside their results: the functions of each assignment.

    They are written while others grade, when neither the points of all checks nor the due dates are known.
    """

    def __init__(self, assignments: Sequence[Assignment]) -> None:
        self.assignments = sorted(assignments, key=lambda one: one.folder)
        shown = [(one.folder, one.notebook, dict(one.answers)) for one in self.assignments]
        self.version = digest(grader_version(), selected(), msgspec.json.encode(shown)).hex()


@dataclass(frozen=True)
class Formgrader:
    """The files for the formgrader in the output folder `out`."""

    out: Path

    def take_in(self, student: str, task: Task | None, folders: Iterable[tuple[str, str]]) -> None:
        """Write the scripts of a student, and remove those of exercises that are not handed in. Raises OSError.

        `folders`: name and folder of each exercise of this run.
        """
        files = {file.exercise: file for file in task.files if file.found} if task else {}
        for name, folder in folders:
            place = self._place(SUBMITTED, student, folder)
            if name in files:
                self._put(place / f"{name}.py", script_of(files[name]))
            elif place.is_dir():
                clear(place)

    def write(
        self, journal: Journal, assignments: Sequence[Assignment], known: "Sheets", fresh: Container[str]
    ) -> None:
        """Write the settings, and the notebooks of students that are missing or have changed. Raises OSError.

        `fresh`: the students whose notebooks were written in this run, with what was `known` then.
        """
        write_changed(self.out / CONFIG, SETTINGS.read_text(encoding="utf-8"))
        for assignment in assignments:
            self._make(self.out / FOLDER / SOURCE / assignment.folder)
        sheets = Sheets(assignments)
        for row in journal.rows():
            if sheets.version != known.version or row.student not in fresh:
                self.write_student(journal, row, sheets)

    def remove(self, students: Iterable[str]) -> None:
        """Remove the files of students who left the class."""
        for student in students:
            for step in (SUBMITTED, AUTOGRADED):
                place = self._place(step, student, "")
                for folder in list(place.iterdir()) if place.is_dir() else ():
                    clear(folder)

    def write_student(self, journal: Journal, row: Row, sheets: "Sheets", document: Document | None = None) -> None:
        """Write the notebooks of a student, unless they are there and the same. Raises OSError.

        `document`: that of the row, if it is known.
        """
        key, own = f"{FOLDER}/{row.student}", sheets.assignments
        scripts = [(one, self._place(SUBMITTED, row.student, one.folder) / f"{one.notebook}.py") for one in own]
        made, states = journal.find_written(key)
        known = digest(row.mark(journal.names), sheets.version, *(state_of(script) for _, script in scripts)).hex()[:32]
        if made == known and states == self._states(states):
            return
        document, times, written = document or row.document(journal.names), row.times(), list[str]()
        for assignment, script in scripts:
            place = self._place(AUTOGRADED, row.student, assignment.folder)
            exercise = assignment.handed_in(document)
            if exercise is None:
                clear(place)  # a script without a result stays: nbgrader shows it as not graded yet
                continue
            files = {place / f"{assignment.notebook}.ipynb": show_sheet(text_of(script), exercise, assignment)}
            if stamp := stamp_of(times.get(assignment.notebook, "")):
                files[script.parent / TIME] = f"{stamp:%Y-%m-%d %H:%M:%S.%f} UTC\n".encode()
            else:
                self._make(script.parent)
                (script.parent / TIME).unlink(missing_ok=True)
            for file, data in files.items():
                self._put(file, data)
                written.append(f"{file.relative_to(self.out).as_posix()} ")
        journal.note_written(key, known, self._states("\n".join(written)))

    def _states(self, states: str) -> str:
        """Return the files that a text names, a line each, with their states of now."""
        paths = [line.rpartition(" ")[0] for line in states.splitlines()]
        return "\n".join(f"{path} {state_of(self.out / path)}" for path in paths)

    def _place(self, step: str, student: str, folder: str) -> Path:
        return self.out.joinpath(FOLDER, step, exportable(student), folder)

    def _put(self, file: Path, data: bytes) -> None:
        """Write a file, unless it has this content. What a killed run leaves is where the next run removes it."""
        if read(file) == data:
            return
        if not file.parent.is_dir():
            self._make(file.parent)
        partial = self.out / FOLDER / f"{file.name}.{os.getpid()}.part"
        partial.write_bytes(data)
        os.replace(partial, file)

    def _make(self, folder: Path) -> None:
        """Make a folder, and our marker above it."""
        folder.mkdir(parents=True, exist_ok=True)
        if not is_marked(self.out / FOLDER):
            mark(self.out / FOLDER)


def formgrader_of(out: Path, wanted: bool) -> tuple[Formgrader | None, str]:
    """Return the files for the formgrader, None if they are not `wanted` or others are in the way: then with why."""
    config, folder = out / CONFIG, out / FOLDER
    foreign = [path for path, ours in ((config, has_our_line), (folder, is_our_folder)) if not ours(path)]
    if wanted and foreign:
        return None, say("formgrader_foreign", path=foreign[0])
    return (Formgrader(out) if wanted else None), ""


def has_our_line(config: Path) -> bool:
    """Return whether the settings may be written: there are none, or they begin with the first line of ours."""
    found, ours = read(config), SETTINGS.read_bytes()
    return not os.path.lexists(config) or (found is not None and found.startswith(ours[: ours.index(b"\n")]))


def is_our_folder(folder: Path) -> bool:
    """Return whether a folder may be written to: there is none, it is empty, or it has our marker."""
    if not os.path.lexists(folder):
        return True
    return folder.is_dir() and (is_marked(folder) or not any(folder.iterdir()))


def clear(place: Path) -> None:
    """Remove our files in the folder of an assignment, and folders that are empty then."""
    with contextlib.suppress(OSError):
        for file in list(place.iterdir()):
            if file.name == TIME or file.suffix in (".py", ".ipynb"):
                file.unlink()
        place.rmdir()
        place.parent.rmdir()


def read(file: Path) -> bytes | None:
    """Return the content of a file of our own, None if there is none."""
    try:
        return None if file.is_symlink() else file.read_bytes()
    except OSError:
        return None


def text_of(script: Path) -> str | None:
    """Return a script as a text, None if there is none."""
    found = read(script)
    return None if found is None else found.decode("utf-8", "replace")


def state_of(file: Path) -> str:
    """Return a text without spaces that changes with each write to a file; empty if there is none."""
    try:
        found = os.stat(file)
    except (OSError, ValueError):  # the second of a damaged journal
        return ""
    return f"{found.st_size}:{found.st_mtime_ns}"
