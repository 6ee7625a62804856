"""The file ``fetched.json``: which repository became which folder of a class, and what could not be fetched."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path

import msgspec

from ..errors import ClassError
from ..record.atomic_file import write_data
from ..record.message import to_plain
from ..record.notices import Notice, Notices, notice
from ..record.sentences import say
from ..submission.untrusted_file import read_regular_file
from .attempts import HandIn, Part
from .names import make_safe, show_name
from .times import read_time

FETCHED = "fetched.json"
VERSION = 1
MAX_FILE_MB = 100


class State(StrEnum):
    """What is known of a repository."""

    FETCHED = "fetched"  # its files are in the folder
    EMPTY = "empty"  # it has no commit, or none before the date
    FAILED = "failed"  # it could not be fetched, now or earlier


class Fetched(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One student's repository. Dates are in ISO 8601, and `repository` has no credentials.

    `commit` is the state in the folder, `head` the newest commit of the branch when it was fetched. `problem` tells why
    there is no state, or, if there is one, why there is no newer one.
    """

    student: str
    name: str = ""
    email: str = ""
    folder: str = ""
    repository: str = ""
    state: State
    commit: str = ""
    committed: str = ""
    head: str = ""
    fetched: str = ""
    before: str = ""
    notices: Notices = ()
    problem: Notice | None = None


class FetchedClass(msgspec.Struct, frozen=True, kw_only=True):
    """All repositories of a class."""

    version: int
    students: tuple[Fetched, ...]


def read_fetched(folder: Path) -> tuple[Fetched, ...]:
    """Return what was fetched into a folder, nothing if the file is missing. Raises ClassError, OSError."""
    file = folder / FETCHED
    try:
        read = msgspec.json.decode(read_regular_file(file, MAX_FILE_MB * 2**20), type=FetchedClass)
    except FileNotFoundError:
        return ()
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise ClassError(say("fetched_damaged", file=file, problem=error)) from error
    if read.version != VERSION:
        raise ClassError(say("fetched_version", file=file))
    for row in read.students:
        if row.folder and make_safe(row.folder) != row.folder:  # it is joined to a path, and may be removed
            raise ClassError(say("fetched_damaged", file=file, problem=show_name(row.folder)))
    return read.students


def write_fetched(folder: Path, students: tuple[Fetched, ...]) -> None:
    """Write the file. Raises OSError."""
    write_data(folder / FETCHED, to_plain(FetchedClass(version=VERSION, students=students)))


def by_repository(folder: Path, fetched: tuple[Fetched, ...]) -> list[HandIn]:
    """Return the submissions of a fetched class. A repository that could not be fetched is not an absent student."""
    return [hand_in(folder, one) for one in fetched]


def hand_in(folder: Path, one: Fetched) -> HandIn:
    """Return the submission in one repository."""
    who = HandIn(one.student, (), one.name, one.email, handed_at=read_time(one.committed))
    if one.state is not State.FETCHED:
        problem = one.problem or notice("fetch_unfinished", student=show_name(one.student))
        return replace(who, refused=problem, absent=one.state is State.EMPTY)
    place = folder / one.folder
    if not place.is_dir():
        return replace(who, refused=notice("fetch_gone", student=show_name(one.student), folder=one.folder))
    older = [notice("note_fetch_old", problem=one.problem, date=one.fetched)] if one.problem else []
    return replace(who, parts=(Part(place, one.folder),), notices=(*one.notices, *older))
