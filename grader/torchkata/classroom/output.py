"""Writes all views of a class from the journal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..formats.csv_table import write_grades
from ..formats.writers import FORMATS, Context
from ..record.atomic_file import dump, write_text
from ..record.document import Document
from ..report.page import write_page
from .fill.filling import FOLDER as FILLED
from .journal import Journal
from .output_folder import OutputFolder

RESULTS, GRADES, PAGE, GRADEBOOK = "results", "grades.csv", "index.html", "gradebook.db"
EACH = {  # subfolder with a file for each student: the suffix and the format
    "feedback": (".txt", "text"),
    "gradescope": (".json", "gradescope"),
    "junit": (".xml", "junit"),
    "exercism": (".json", "exercism"),
}


@dataclass(frozen=True)
class Output:
    """The output folder of a class. `exercises`: folder and maximum points of each.

    `refused`: folder of each exercise that is not graded, and the reason. `fills`: whether the tables of platforms
    are filled in.
    """

    folder: Path
    exercises: Sequence[tuple[str, float]]
    refused: Mapping[str, str] = field(default_factory=dict)
    fills: bool = False

    def place(self) -> OutputFolder:
        """Return the folder as an `OutputFolder`, to be claimed before anything is written."""
        subfolders = {RESULTS: ".json", **{name: suffix for name, (suffix, _) in EACH.items()}}
        subfolders |= {FILLED: ""} if self.fills else {}
        return OutputFolder(self.folder, (GRADES, PAGE, GRADEBOOK), subfolders)

    def write_result(self, document: Document) -> None:
        """Write the record of one student, unless the file already has the same content. Raises OSError."""
        file, text = self.folder / RESULTS / f"{document['student']}.json", dump(document)
        if not file.is_file() or file.read_bytes() != text.encode():
            write_text(file, text)

    def write_views(self, journal: Journal, title: str) -> list[str]:
        """Write all views and return the names of the files; one document is in memory at a time. Raises OSError."""
        for document in journal:
            self.write_result(document)
            for name, (suffix, format_name) in EACH.items():
                text = FORMATS[format_name].show(document, Context())
                write_text(self.folder / name / f"{document['student']}{suffix}", text)
        write_grades(journal, self.exercises, self.folder / GRADES)
        write_page(journal, self.exercises, title, self.folder / PAGE, self.refused)
        folders = [f"{RESULTS}/*.json", *(f"{name}/*{suffix}" for name, (suffix, _) in EACH.items())]
        return [PAGE, GRADES, *folders]

    def remove(self, students: Iterable[str]) -> None:
        """Remove the files of students who left the class."""
        for student in students:
            (self.folder / RESULTS / f"{student}.json").unlink(missing_ok=True)
            for name, (suffix, _) in EACH.items():
                (self.folder / name / f"{student}{suffix}").unlink(missing_ok=True)
