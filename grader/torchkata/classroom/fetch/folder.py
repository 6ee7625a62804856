"""The folder of a fetched class: which folders in it are ours, and one run at a time."""

import fcntl
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ...errors import ClassError
from ...intake.fetched import FETCHED, Fetched, State
from ...intake.names import make_safe, make_unique
from ...intake.wrappers import GROUPS, ROSTER
from ...record.notices import notice
from ...record.sentences import say
from ..output_folder import MARKER, is_marked, mark
from .listing import Wanted

WORK = ".fetching"


@contextmanager
def working_in(out: Path) -> Iterator[Path]:
    """Yield an empty folder to work in, which is removed at the end. Raises ClassError, OSError."""
    out.mkdir(parents=True, exist_ok=True)
    work = out.resolve() / WORK
    work.mkdir(mode=0o700, exist_ok=True)
    if not is_marked(work):
        if any(work.iterdir()):
            raise ClassError(say("fetch_work", folder=work))
        mark(work)
    with (work / MARKER).open("rb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise ClassError(say("fetch_busy", folder=out)) from None
        for path in work.iterdir():  # of a run that was killed
            if path.name != MARKER:
                shutil.rmtree(path, ignore_errors=True)
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)


def match(out: Path, wanted: Sequence[Wanted], known: Sequence[Fetched]) -> tuple[list[Fetched], list[Fetched]]:
    """Return the row of each wanted repository, and those of students who are no longer in the list.

    A new row has a folder, or a problem where a folder of that name is there already: it is not ours.
    """
    rows = {row.student: row for row in known if row.folder}
    taken = [row.folder for row in known if row.folder]
    reserved = [FETCHED, ROSTER, GROUPS, *taken]
    new = [one.student for one in wanted if one.student not in rows]
    folders = dict(zip(new, make_unique([*reserved, *map(make_safe, new)])[len(reserved) :], strict=True))
    for student, folder in folders.items():
        there = os.path.lexists(out / folder)
        problem = notice("fetch_folder", folder=folder) if there else notice("fetch_unfinished", student=student)
        rows[student] = Fetched(student=student, folder="" if there else folder, state=State.FAILED, problem=problem)
    listed = {one.student for one in wanted}
    return [rows[one.student] for one in wanted], [row for row in known if row.student not in listed]
