"""Finds out who handed in what: one entry for each student, and for each submission that belongs to nobody."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from ..course.catalog import Exercise, numbers_in_kit
from ..errors import ClassError
from ..record.notices import Notice, distinct, notice
from ..record.sentences import say
from ..submission.answer_names import kit_of
from .attempts import HandIn
from .class_archive import Unpacked, share_out, unpack_class, unpack_only_archive
from .entry import Entry as Entry
from .entry import judge_files, judge_folder, sort_parts
from .fetched import by_repository, read_fetched
from .groups import Groups, note_members, read_groups
from .layouts import find_handed
from .names import show_name
from .numbering import number
from .roster import Roster
from .roster_file import read_roster
from .survey import entry_kind
from .whose import find_line, share_with_group
from .wrappers import GROUPS, ROSTER, ClassFolder, Known, find_class_folder


def take_in(
    folder: Path,
    unpacked: Path,
    roster: Path | None = None,
    exercises: Sequence[Exercise] = (),
    groups: Path | None = None,
) -> list[Entry]:
    """Return an entry for each student, in the order of their ids. Only `folder` itself is unpacked.

    `folder` is a folder, or an archive of one; `unpacked` is a folder to work in, which the caller removes; `roster`
    and `groups` are tables, ``roster.csv`` and ``groups.csv`` in the folder if not given. `exercises` tell a student's
    file by its name. Two submissions of one id both stay: the one that is named so keeps the id, or else the first in
    the order of their names; the second gets it with ``-2`` and a note. Raises ClassError.
    """
    folder, unpacked, kit = folder.resolve(), unpacked.resolve(), kit_of(numbers_in_kit(exercises))
    given = read_roster(roster) if roster else None
    content = unpack_class(folder, unpacked, given) if folder.is_file() else Unpacked(folder)
    if not content.folder.is_dir():
        raise ClassError(say("class_missing", folder=show_name(str(folder), 200)))
    try:
        known = given or read_first(find_beside(ROSTER, [folder, content.folder]))
        fetched = read_fetched(content.folder)
        base = ClassFolder(content.folder) if fetched else find_class_folder(content.folder, kit, count_in(known))
        known = known or read_first(find_beside(ROSTER, [content.folder, base.folder]))
        if not fetched and (inner := unpack_only_archive(base.folder, unpacked, kit, known)):
            content, base = inner, find_class_folder(inner.folder, kit, count_in(known))
            known = known or read_first(find_beside(ROSTER, [content.folder, base.folder]))
        places = [*([roster.parent] if roster else []), folder, content.folder, base.folder]
        listed = groups or find_beside(GROUPS, places)
        handed = by_repository(base.folder, fetched) or find_handed(base.folder, kit, count_in(known))
    except OSError as error:
        shown = show_name(str(error.filename), 200)
        raise ClassError(say("class_closed", folder=shown, problem=error.strerror)) from error
    owned, strays = share_out(content.left_out, handed)
    if not handed and not strays and not known:
        raise ClassError(say("class_empty", folder=show_name(str(folder), 200)))
    teams = read_groups(listed, known) if listed else None
    guessed = (add_guesses(one, base, content) for one in handed)
    shared = chain.from_iterable(share_with_group(one, known, teams) for one in guessed)
    entries = [enter_safely(one, known, unpacked, owned) for one in chain(shared, strays)]
    handed.clear()  # of a large class, it takes as much memory as the entries
    return number(entries + add_absent(entries, known, teams))


def count_in(roster: Roster | None) -> Known | None:
    """Return the function that counts the lines of the roster that a text fits; None without a roster."""
    return roster.count if roster else None


def find_beside(name: str, places: Iterable[Path]) -> Path | None:
    """Return the path of a table of the class: in one of `folders`, or between the first and the last of them."""
    tried: list[Path] = []
    for place in places:
        above = [folder for folder in place.parents if any(folder.is_relative_to(one) for one in tried)]
        tried += [*reversed(above), place]
    return next((place / name for place in tried if (place / name).exists()), None)


def read_first(file: Path | None) -> Roster | None:
    """Return the roster in a file, None where there is no file. Raises ClassError."""
    return read_roster(file) if file else None


def add_guesses(handed: HandIn, base: ClassFolder, content: Unpacked) -> HandIn:
    """Return a submission with the notices that concern all: where it was found, how names were decoded."""
    foreign = not "".join(str(part.path.relative_to(base.folder)) for part in handed.parts).isascii()
    guesses = (base.doubt, content.guess if foreign else None)
    return replace(handed, notices=(*handed.notices, *filter(None, guesses)))


def enter_safely(handed: HandIn, roster: Roster | None, unpacked: Path, left_out: dict[Path, Notice]) -> Entry:
    """Return the entry for a submission; if reading it fails, an entry that says so."""
    try:
        return enter(handed, roster, unpacked, left_out)
    except Exception as error:
        name = show_name(handed.name or handed.student)
        refused = notice("handed_failed", student=name, problem=show_name(f"{type(error).__name__}: {error}", 200))
        return Entry(handed.student, name, handed.email, None, refused, parts=handed.parts, unpacked=unpacked)


def enter(handed: HandIn, roster: Roster | None, unpacked: Path, left_out: dict[Path, Notice]) -> Entry:
    """Return the entry for a submission: whose it is, and whether there is anything to open."""
    student, name, email = handed.student, handed.name, handed.email
    notices = [*handed.notices, *(left_out[part.path] for part in handed.parts if part.path in left_out)]
    if roster:
        row, line_notices = find_line(handed, roster)
        group = any(notice.cause.startswith("note_group_") for notice in notices)
        notices += [notice for notice in line_notices if not (group and notice.cause == "note_not_on_roster")]
        if row:
            student, name, email = row.id, row.name or name, row.email or email
    shown = show_name(handed.name or handed.student)
    good, bad = sort_parts(handed.parts)
    folder = good[0].path if len(good) == 1 and entry_kind(good[0].path) == "folder" else None
    refused = handed.refused or (None if good else bad[0])
    if not refused:
        refused = judge_folder(folder, shown) if folder else judge_files(good, shown)
        notices += [notice("note_part", problem=bad[0])] if bad else []
    more = notices[len(handed.notices) :]
    if refused and refused.cause == "handed_empty" and more:
        refused = more[0]
    notices = [notice for notice in notices if notice != refused]
    folder = None if refused else folder
    called = show_name(name or student)
    who = (student, student if called == student else called, email)  # one text takes half the memory of two equal ones
    return Entry(
        *who,
        folder,
        refused,
        distinct(notices),
        absent=handed.absent,
        parts=good,
        unpacked=unpacked,
        own_id=student == handed.student,
        late=handed.late,
        handed_at=handed.handed_at,
    )


def add_absent(entries: list[Entry], roster: Roster | None, groups: Groups | None) -> list[Entry]:
    """Return an entry for each student of the roster who handed nothing in.

    A student whose group handed in has the work of the group.
    """
    present = {entry.student: entry for entry in entries}
    found = []
    for row in (row for row in roster.students if row.id not in present) if roster else []:
        entry = Entry(row.id, show_name(row.name or row.id), row.email, None, nothing(row.id), absent=True)
        members = groups.of(row.id) if groups else []
        works = [present[member] for member in members if member in present and not present[member].refused]
        if works and len({work.parts for work in works}) == 1:
            notices = (*row.notices, note_members(members, row.id, roster))
            entry = replace(works[0], student=row.id, name=entry.name, email=row.email, notices=notices, own_id=False)
        found.append(entry)
    return found


def nothing(student: str) -> Notice:
    """Return the notice on a student who handed nothing in."""
    return notice("handed_nothing", student=show_name(student))
