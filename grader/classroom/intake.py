"""Finds out who handed in what: one entry for each student, and for whatever is not as it should be."""

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

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

    `student` is distinct and safe as a file's name. Where `problem` is set there is nothing to grade, and the sentence
    says why; `absent` tells that nothing was handed in. `folder` is where the answers lie; None until the entry is
    opened, where they are in an archive.
    """

    student: str
    name: str
    email: str
    folder: Path | None
    problem: str = ""
    note: str = ""
    absent: bool = False
    parts: tuple[Part, ...] = field(default=(), repr=False)
    unpacked: Path = field(default=Path(), repr=False)  # where it is opened


def take_in(folder: Path, unpacked: Path, roster: Path | None = None) -> list[Entry]:
    """Return an entry for each student, in the order of their ids. Nothing is unpacked yet but `folder` itself.

    `folder` is a folder, or an archive of one; `unpacked` is a folder to work in, which the caller removes; `roster`
    is a CSV file, ``roster.csv`` in the folder if not given. Two submissions of one id both stay: the first in the
    order of their names keeps the id, the second gets it with ``-2``, and each has a note. Raises ClassError.
    """
    folder, unpacked = folder.resolve(), unpacked.resolve()
    left_out: dict[Path, str] = {}
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
    entries = [enter(one, known, unpacked, owned) for one in handed + strays]
    return number(entries + (absent(known, entries) if known else []))


def find_roster(folder: Path) -> Path | None:
    """Return where the roster lies: in the folder, or in the only folder of an export. Raises OSError."""
    names = list_folder(folder)
    places = [folder, folder / names[0]] if len(names) == 1 and kind_of(folder / names[0]) == "folder" else [folder]
    return next((place / ROSTER for place in places if (place / ROSTER).exists()), None)


def enter(handed: Handed, roster: Roster | None, unpacked: Path, left_out: dict[Path, str]) -> Entry:
    """Return the entry for a submission: whose it is, and whether there is anything to open."""
    student, name, email = handed.student, handed.name, handed.email
    notes = [handed.note, *(left_out.get(part.path, "") for part in handed.parts)]
    if roster:
        rows = roster.find(student, name, email)
        if len(rows) == 1:
            student, name, email = rows[0].id, rows[0].name or name, rows[0].email or email
        else:
            key = "note_many_on_roster" if rows else "note_not_on_roster"
            notes.append(say(key, student=show_name(name or student), file=roster.file))
    if name and make_safe(student) != student:
        notes.append(say("note_id_changed", id=show_name(student), student=make_safe(student)))
    shown = show_name(handed.name or handed.student)
    good, bad = sort_parts(handed.parts)
    folder = good[0].path if len(good) == 1 and kind_of(good[0].path) == "folder" else None
    if handed.problem or not good:
        problem = handed.problem or bad[0]
    else:
        problem = judge_folder(folder, shown) if folder else judge_files(good, shown)
        notes += [say("note_part", problem=bad[0])] if bad else []
    if problem == say("handed_empty", student=shown) and any(notes[1:]):
        problem = next(note for note in notes[1:] if note)
    note = " ".join(dict.fromkeys(note for note in notes if note and note != problem))
    folder = None if problem else folder
    who = (student, show_name(name or student), email)
    return Entry(*who, folder, problem, note, parts=good, unpacked=unpacked)


def sort_parts(parts: tuple[Part, ...]) -> tuple[tuple[Part, ...], list[str]]:
    """Return the parts that are files and folders, and a sentence on each of the others."""
    good, bad = [], []
    for part in parts:
        kind, file = kind_of(part.path), show_name(part.path.name)
        if kind in ("file", "folder"):
            good.append(part)
        elif kind == "unreadable":
            bad.append(say("handed_unreadable", file=file, problem="it is gone"))
        else:
            bad.append(say(f"handed_{kind}", file=file))
    return tuple(good), bad


def judge_folder(folder: Path, student: str) -> str:
    """Return the sentence on a folder that cannot be looked into, or has nothing in it; else an empty text."""
    try:
        return "" if list_folder(folder) else say("handed_empty", student=student)
    except OSError as error:
        return say("handed_closed", student=student, problem=error.strerror)


def judge_files(parts: tuple[Part, ...], student: str) -> str:
    """Return the sentence on files none of which can hold an answer; else an empty text."""
    names = [part.path.name for part in parts]
    if any(is_source(name) or is_archive(name) for name in names) or any(kind_of(p.path) == "folder" for p in parts):
        return ""
    others = say("handed_others", names=", ".join(show_name(name) for name in names[:3]))
    return say("handed_useless", student=student, others=others)


def absent(roster: Roster, entries: list[Entry]) -> list[Entry]:
    """Return an entry for each student of the roster who handed nothing in."""
    present = {entry.student for entry in entries}
    return [
        Entry(row.id, show_name(row.name or row.id), row.email, None, nothing(row.id), absent=True)
        for row in roster.students
        if row.id not in present
    ]


def nothing(student: str) -> str:
    """Return the sentence on a student who handed nothing in."""
    return say("handed_nothing", student=show_name(student))


def number(entries: list[Entry]) -> list[Entry]:
    """Return the entries with distinct safe ids, in their order; those that had one id have a note."""
    names = {id(entry): ", ".join(show_name(part.path.name) for part in entry.parts) for entry in entries}
    entries = sorted(entries, key=lambda entry: (fold_name(entry.student), entry.student, names[id(entry)]))
    keys = [fold_name(make_safe(entry.student)) for entry in entries]
    count = Counter(keys)
    same: dict[str, list[str]] = {}
    for entry, key in zip(entries, keys, strict=True):
        same.setdefault(key, []).append(names[id(entry)] or show_name(entry.student))
    numbered = []
    for entry, key, student in zip(entries, keys, make_unique(e.student for e in entries), strict=True):
        note = entry.note
        if count[key] > 1:
            facts = {
                "count": count[key],
                "student": show_name(make_safe(entry.student)),
                "names": "; ".join(same[key][:5]),
            }
            note = f"{note} {say('note_same_id', **facts)}".strip()
        numbered.append(replace(entry, student=student, note=note))
    return sorted(numbered, key=lambda entry: (fold_name(entry.student), entry.student))
