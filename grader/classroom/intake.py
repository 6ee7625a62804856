"""Finds out who handed in what: one entry for each student, and for whatever is not as it should be."""

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..notices import Notice, Notices, distinct, notice, text_of
from ..sentences import say
from .disk import kind_of, list_folder
from .layouts import ROSTER, Handed, Part, find_handed
from .names import fold_name, is_archive, is_source, make_safe, make_unique, show_name
from .refusal import ClassError
from .roster import Roster, read_roster
from .whole import share_out, unpack_class


@dataclass(frozen=True)
class Entry:
    """One student's work.

    `student` is distinct and safe as a file's name. Where `refused` is set there is nothing to grade, and the notice
    says why; `absent` tells that nothing was handed in. `folder` is where the answers lie; None until the entry is
    opened, where they are in an archive.
    """

    student: str
    name: str
    email: str
    folder: Path | None
    refused: Notice | None = None
    notices: Notices = ()
    absent: bool = False
    parts: tuple[Part, ...] = field(default=(), repr=False)
    unpacked: Path = field(default=Path(), repr=False)  # where it is opened
    own_id: bool = field(default=True, repr=False)  # the submission itself, or a line of the roster, says so

    @property
    def problem(self) -> str:
        """Return the sentence on why there is nothing to grade; an empty text where there is."""
        return self.refused.text if self.refused else ""

    @property
    def note(self) -> str:
        """Return the sentences of all notices."""
        return text_of(self.notices)


def take_in(folder: Path, unpacked: Path, roster: Path | None = None) -> list[Entry]:
    """Return an entry for each student, in the order of their ids. Nothing is unpacked yet but `folder` itself.

    `folder` is a folder, or an archive of one; `unpacked` is a folder to work in, which the caller removes; `roster`
    is a CSV file, ``roster.csv`` in the folder if not given. Two submissions of one id both stay: the one that is
    named so keeps the id, or else the first in the order of their names; the second gets it with ``-2`` and a note.
    Raises ClassError.
    """
    folder, unpacked = folder.resolve(), unpacked.resolve()
    left_out: dict[Path, Notice] = {}
    if folder.is_file():
        folder, left_out = unpack_class(folder, unpacked)
    if not folder.is_dir():
        raise ClassError(say("class_missing", folder=show_name(str(folder), 200)))
    try:
        handed = find_handed(folder)
        listed = roster or find_roster(folder)
    except OSError as error:
        shown = show_name(str(error.filename), 200)
        raise ClassError(say("class_closed", folder=shown, problem=error.strerror)) from error
    known = read_roster(listed) if listed else None
    owned, strays = share_out(left_out, handed)
    if not handed and not strays and not known:
        raise ClassError(say("class_empty", folder=show_name(str(folder), 200)))
    entries = [enter_safely(one, known, unpacked, owned) for one in handed + strays]
    return number(entries + (absent(known, entries) if known else []))


def find_roster(folder: Path) -> Path | None:
    """Return where the roster lies: in the folder, or in the only folder of an export. Raises OSError."""
    names = list_folder(folder)
    places = [folder, folder / names[0]] if len(names) == 1 and kind_of(folder / names[0]) == "folder" else [folder]
    return next((place / ROSTER for place in places if (place / ROSTER).exists()), None)


def enter_safely(handed: Handed, roster: Roster | None, unpacked: Path, left_out: dict[Path, Notice]) -> Entry:
    """Return the entry for a submission; where taking it in fails, an entry that says so."""
    try:
        return enter(handed, roster, unpacked, left_out)
    except Exception as error:
        name = show_name(handed.name or handed.student)
        refused = notice("handed_failed", student=name, problem=show_name(f"{type(error).__name__}: {error}", 200))
        return Entry(handed.student, name, handed.email, None, refused, parts=handed.parts, unpacked=unpacked)


