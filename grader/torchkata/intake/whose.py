"""Finds the owner of a submission: the line of the roster that it fits, and the other members of a group."""

from collections.abc import Iterator
from dataclasses import replace

from ..record.notices import Notice, notice
from .attempts import HandIn
from .groups import Groups, note_members
from .names import show_name
from .platforms import is_team
from .roster import Roster, Student


def find_line(handed: HandIn, roster: Roster) -> tuple[Student | None, list[Notice]]:
    """Return the line of the roster that a submission fits, and notices; None if it fits none or several.

    If neither id nor name fits, leading zeros are ignored; then a part of the text may be the id or the name.
    """
    rows = roster.find(handed.student, handed.name, handed.email) or find_after_hyphen(handed, roster)
    if len(rows) == 1:
        return rows[0], list(rows[0].notices)
    shown = show_name(handed.name or handed.student)
    if rows:
        return None, [notice("note_many_on_roster", student=shown, file=roster.file)]
    for cause, found in (
        ("note_name_differs", roster.find_by_number(handed.student)),
        ("note_leading_zeros", roster.find_by_digits(handed.student, handed.name)),
        ("note_id_differs", roster.find_by_signs(handed.student)),
        ("note_found_within", roster.find_within(handed.student) if not handed.name else []),
        ("note_name_differs", roster.find_by_words(handed.name or handed.student)),
    ):
        if len(found) == 1:
            facts = {
                "student": show_name(handed.name or handed.student),
                "id": show_name(found[0].id),
                "file": roster.file,
            }
            return found[0], [notice(cause, **facts), *found[0].notices]
    return None, [notice("note_not_on_roster", student=shown, file=roster.file)]


def find_after_hyphen(handed: HandIn, roster: Roster) -> list[Student]:
    """Return the students whose name follows a hyphen, as Moodle writes it: ``Group A-Mara Quell``."""
    for start in (place + 1 for place, letter in enumerate(handed.name) if letter == "-"):
        if rows := roster.find("", handed.name[start:], ""):
            return rows
    return []


def share_with_group(handed: HandIn, roster: Roster | None, groups: Groups | None) -> Iterator[HandIn]:
    """Return the submission, or one for each member of a group of ``groups.csv``."""
    alone = roster is not None and find_line(handed, roster)[0] is not None
    before = handed.name.partition("-")[0] if "-" in handed.name else ""
    names = (handed.name, handed.student, before, handed.group)
    members = groups.find(*names) if groups and not alone else []
    if not members:
        doubtful = not alone and not handed.group and any(is_team(name) for name in names)
        facts = {"group": show_name(handed.name or handed.student), "file": groups.file if groups else ""}
        key = "note_group_missing" if groups else "note_group_unknown"
        notices = (*handed.notices, *([notice(key, **facts)] if doubtful else []))
        yield replace(handed, notices=notices)
    for member in members:
        notices = (*handed.notices, *([note_members(members, member, roster)] if len(members) > 1 else []))
        yield replace(handed, student=member, name="", notices=notices)
