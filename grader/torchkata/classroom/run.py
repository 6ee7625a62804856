"""Grades a class: reads it, grades what was not graded before, writes all files, checks them."""

import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from .. import interrupt
from ..course.catalog import Exercise
from ..errors import ClassError
from ..intake.entries import take_in
from ..intake.understanding import refuse_misread
from ..record.sentences import say
from ..sandbox.levels import Level
from ..sandbox.zygote import Zygote
from .answer_key import grader_version, pack_key
from .code_pages import CodePages
from .formgrader import Sheets, formgrader_of
from .gradebook import EarlyImport, expect
from .isolation import find_level, kept_levels
from .job_server import begin_early
from .journal import Journal
from .last_phase import LastPhase
from .options import Options
from .output import Output, place_of
from .output_folder import JOURNAL, refuse_nesting
from .pool import Pool, begin_jobs
from .progress import Watch
from .reading import only_of, read_submission
from .results import Results
from .scheme import find_scheme
from .stayers import add_stayers
from .task import Task, TaskSettings


class Run:
    """One run over one class. Raises ClassError and IsolationMissing if it cannot begin, and leaves nothing behind.

    `refused`: folders of exercises that are not graded, and why. `zygote` serves the first job; None with a cluster.
    """

    def __init__(
        self,
        folder: Path,
        out: Path,
        exercises: list[Exercise],
        options: Options,
        refused: Mapping[str, str],
        zygote: Zygote | None,
        course: Sequence[Exercise] | None = None,
    ) -> None:
        refuse_nesting(folder, out)
        self._folder, self._exercises, self._options = folder, exercises, options
        self._zygote, self._title = zygote, folder.resolve().name
        self._early = EarlyImport(options.gradebook)
        self._place, self._begun = place_of(out, bool(options.fill), options.shown), False
        if zygote and not (out / JOURNAL).exists():
            begin_early(exercises, zygote)
        level = find_level(options.isolation, zygote)
        levels = kept_levels(options.isolation, level)
        try:
            self._place.claim()
            self._journal = Journal(out / JOURNAL)
            self._work = self._place.make_work()
            self._scheme = find_scheme(self._journal, exercises, options, refused, course)
            formgrader, self._foreign = formgrader_of(out, options.shown)
            self._output = Output(out, self._scheme.exercises, self._scheme.concerns, formgrader)
            kept = [one.folder for one in self._scheme.kept]
            self._code = CodePages(out, {exercise.name: exercise.folder for exercise in exercises}, kept)
            place = "" if options.cluster else tempfile.mkdtemp(prefix="keys-", dir=self._work)
            self._key = pack_key(exercises, options.seed)
            how = options.minimal, options.policy
            self._settings = TaskSettings(self._key.fingerprint, grader_version(), level, *how, place)
            self._results = Results(self._journal, exercises, levels, options.force)
        except BaseException as error:
            self._leave()
            if not isinstance(error, OSError):
                raise
            where = error.filename or out
            raise ClassError(say("class_unwritten", place=where, problem=error.strerror)) from error

    def _leave(self) -> None:
        """Close the journal and remove the work folder; if nothing was begun, remove all that was created."""
        if hasattr(self, "_journal"):
            self._journal.close()
        if hasattr(self, "_work"):
            shutil.rmtree(self._work, ignore_errors=True)
        if not self._begun:
            self._place.withdraw()

    def carry_out(self) -> int:
        """Grade, write, check; return the exit status."""
        pool: Pool | None = None
        try:
            for sentence in filter(None, (self._journal.notice, self._foreign)):
                print(sentence, file=sys.stderr)
            options = self._options
            self._entries = take_in(self._folder, self._work, options.roster, self._exercises, options.groups)
            if not options.anyway:
                refuse_misread(self._entries, self._exercises)
            self._begin_journal()
            if options.cluster:
                from .cluster import Cluster  # here, or each class would wait for its imports

                pool = Cluster(options.cluster, self._key, options.cluster_wait)
            with Watch(len(self._entries)) as self._watch:
                tasks = self._tasks()
                if first := next(tasks, None):
                    pool = pool or begin_jobs(first, self._exercises, options.jobs, self._zygote, self._key)
                    for task, outcome in pool.grade(self._settings, chain([first], tasks), self._watch):
                        self._keep(task, outcome)
            self._drop_entries()
            self._journal.commit()
            if pool:
                pool.stop()
            phase = LastPhase(self._options, self._output, self._journal, self._exercises, self._title, self._sheets)
            status = phase.carry_out(self._students, self._files, self._watch.kept)
            for sentence in pool.left_out() if pool else ():
                print(sentence, file=sys.stderr)
            return status
        except KeyboardInterrupt:
            self._report_interrupted()
            return interrupt.STATUS
        except (OSError, sqlite3.Error) as error:
            raise ClassError(say("class_stopped", folder=self._output.folder, problem=error)) from error
        finally:
            if pool:
                pool.stop()
            self._leave()

    def _begin_journal(self) -> None:
        """Save who is in the class and which exercises count; say what is kept."""
        if kept := self._scheme.say_kept():
            print(kept)
        self._scheme.begin(self._journal)
        folders = [exercise.folder for exercise in self._exercises]
        self._entries = add_stayers(self._entries, self._journal.people_before(), folders)
        self._output.remove(self._journal.begin(self._entries))
        self._sheets = Sheets(expect(self._journal, self._exercises, [one for one, _ in self._output.exercises]))

    def _drop_entries(self) -> None:
        """Keep of the entries what the last phase needs: those of a large class take more memory than all else."""
        self._students = [entry.student for entry in self._entries]
        named = self._entries if self._options.fill else []
        self._files = {entry.student: [part.path.name for part in entry.parts] for entry in named}
        self._entries = []

    def _keep(self, task: Task, outcome: dict[str, Any]) -> None:
        """Save the outcome of a submission, and show it."""
        self._results.keep(task, outcome)
        self._show(task.student)

    def _tasks(self) -> Iterator[Task]:
        """Yield the tasks, and note the submissions that are not graded."""
        self._begun = True
        only = only_of(self._exercises)
        for entry in self._entries:
            taken = read_submission(entry, self._exercises, self._settings, only, self._options.due)
            task = taken.task
            self._output.take_in(entry.student, task, self._exercises)
            self._code.write(self._journal, entry.student, task)
            self._journal.note_times(entry.student, taken.times)
            fingerprint = task.fingerprint if task else ""
            self._journal.note(entry.student, taken.status or "", taken.notices, fingerprint, taken.late)
            if task is None:
                self._show(entry.student)
            elif self._results.has(task):
                self._watch.skip()
            else:
                yield self._results.lighten(task)

    def _show(self, student: str) -> None:
        """Write the files of a student, and show the result."""
        row = self._journal.row(student)
        document = row.document(self._journal.names)
        self._output.write_student(self._journal, row, document)
        if formgrader := self._output.formgrader:
            formgrader.write_student(self._journal, row, self._sheets, document)
        self._output.fresh.add(student)
        self._early.begin()
        self._watch.show(document)

    def _report_interrupted(self) -> None:
        done, total = (self._watch.done, self._watch.total) if hasattr(self, "_watch") else (0, 0)
        print(say("class_interrupted" if total else "class_interrupted_early", done=done, total=total), flush=True)


def grade_class(
    folder: Path,
    out: Path,
    exercises: list[Exercise],
    options: Options,
    refused: Mapping[str, str] | None = None,
    course: Sequence[Exercise] | None = None,
) -> int:
    """Grade the class in `folder` into `out`; return the exit status. `course`: all exercises, if there are more.

    Raises ClassError, IsolationMissing.
    """
    zygote = None if options.cluster else Zygote(Level(options.isolation) if options.isolation else None)
    try:
        return Run(folder, out, exercises, options, refused or {}, zygote, course).carry_out()
    finally:
        if zygote:
            zygote.close()
