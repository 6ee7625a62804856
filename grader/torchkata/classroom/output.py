"""Writes the files of a class from the journal: those of each student as soon as they are known, then all views."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..cache.content_cache import digest
from ..course.catalog import Exercise
from ..formats.csv_table import GradesTable
from ..formats.nbgrader_assignment import Points, points_of
from ..formats.writers import FORMATS, Context
from ..record.atomic_file import dump, write_changed, writing
from ..record.attention import Concern
from ..record.document import Document, grader_failed
from ..record.languages import selected
from ..report.overview import Overview, Sentences
from ..report.page import CODE, SUFFIX, write_overview
from ..report.page_rows import PARTS
from .answer_key import grader_version
from .code_pages import page_of
from .documents import Row
from .fill.filling import FOLDER as FILLED
from .formgrader import CONFIG, Formgrader
from .formgrader import FOLDER as NBGRADER
from .journal import Journal
from .output_folder import OutputFolder
from .task import Task

RESULTS, GRADES, PAGE, GRADEBOOK = "results", "grades.csv", "index.html", "gradebook.db"
EACH = {  # subfolder with files for each student: the suffix and the format of each
    "feedback": {".txt": "text", ".html": "html"},
    "gradescope": {".json": "gradescope"},
    "junit": {".xml": "junit"},
    "exercism": {".json": "exercism"},
}
SUFFIXES: Mapping[str, tuple[str, ...]] = {RESULTS: (".json",), **{name: (*formats,) for name, formats in EACH.items()}}


@dataclass
class Views:
    """What was written, and what was found on the way. `points`: of each check of the class."""

    overview: Overview
    files: list[str]
    points: Points = field(default_factory=dict)
    grader_failed: bool = False


@dataclass(frozen=True)
class Output:
    """The output folder of a class. `exercises`: folder and maximum points of each; `concerns`: of the whole class.

    `formgrader`: what is written for that program of nbgrader, None if nothing is. `fresh`: whose files this run wrote:
    in a large class, looking for them again would take a fifth of the last phase.
    """

    folder: Path
    exercises: Sequence[tuple[str, float]]
    concerns: Sequence[Concern] = ()
    formgrader: Formgrader | None = None
    fresh: set[str] = field(default_factory=set)

    def write_student(self, journal: Journal, row: Row, document: Document) -> None:
        """Write the files of one student, unless they are there and the same. Raises OSError."""
        mark = digest(row.mark(journal.names), row.seconds, grader_version(), selected()).hex()[:32]
        if journal.find_written(row.student) == (mark, self.state_of(row.student)):
            return
        self.write_files(document)
        journal.note_written(row.student, mark, self.state_of(row.student))

    def write_files(self, document: Document) -> None:
        """Write each file about one student that has another content. Raises OSError."""
        student = document["student"]
        write_changed(self.folder / RESULTS / f"{student}.json", dump(document))
        context = Context(f"{student}  {document['name']}".strip())
        for name, formats in EACH.items():
            for suffix, format_name in formats.items():
                text = FORMATS[format_name].show(document, context)
                write_changed(self.folder / name / f"{student}{suffix}", text)

    def state_of(self, student: str) -> str:
        """Return a text that changes with each write to one of a student's files; empty if one is missing."""
        try:
            found = [os.stat(f"{self.folder}/{name}") for name in names_of(student)]
        except OSError:
            return ""
        return " ".join(f"{one.st_size}:{one.st_mtime_ns}" for one in found)

    def write_views(self, journal: Journal, title: str, sentences: Sentences) -> Views:
        """Write all views, except unchanged files; one document is in memory at a time. Raises OSError.

        `sentences`: of the stored mistakes.
        """
        folders = [*names_of("*"), f"{CODE}/*{SUFFIX}"]
        overview = Overview(self.exercises, concerns=list(self.concerns), sentences=sentences)
        views = Views(overview, [PAGE, GRADES, *folders])
        with writing(self.folder / GRADES, if_changed=True) as stream:
            table = GradesTable(stream, self.exercises)
            for row in journal.rows():
                document = row.document(journal.names)
                if row.student not in self.fresh:
                    self.write_student(journal, row, document)
                table.add(document)
                overview.add(document, page_of(self.folder, row.student).is_file())
                views.points |= points_of([document])
                views.grader_failed = views.grader_failed or grader_failed(document)
        write_overview(overview, title, self.folder / PAGE)
        return views

    def take_in(self, student: str, task: Task | None, exercises: Iterable[Exercise]) -> None:
        """Write what a student handed in for `exercises`, those of this run, where nbgrader looks. Raises OSError."""
        if self.formgrader:
            self.formgrader.take_in(student, task, [(exercise.name, exercise.folder) for exercise in exercises])

    def remove(self, students: Iterable[str]) -> None:
        """Remove the files of students who left the class."""
        students = list(students)
        if self.formgrader:
            self.formgrader.remove(students)
        for student in students:
            for name in names_of(student):
                (self.folder / name).unlink(missing_ok=True)
            page_of(self.folder, student).unlink(missing_ok=True)


def names_of(student: str) -> list[str]:
    """Return the path of each file about one student in the output folder."""
    return [f"{name}/{student}{suffix}" for name, suffixes in SUFFIXES.items() for suffix in suffixes]


def place_of(folder: Path, fills: bool = False, formgrader: bool = False) -> OutputFolder:
    """Return the folder as an `OutputFolder`, to be claimed before anything is written.

    `fills`: the tables of platforms are filled in; `formgrader`: so is what nbgrader's formgrader shows.
    """
    subfolders = {**SUFFIXES, CODE: (SUFFIX,), PARTS: (".js",)} | ({FILLED: ("",)} if fills else {})
    subfolders |= {NBGRADER: ("",)} if formgrader else {}
    files = (GRADES, PAGE, GRADEBOOK, *([CONFIG] if formgrader else []))
    return OutputFolder(folder, files, subfolders, later=(PARTS, NBGRADER))
