"""Reads ``groups.csv`` (columns group and id), as a teacher writes it or Canvas exports it."""

import csv
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import ClassError
from ..record.notices import Notice, notice
from ..record.sentences import say
from .encodings import decode_table
from .headings import ROLES, clean, fold_heading
from .names import fold_name, letters_of, show_name
from .roster import Roster, Student
from .roster_file import read_data, read_rows

IDS = ("id", "login", "number", "email", "name")  # the columns that may identify a member, the best first


@dataclass(frozen=True)
class Groups:
    """The members of each group, found by the group's name in any spelling."""

    file: str
    members: dict[str, list[str]] = field(default_factory=dict)  # by the folded name

    def find(self, *names: str) -> list[str]:
        """Return the members of the first of `names` that names a group, else an empty list."""
        return next((found for name in names if name and (found := self.members.get(fold_group(name)))), [])

    def of(self, student: str) -> list[str]:
        """Return all members of the only group that a student is in; empty if there is not exactly one."""
        groups = [members for members in self.members.values() if fold_name(student) in map(fold_name, members)]
        return groups[0] if len(groups) == 1 else []


def fold_group(name: str) -> str:
    """Return the same text for all spellings of a group's name: ``Team 7``, ``team7``, ``team_7``."""
    return "".join(letters_of(name)) or fold_name(name)


def read_groups(path: Path, roster: Roster | None) -> Groups:
    """Return the groups in a CSV file, the members by their ids on the roster. Raises ClassError."""
    file = show_name(path.name)
    decoded = decode_table(read_data(path, file))
    if decoded is None:
        raise ClassError(say("roster_encoding", file=file))
    try:
        rows = list(read_rows(decoded))
    except csv.Error as error:
        raise ClassError(say("roster_unreadable", file=file, problem=error)) from error
    roles = [ROLES.get(fold_heading(cell), "") for cell in rows[0]] if rows else []
    ids = [roles.index(role) for role in IDS if role in roles]
    if "group" not in roles or not ids:
        raise ClassError(say("groups_header", file=file))
    members: dict[str, list[str]] = {}
    for row in rows[1:]:
        cells = [clean(row[place]) for place in ids if place < len(row) and row[place].strip()]
        group = row[roles.index("group")].strip() if roles.index("group") < len(row) else ""
        if group and cells:
            members.setdefault(fold_group(group), []).append(member_of(cells, roster))
    return Groups(file, {group: list(dict.fromkeys(found)) for group, found in members.items()})


def member_of(cells: list[str], roster: Roster | None) -> str:
    """Return the id of a member: of the line of the roster that the first fitting cell identifies."""
    found = [rows for cell in cells if roster and len(rows := roster.find(cell, "", "")) == 1]
    return found[0][0].id if found else cells[0]


def note_members(members: list[str], student: str, roster: Roster | None) -> Notice:
    """Return the notice that names the other members of a student's group."""
    people = {row.id: row for row in roster.students} if roster else {}
    others = [people.get(member, Student(member)) for member in members if fold_name(member) != fold_name(student)]
    return notice("note_group", names=", ".join(show_name(other.name or other.id) for other in others))
