"""Writes all views of a class from the journal."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..formats.csv_table import write_grades
from ..formats.exercism import write_exercism
from ..formats.feedback import write_feedback
from ..formats.gradescope import write_gradescope
from ..formats.junit import write_junit
from ..record.atomic_file import dump, write_text
from ..record.document import Document
from ..report.page import write_page
from .fill.filling import FOLDER as FILLED
from .journal import Journal
from .output_folder import OutputFolder

RESULTS, GRADES, PAGE, GRADEBOOK = "results", "grades.csv", "index.html", "gradebook.db"
EACH: dict[str, tuple[str, Callable[[Document, Path], None]]] = {
    "feedback": (".txt", write_feedback),
    "gradescope": (".json", write_gradescope),
    "junit": (".xml", write_junit),
    "exercism": (".json", write_exercism),
}


@dataclass(frozen=True)
class Output:
    """The output folder of a class. `exercises`: folder and points of each.

    `refused`: exercises that are not graded, by folder, and the reasons. `fills`: tables are filled in.
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
        """Write the record of one student, unless the file has it already. Raises OSError."""
        file, text = self.folder / RESULTS / f"{document['student']}.json", dump(document)
        if not file.is_file() or file.read_bytes() != text.encode():
            write_text(file, text)

    def write_views(self, journal: Journal, title: str) -> list[str]:
        """Write all views and return the names of the files; one document is in memory at a time. Raises OSError."""
        for document in journal:
            self.write_result(document)
            for name, (suffix, write) in EACH.items():
                write(document, self.folder / name / f"{document['student']}{suffix}")
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