def enter(handed: Handed, roster: Roster | None, unpacked: Path, left_out: dict[Path, Notice]) -> Entry:
    """Return the entry for a submission: whose it is, and whether there is anything to open."""
    student, name, email = handed.student, handed.name, handed.email
    notices = [*handed.notices, *(left_out[part.path] for part in handed.parts if part.path in left_out)]
    if roster:
        rows = roster.find(student, name, email)
        if len(rows) == 1:
            student, name, email = rows[0].id, rows[0].name or name, rows[0].email or email
        else:
            key = "note_many_on_roster" if rows else "note_not_on_roster"
            notices.append(notice(key, student=show_name(name or student), file=roster.file))
    shown = show_name(handed.name or handed.student)
    good, bad = sort_parts(handed.parts)
    folder = good[0].path if len(good) == 1 and kind_of(good[0].path) == "folder" else None
    refused = handed.refused or (None if good else bad[0])
    if not refused:
        refused = judge_folder(folder, shown) if folder else judge_files(good, shown)
        notices += [notice("note_part", problem=bad[0])] if bad else []
    more = notices[len(handed.notices) :]
    if refused and refused.cause == "handed_empty" and more:
        refused = more[0]
    notices = [notice for notice in notices if notice != refused]
    folder = None if refused else folder
    who = (student, show_name(name or student), email)
    return Entry(
        *who, folder, refused, distinct(notices), parts=good, unpacked=unpacked, own_id=student == handed.student
    )


def sort_parts(parts: tuple[Part, ...]) -> tuple[tuple[Part, ...], list[Notice]]:
    """Return the parts that are files and folders, and a notice on each of the others."""
    good, bad = [], []
    for part in parts:
        kind, file = kind_of(part.path), show_name(part.path.name)
        if kind in ("file", "folder"):
            good.append(part)
        elif kind == "unreadable":
            bad.append(notice("handed_unreadable", file=file, problem="it is gone"))
        else:
            bad.append(notice(f"handed_{kind}", file=file))
    return tuple(good), bad


def judge_folder(folder: Path, student: str) -> Notice | None:
    """Return the notice on a folder that cannot be looked into, or has nothing in it."""
    try:
        return None if list_folder(folder) else notice("handed_empty", student=student)
    except OSError as error:
        return notice("handed_closed", student=student, problem=error.strerror)


def judge_files(parts: tuple[Part, ...], student: str) -> Notice | None:
    """Return the notice on files none of which can hold an answer."""
    names = [part.path.name for part in parts]
    if any(is_source(name) or is_archive(name) for name in names) or any(kind_of(p.path) == "folder" for p in parts):
        return None
    others = say("handed_others", names=", ".join(show_name(name) for name in names[:3]))
    return notice("handed_useless", student=student, others=others)


def absent(roster: Roster, entries: list[Entry]) -> list[Entry]:
    """Return an entry for each student of the roster who handed nothing in."""
    present = {entry.student for entry in entries}
    return [
        Entry(row.id, show_name(row.name or row.id), row.email, None, nothing(row.id), absent=True)
        for row in roster.students
        if row.id not in present
    ]


def nothing(student: str) -> Notice:
    """Return the notice on a student who handed nothing in."""
    return notice("handed_nothing", student=show_name(student))


def number(entries: list[Entry]) -> list[Entry]:
    """Return the entries with distinct safe ids, in their order; a note tells who shares an id, or has another one."""
    entries = sorted(entries, key=claim)
    same: dict[str, list[str]] = {}
    for entry in entries:
        same.setdefault(fold_name(entry.student), []).append(names_of(entry) or show_name(entry.student))
    safe = Counter(fold_name(make_safe(entry.student)) for entry in entries)
    numbered = []
    for entry, student in zip(entries, make_unique(e.student for e in entries), strict=True):
        notices, names = [*entry.notices], same[fold_name(entry.student)]
        by_right = make_safe(entry.student)
        if len(names) > 1:
            facts = {"count": len(names), "student": show_name(by_right), "names": "; ".join(names[:5])}
            notices.append(notice("note_same_id", **facts))
        elif by_right != entry.student and (safe[fold_name(by_right)] > 1 or entry.name != show_name(entry.student)):
            notices.append(notice("note_id_changed", id=show_name(entry.student), student=student))
        numbered.append(replace(entry, student=student, notices=distinct(notices)))
    return sorted(numbered, key=lambda entry: (fold_name(entry.student), entry.student))


def claim(entry: Entry) -> tuple[bool, bool, str, str, str]:
    """Return what orders entries of one id: first who has it unchanged, then whose submission is named so."""
    changed = make_safe(entry.student) != entry.student
    return changed, not entry.own_id, fold_name(entry.student), entry.student, names_of(entry)


def names_of(entry: Entry) -> str:
    """Return the names of what was handed in."""
    return ", ".join(show_name(part.path.name) for part in entry.parts)
