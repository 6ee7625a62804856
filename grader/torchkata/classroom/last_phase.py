"""The last phase of a class: all views, the gradebook, the summary, and the closing check of what was written."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..course.catalog import Exercise
from ..record.sentences import say
from ..record.status import Status
from .audit import tell_differences
from .formgrader import FOLDER as NBGRADER
from .formgrader import Sheets
from .give_back import give_back
from .gradebook import plan, try_gradebook
from .journal import Journal
from .mistakes import stored_sentences
from .options import Options
from .output import GRADEBOOK, GRADES, PAGE, Output, Views
from .summary import SLOWEST, show_summary

DONE, GRADER_FAILED = 0, 2


@dataclass(frozen=True)
class LastPhase:
    """What is done when every result is in the journal. `exercises`: those of this run; `title`: of the class.

    `sheets`: what the notebooks of students were made from while others were graded.

    The page has the title of the options, if there is one; the assignment in the gradebook keeps its name.
    """

    options: Options
    output: Output
    journal: Journal
    exercises: Sequence[Exercise]
    title: str
    sheets: Sheets

    def carry_out(self, students: Sequence[str], files: Mapping[str, Sequence[str]], kept: int) -> int:
        """Write and check everything; return the exit status. Raises OSError.

        `students`: those who were read; `files`: names of what they handed in; `kept`: how many were not graded again.
        """
        output, journal = self.output, self.journal
        title = self.options.title or self.title
        views = output.write_views(journal, title, stored_sentences(self.exercises))
        problem = self._write_gradebook(views)
        if kept:
            print(say("class_kept", count=kept))
        show_summary(views.overview, journal.slowest(SLOWEST), views.files, output.folder, PAGE)
        differences = tell_differences(students, journal, output.exercises, output.folder / GRADES)
        give_back(self.options, output, journal, files, self.exercises, self.title, differences)
        failed = views.grader_failed or any(row.status == Status.FAILED for row in views.overview.rows)
        return GRADER_FAILED if failed or differences or problem else DONE

    def _write_gradebook(self, views: Views) -> bool:
        """Write the gradebook and what the formgrader shows, if they are wanted; tell whether that failed."""
        if not self.options.gradebook:
            return False
        file, folders = self.output.folder / GRADEBOOK, [folder for folder, _ in self.output.exercises]
        due = self.options.due.isoformat() if self.options.due else ""
        assignments = plan(self.journal, self.exercises, folders, views.points, due)
        failed, said = try_gradebook(self.journal, file, assignments)
        if said:
            print(said, file=sys.stderr)
        if not failed:
            views.files.append(GRADEBOOK)
            if self.output.formgrader:
                self.output.formgrader.write(self.journal, assignments, self.sheets, self.output.fresh)
                views.files.append(f"{NBGRADER}/")
        return failed
