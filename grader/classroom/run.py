"""Grades a class: takes it in, grades what was not graded before, writes all files, checks them."""

import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .. import interrupt
from ..catalog import Exercise
from ..report.overview import gather
from ..report.texts import NOTHING, grader_failed
from ..sandbox.levels import IsolationMissing, Level
from ..sandbox.zygote import Zygote
from ..submission import find_answers
from .audit import find_differences
from .intake import Entry, take_in
from .journal import FAILED, REFUSED, Journal
from .key import grader_version, pack_key
from .opening import open_submission
from .output import GRADES, Output
from .parcel import Order, Parcel, pack
from .place import JOURNAL
from .pool import ClusterPool, LocalPool, Pool, grade_all
from .progress import Watch
from .refusal import ClassError
from .summary import SLOWEST, show_summary

DONE, GRADER_FAILED = 0, 2


@dataclass(frozen=True)
class Wishes:
    """How a class shall be graded. `jobs`: processes, 0 for one for each core; `cluster`: a scheduler's address.

    `seed`: with the inputs of this exam or term.
    """

    jobs: int = 0
    cluster: str = ""
    force: bool = False
    roster: Path | None = None
    isolation: str = ""
    minimal: bool = False
    gradebook: bool = True
    seed: str = field(default="", repr=False)


class Run:
    """One run over one class. Raises ClassError and IsolationMissing where it cannot begin: then nothing is left.

    `refused`: the folder of each exercise that is not graded at all, and why.
    """

    def __init__(
        self, folder: Path, out: Path, exercises: list[Exercise], wishes: Wishes, refused: Mapping[str, str]
    ) -> None:
        refuse_nesting(folder, out)
        self._folder, self._exercises, self._wishes = folder, exercises, wishes
        self._output = Output(out, [(exercise.folder, exercise.points) for exercise in exercises], refused)
        self._place = self._output.place()
        self._begun = False
        level = find_level(wishes)
        try:
            self._place.claim()
            self._journal = Journal(out / JOURNAL)
            self._work = self._place.make_work()
            place = "" if wishes.cluster else tempfile.mkdtemp(prefix="keys-", dir=self._work)
            self._order = Order(pack_key(exercises, wishes.seed), grader_version(), level, wishes.minimal, place)
        except BaseException as error:
            self._leave()
            if not isinstance(error, OSError):
                raise
            where = error.filename or out
            raise ClassError(f"{where}: cannot be written: {error.strerror}. Choose another --out.") from error

    def _leave(self) -> None:
        """Close the journal and remove the folder for work; where nothing was begun, all that was made."""
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
            self._entries = take_in(self._folder, self._work, self._wishes.roster)
            self._output.remove(self._journal.begin(self._entries))
            pool = ClusterPool(self._wishes.cluster) if self._wishes.cluster else LocalPool(self._wishes.jobs)
            with Watch(len(self._entries)) as self._watch:
                for parcel, outcome in grade_all(pool, self._order, self._parcels()):
                    ungraded = "record" not in outcome or grader_failed(outcome["record"])
                    self._journal.keep(parcel.student, parcel.fingerprint, outcome, ungraded)
                    self._show(parcel.student)
            self._journal.commit()
            pool.stop()
            return self._finish()
        except KeyboardInterrupt:
            self._tell_interrupted()
            return interrupt.STATUS
        except (OSError, sqlite3.Error) as error:
            raise ClassError(f"{self._output.folder}: {error}. Mend that; the same command goes on.") from error
        finally:
            if pool:
                pool.stop()
            self._leave()

    def _parcels(self) -> Iterator[Parcel]:
        """Give what is to be graded, each when its turn comes; note what is not."""
        self._begun = True
        only = self._exercises[0].name if len(self._exercises) == 1 else ""
        helpers = tuple(pattern for exercise in self._exercises for pattern in exercise.helpers)
        for entry in self._entries:
            with open_submission(entry, only, helpers) as opened:
                if opened.folder is None or opened.problem:
                    self._journal.note(entry.student, NOTHING if entry.absent else REFUSED, problem_of(opened))
                    self._show(entry.student)
                    continue
                answers = find_answers(opened.folder, self._exercises)
            parcel = pack(entry.student, answers, self._order)
            notes = " ".join(filter(None, [opened.note, *(answer.note for answer in answers)]))
            self._journal.note(entry.student, "", notes, parcel.fingerprint)
            if self._wishes.force or not self._journal.has(entry.student, parcel.fingerprint):
                yield parcel
            else:
                self._show(entry.student, kept=True)

    def _show(self, student: str, kept: bool = False) -> None:
        document = self._journal.document(student)
        if not kept:
            self._output.write_result(document)
        self._watch.show(document, kept)

    def _finish(self) -> int:
        output, journal = self._output, self._journal
        title = self._folder.resolve().name
        files = output.write_views(journal, title)
        status = DONE
        if self._wishes.gradebook:
            from ..report.gradebook import GradebookError

            try:
                files.append(output.write_gradebook(journal, title))
            except GradebookError as error:
                print(error, file=sys.stderr)
                status = GRADER_FAILED
        if self._watch.kept:
            print(f"\n{self._watch.kept} were graded before and have not changed.")
        overview = gather(journal, output.exercises, output.refused)
        show_summary(overview, journal.slowest(SLOWEST), files, output.folder)
        students = [entry.student for entry in self._entries]
        differences = find_differences(students, journal, output.exercises, output.folder / GRADES)
        if differences:
            print("\nTHE LAST CHECK FAILED. Do not publish these grades.", *differences, sep="\n  ", file=sys.stderr)
        failed = any(row.status == FAILED for row in overview.rows) or any(map(grader_failed, journal))
        return GRADER_FAILED if failed or differences else status

    def _tell_interrupted(self) -> None:
        watch = getattr(self, "_watch", None)
        done, total = (watch.done, len(self._entries)) if watch else (0, "all")
        print(f"\nInterrupted: {done} of {total} are done and kept. The same command goes on from there.", flush=True)


def problem_of(opened: Entry) -> str:
    """Return why there is nothing to grade, with what else is to be said of the submission."""
    return " ".join(filter(None, [opened.problem, opened.note]))


def refuse_nesting(folder: Path, out: Path) -> None:
    """Raise ClassError where one of both folders lies in the other: results would be taken for submissions."""
    one, other = folder.resolve(), out.resolve()
    if one == other or one in other.parents or other in one.parents:
        raise ClassError(f"{out}: the results would lie among the submissions. Choose an --out beside {folder}.")


def find_level(wishes: Wishes) -> str:
    """Return the level to grade at; empty where each machine of a cluster finds its own. Raises IsolationMissing."""
    if wishes.cluster:
        return wishes.isolation
    zygote = Zygote(Level(wishes.isolation) if wishes.isolation else None)
    try:
        level = zygote.level
    finally:
        zygote.close()
    if level is Level.NONE and wishes.isolation != Level.NONE:
        raise IsolationMissing(
            "This machine cannot keep students' code in, so no class is graded here. See what is missing: make doctor. "
            "To grade all the same, with your rights: --isolation none."
        )
    return str(level)


def grade_class(
    folder: Path, out: Path, exercises: list[Exercise], wishes: Wishes, refused: Mapping[str, str] | None = None
) -> int:
    """Grade the class in `folder` into `out`; return the exit status. Raises ClassError, IsolationMissing."""
    return Run(folder, out, exercises, wishes, refused or {}).carry_out()
