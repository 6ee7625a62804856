"""Opens one submission: unpacks its archives, and removes the files again afterwards."""

import contextlib
import hashlib
import os
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from ..inside.private_folder import remove_folder
from ..record.notices import Notice, distinct, notice
from ..submission.answer_names import NOTEBOOK, Certainty, Exercises, is_notebook_name, read_name
from ..submission.candidates import is_skipped
from ..submission.reader import find_files
from ..submission.untrusted_file import read_regular_file
from ..submission.walk import MAX_ENTRIES, Walk
from .archive import Unpacking
from .attempts import Part
from .entries import Entry
from .entry import useless
from .names import is_archive, is_source, show_name, stem_of
from .quota import SUBMISSION, Meter
from .refused import Refused
from .survey import Survey, entry_kind, survey_folder


@dataclass(frozen=True)
class Only:
    """The only exercise that is graded, and all exercises of the course."""

    exercise: str
    kit: Exercises


@contextmanager
def open_submission(entry: Entry, only: Only | None = None, helpers: tuple[str, ...] = ()) -> Iterator[Entry]:
    """Yield the entry with the folder of its answers, which exists as long as the block runs.

    An entry that cannot be opened has `refused` instead. With `only`, a single file is taken for the answer of that
    exercise, unless its name is that of another one. Files that match one of the patterns `helpers` are unpacked too.
    """
    if entry.refused:
        yield entry
        return
    place = entry.unpacked / f"opened-{uuid.uuid4().hex}"  # made only if something is written
    try:
        try:
            opened = collect(entry, place / entry.student, only, helpers)
        except Refused as refusal:
            opened = replace(entry, folder=None, refused=refusal.notice)
        except OSError as error:
            facts = {"file": show_name(entry.name), "problem": error.strerror or str(error)}
            opened = replace(entry, folder=None, refused=notice("archive_unwritten", **facts))
        yield opened
    finally:
        with contextlib.suppress(OSError):  # the whole folder goes with the end of the class
            remove_folder(place)


def collect(entry: Entry, place: Path, only: Only | None, helpers: tuple[str, ...]) -> Entry:
    """Return the entry with all possible answers in one folder. Raises Refused, OSError."""
    found = survey_parts(entry.parts)
    notices = [*entry.notices, *found.unseen]
    if not found.sources and not found.archives:
        if found.cut_short:
            raise Refused(notice("handed_files", student=show_name(entry.name), most=MAX_ENTRIES))
        raise Refused(found.unseen[0] if found.unseen else useless(show_name(entry.name), sorted(found.others)))
    folder = entry.folder
    if found.sources:
        notices += [notice("note_archive_beside", file=show_name(archive.name)) for archive in found.archives[:1]]
        if folder is None:
            place.parent.mkdir(mode=0o700)
            notices += copy_sources(entry.name, entry.parts, found, place, only)
    else:
        place.parent.mkdir(mode=0o700)
        notices += unpack_archives(entry, found.archives, place, helpers)
    return replace(entry, folder=folder if folder and found.sources else place, notices=distinct(notices))


def survey_parts(parts: Iterable[Part]) -> Survey:
    """Return the files in all parts of a submission."""
    whole = Survey()
    for part in parts:
        if entry_kind(part.path) == "folder":
            below = survey_folder(part.path)
            whole.sources += below.sources
            whole.archives += below.archives
            whole.others += below.others
            whole.unseen += below.unseen
            whole.cut_short |= below.cut_short
        elif is_source(part.path.name):
            whole.sources.append(part.path)
        elif is_archive(part.path.name):
            whole.archives.append(part.path)
        else:
            whole.others.append(part.path.name)
    return whole


def copy_sources(student: str, parts: Iterable[Part], found: Survey, place: Path, only: Only | None) -> list[Notice]:
    """Copy the possible answers into one folder, under their own names; return notices.

    Raises Refused, OSError.
    """
    notices: list[Notice] = []
    own_names = {part.path: part.file or part.path.name for part in parts}
    folders = [part.path for part in parts if part.path not in found.sources]
    if len(found.sources) > SUBMISSION.files:
        raise Refused(notice("handed_files", student=show_name(student), most=SUBMISSION.files))
    for source in found.sources:
        loose = source in own_names
        name = own_names.get(source, source.name)
        if only and loose and len(found.sources) == 1 and not is_named(name, only):
            wanted = only.exercise + (NOTEBOOK if is_notebook_name(name) else ".py")
            named_by_platform = name != source.name
            notices += [notice("lone_file", file=show_name(name), wanted=wanted)] if named_by_platform else []
            name = wanted
        above = next((number for number, folder in enumerate(folders) if source.is_relative_to(folder)), 0)
        target = place if loose else place / letters(above) / source.parent.relative_to(folders[above])
        while os.path.lexists(target / name):  # two files with one name: neither replaces the other
            target /= "another"
        target.mkdir(parents=True, exist_ok=True)
        try:
            data = read_regular_file(source, SUBMISSION.file)
        except OSError as error:
            facts = {"file": show_name(source.name), "problem": error.strerror}
            raise Refused(notice("handed_unreadable", **facts)) from error
        if len(data) > SUBMISSION.file:
            raise Refused(notice("handed_large", file=show_name(source.name), most=SUBMISSION.file // 2**20))
        (target / name).write_bytes(data)
    return notices


def is_named(name: str, only: Only) -> bool:
    """Tell whether a file has the name of an exercise, the graded one or another."""
    named = read_name(name, only.kit)
    if named is None or named.certainty is Certainty.DOUBTFUL:
        return False
    return named.exercise != only.exercise or named.certainty <= Certainty.NUMBERED


def letters(number: int) -> str:
    """Return a number in letters that sort like numbers: digits would look like a version."""
    return "".join("abcdefghij"[int(digit)] for digit in f"{number:04}")


def unpack_archives(entry: Entry, archives: list[Path], place: Path, helpers: tuple[str, ...]) -> list[Notice]:
    """Unpack each archive into its own folder, and return notices. Raises Refused, OSError."""
    meter = Meter(SUBMISSION)
    own_names = {part.path: part.file for part in entry.parts}
    notices = []
    others: list[str] = []
    for archive in archives:
        target = place / show_name(stem_of(own_names.get(archive) or archive.name)).replace("?", "-")
        while target.exists():
            target = target.with_name(target.name + "-")
        target.mkdir(parents=True)
        unpacking = Unpacking(archive, target, meter, helpers=helpers)
        unpacking.run()
        others += unpacking.other_files + unpacking.archives_inside
        if unpacking.guess:
            notices.append(unpacking.guess)
        if unpacking.archives_inside:
            facts = {"file": show_name(archive.name), "inside": show_name(unpacking.archives_inside[0])}
            notices.append(notice("note_archive_inside", **facts))
    if not meter.files:
        raise Refused(notices[0] if notices else useless(show_name(entry.name), sorted(others)))
    return notices


def fingerprint(folder: Path, names: Iterable[str]) -> str:
    """Return the SHA-256 of the paths and contents of all files below `folder` with one of `names`.

    Links are not followed. Of a file that is too large to be an answer, only the beginning and the size count.
    """
    digest = hashlib.sha256()
    paths = [path for found in find_files(Walk(folder, is_skipped), set(names)).values() for path in found]
    for path in sorted(paths):
        try:
            data, size = read_regular_file(path, SUBMISSION.file), os.lstat(path).st_size
        except OSError as error:
            data, size = b"", -(error.errno or 1)
        for piece in (os.fsencode(path.relative_to(folder)), str(size).encode(), data):
            digest.update(len(piece).to_bytes(8, "big") + piece)
    return digest.hexdigest()
