"""Gives each entry of a class a distinct id that is safe as a file name."""

from collections.abc import Iterable
from dataclasses import replace

from ..record.notices import distinct, notice
from .entry import Entry
from .names import fold_name, make_safe, make_unique, show_name


def number(entries: list[Entry]) -> list[Entry]:
    """Return the entries with distinct safe ids, in order; notes name those who share an id or have a changed one."""
    entries = sorted(entries, key=claim)
    repeated = find_repeated(fold_name(entry.student) for entry in entries)
    same: dict[str, list[str]] = {}
    for entry in entries if repeated else ():
        same.setdefault(fold_name(entry.student), []).append(names_of(entry) or show_name(entry.student))
    safe = find_repeated(fold_name(make_safe(entry.student)) for entry in entries)
    numbered = []
    for entry, student in zip(entries, make_unique(e.student for e in entries), strict=True):
        if student == entry.student and not repeated:
            numbered.append(entry)  # with its own text of the id: a large class needs half the memory
            continue
        notices, names = [*entry.notices], same.get(fold_name(entry.student), [])
        by_right = make_safe(entry.student)
        if len(names) > 1:
            facts = {"count": len(names), "student": show_name(by_right), "names": "; ".join(names[:5])}
            notices.append(notice("note_same_id", **facts))
        elif by_right != entry.student and (fold_name(by_right) in safe or entry.name != show_name(entry.student)):
            notices.append(notice("note_id_changed", id=show_name(entry.student), student=student))
        numbered.append(replace(entry, student=student, notices=distinct(notices)))
    return sorted(numbered, key=lambda entry: (fold_name(entry.student), entry.student))


def find_repeated(texts: Iterable[str]) -> set[str]:
    """Return the texts that occur more than once."""
    seen, repeated = set[str](), set[str]()
    for text in texts:
        (repeated if text in seen else seen).add(text)
    return repeated


def claim(entry: Entry) -> tuple[bool, bool, str, str, str]:
    """Return the sort key for entries of one id: unchanged ids first, then submissions with that name."""
    changed = make_safe(entry.student) != entry.student
    return changed, not entry.own_id, fold_name(entry.student), entry.student, names_of(entry)


def names_of(entry: Entry) -> str:
    """Return the names of the files and folders that were handed in."""
    return ", ".join(show_name(part.path.name) for part in entry.parts)
