"""Grades a class: reads it, grades what was not graded before, writes all files, checks them."""

import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from .. import interrupt
from ..course.catalog import Exercise
from ..errors import ClassError
from ..intake.entries import take_in
from ..intake.understanding import refuse_misread
from ..record.document import Document, grader_failed
from ..record.sentences import say
from ..record.status import Status
from ..report.overview import gather
from ..sandbox.levels import Level
from ..sandbox.zygote import Zygote
from .answer_key import grader_version, pack_key
from .audit import find_differences
from .cluster import Cluster
from .early_gradebook import EarlyGradebook
from .give_back import give_back
from .gradebook import try_gradebook
from .isolation import find_level, kept_levels
from .journal import Journal
from .options import Options
from .output import GRADEBOOK, GRADES, PAGE, Output
from .output_folder import JOURNAL, refuse_nesting
from .pool import LocalPool, begin_jobs
from .progress import Watch
from .reading import read_submission
from .reuse import leave_out, put_together
from .summary import SLOWEST, show_summary
from .task import Task, TaskSettings

DONE, GRADER_FAILED = 0, 2


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
    ) -> None:
        refuse_nesting(folder, out)
        self._folder, self._exercises, self._options = folder, exercises, options
        points = [(exercise.folder, exercise.points) for exercise in exercises]
        self._output = Output(out, points, refused, fills=bool(options.fill))
        self._zygote = zygote
        self._title = folder.resolve().name
        self._early = EarlyGradebook(out / GRADEBOOK, self._title) if options.gradebook else None
        self._kept: dict[str, tuple[dict[str, Document], str]] = {}  # results of unchanged exercises, and their level
        self._place, self._begun = self._output.place(), False
        level = find_level(options.isolation, zygote)
        self._levels = kept_levels(options.isolation, level)
        try:
            self._place.claim()
            self._journal = Journal(out / JOURNAL)
            self._work = self._place.make_work()
            place = "" if options.cluster else tempfile.mkdtemp(prefix="keys-", dir=self._work)
            self._key = pack_key(exercises, options.seed)
            self._settings = TaskSettings(self._key.fingerprint, grader_version(), level, options.minimal, place)
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
        if self._early:
            self._early.stop()

    def carry_out(self) -> int:
        """Grade, write, check; return the exit status."""
        pool: Cluster | LocalPool | None = None
        try:
            if self._journal.notice:
                print(self._journal.notice, file=sys.stderr)
            options = self._options
            self._entries = take_in(self._folder, self._work, options.roster, self._exercises, options.groups)
            if not options.anyway:
                refuse_misread(self._entries, self._exercises)
            self._output.remove(self._journal.begin(self._entries))
            pool = Cluster(options.cluster, self._key, options.cluster_wait) if options.cluster else None
            with Watch(len(self._entries)) as self._watch:
                tasks = self._tasks()
                if first := next(tasks, None):
                    pool = pool or begin_jobs(first, self._exercises, options.jobs, self._zygote, self._key)
                    for task, outcome in pool.grade(self._settings, chain([first], tasks), self._watch):
                        self._keep(task, outcome)
            self._journal.commit()
            if pool:
                pool.stop()
            status = self._finish()
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

    def _keep(self, task: Task, outcome: dict[str, Any]) -> None:
        """Save the outcome of a submission, and show it."""
        kept, level = self._kept.pop(task.student, ({}, ""))
        if kept and "record" in outcome:
            outcome["record"] = put_together(task, outcome["record"], kept, level)
        ungraded = "record" not in outcome or grader_failed(outcome["record"])
        self._journal.keep(task.student, task.fingerprint, outcome, ungraded, task.parts)
        self._show(task.student)

    def _lighten(self, task: Task) -> Task:
        """Return the exercises of a submission that must be graded; unchanged ones are kept from the last run."""
        alike = len({bool(exercise.secret) for exercise in self._exercises}) == 1
        if self._options.force or not alike:
            return task
        last, parts = self._journal.last(task.student)
        lighter, kept = leave_out(task, last, parts, self._levels)
        self._kept[task.student] = kept, last.get("isolation", "")
        return lighter

    def _tasks(self) -> Iterator[Task]:
        """Yield the tasks, and note the submissions that are not graded."""
        self._begun = True
        for entry in self._entries:
            taken = read_submission(entry, self._exercises, self._settings)
            task = taken.task
            self._journal.note(entry.student, taken.status or "", taken.notices, task.fingerprint if task else "")
            if task is None:
                self._show(entry.student)
            elif self._options.force or not self._journal.has(entry.student, task.fingerprint, self._levels):
                yield self._lighten(task)
            else:
                self._show(entry.student, kept=True)

    def _show(self, student: str, kept: bool = False) -> None:
        document = self._journal.document(student)
        if not kept:
            self._output.write_result(document)
            if self._early:
                self._early.add(document)
        self._watch.show(document, kept)

    def _finish(self) -> int:
        output, journal, status = self._output, self._journal, DONE
        files = output.write_views(journal, self._title)
        if self._options.gradebook:
            if problem := try_gradebook(journal, output.folder / GRADEBOOK, self._title, self._early):
                print(problem, file=sys.stderr)
                status = GRADER_FAILED
            else:
                files.append(GRADEBOOK)
        if self._watch.kept:
            print(say("class_kept", count=self._watch.kept))
        overview = gather(journal, output.exercises, output.refused)
        show_summary(overview, journal.slowest(SLOWEST), files, output.folder, PAGE)
        students = [entry.student for entry in self._entries]
        differences = find_differences(students, journal, output.exercises, output.folder / GRADES)
        if differences:
            print(say("class_audit_failed"), *differences, sep="\n  ", file=sys.stderr)
        give_back(self._options, output, journal, self._entries, self._exercises, self._title, bool(differences))
        failed = any(row.status == Status.FAILED for row in overview.rows) or any(map(grader_failed, journal))
        return GRADER_FAILED if failed or differences else status

    def _report_interrupted(self) -> None:
        done, total = (self._watch.done, len(self._entries)) if hasattr(self, "_watch") else (0, 0)
        print(say("class_interrupted" if total else "class_interrupted_early", done=done, total=total), flush=True)


def grade_class(
    folder: Path, out: Path, exercises: list[Exercise], options: Options, refused: Mapping[str, str] | None = None
) -> int:
    """Grade the class in `folder` into `out`; return the exit status. Raises ClassError, IsolationMissing."""
    zygote = None if options.cluster else Zygote(Level(options.isolation) if options.isolation else None)
    try:
        return Run(folder, out, exercises, options, refused or {}, zygote).carry_out()
    finally:
        if zygote:
            zygote.close()
