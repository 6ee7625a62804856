"""How platforms name what students hand in. The whole folder is looked at: most names must fit a pattern.

Moodle      ``Alice Example_123456_assignsubmission_file_`` (a folder, or the beginning of a file's name)
Blackboard  ``Homework 1_alice_attempt_2026-01-31-23-59-00_file.py``
Canvas      ``examplealice_12345_67890_file.py``, late ``examplealice_LATE_12345_67890_file-1.py``
GitHub      clones ``homework-alice``: what all names begin with is taken off
Gradescope  ``submission_12345`` beside submission_metadata.yml
nbgrader    ``submitted/alice/``
otherwise   a folder, an archive or a file named after each student
"""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ..notices import Notice, Notices, notice
from .disk import kind_of, list_folder
from .gradescope import METADATA, read_metadata
from .names import is_archive, is_source, show_name, stem_of

ROSTER = "roster.csv"
PATTERNS = (
    re.compile(r"(?P<name>.+?)_(?P<student>\d+)_assignsubmission_[a-z]+(?:_(?P<file>.*))?"),
    re.compile(
        r"(?P<work>.+)_(?P<student>[^_]+)_attempt_(?P<attempt>\d{4}(?:-\d\d){5})(?:_(?P<file>.+)|\.txt)?", re.DOTALL
    ),
    re.compile(r"(?P<name>.+?)_(?:LATE_)?(?P<student>\d+)_(?:\d+_(?P<file>.+)|text\.html)"),
)
AGAIN = re.compile(r"(.+?)(?:-(\d{1,3})| \((\d{1,3})\))(\.\w+)")
# Files that a teacher keeps beside the submissions.
BESIDE = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".yml", ".yaml", ".json", ".toml", ".md", ".log", ".html", ".db")


@dataclass(frozen=True)
class Part:
    """One folder or file that a student handed in; `file` is its own name, without what the platform put before it."""

    path: Path
    file: str
    attempt: str = ""


@dataclass(frozen=True)
class Handed:
    """All that one student handed in, as the names in the folder tell it."""

    student: str
    parts: tuple[Part, ...]
    name: str = ""
    email: str = ""
    notices: Notices = ()
    refused: Notice | None = None


def find_handed(folder: Path) -> list[Handed]:
    """Return what was handed in below a folder of any known layout. Raises OSError, ClassError."""
    room = find_room(folder)
    names = [name for name in list_folder(room) if name not in (ROSTER, METADATA)]
    if (room / METADATA).is_file():
        return by_metadata(room, names)
    pattern = most_fitting(names)
    if pattern is None:
        return by_name(room, names)
    fitting = [name for name in names if pattern.fullmatch(name)]
    return by_pattern(room, fitting, pattern) + by_name(room, [name for name in names if not pattern.fullmatch(name)])


def find_room(folder: Path) -> Path:
    """Return the folder that holds the submissions: `folder`, ``submitted`` in it, or the only folder of an export."""
    if kind_of(folder / "submitted") == "folder":
        return folder / "submitted"
    names = list_folder(folder)
    if len(names) != 1 or kind_of(folder / names[0]) != "folder":
        return folder
    inner = folder / names[0]
    try:
        inside = list_folder(inner)
    except OSError:
        return folder
    known = METADATA in inside or ROSTER in inside or most_fitting(inside) or common_start(inner, inside)
    if kind_of(inner / "submitted") == "folder":
        return inner / "submitted"
    return inner if known and not most_fitting(names) else folder


def most_fitting(names: list[str]) -> re.Pattern[str] | None:
    """Return the pattern that most of the names fit, None where there is none."""
    for pattern in PATTERNS:
        if 2 * sum(bool(pattern.fullmatch(name)) for name in names) > len(names):
            return pattern
    return None


def by_pattern(room: Path, names: list[str], pattern: re.Pattern[str]) -> list[Handed]:
    """Return what the names that fit a platform's pattern tell, the files of one student together."""
    students: dict[str, list[Part]] = {}
    people: dict[str, str] = {}
    for name in names:
        if match := pattern.fullmatch(name):
            facts = match.groupdict()
            part = Part(room / name, facts.get("file") or "", facts.get("attempt") or "")
            students.setdefault(facts["student"], []).append(part)
            people.setdefault(facts["student"], facts.get("name") or "")
    return [latest(Handed(student, tuple(parts), people[student])) for student, parts in students.items()]


def latest(handed: Handed) -> Handed:
    """Return a submission with its last attempt, and of files handed in again the last, under their first name."""
    newest = max(part.attempt for part in handed.parts)
    best: dict[str, tuple[int, Part]] = {}
    others: list[Part] = []
    older = any(part.attempt != newest for part in handed.parts)
    for part in (part for part in handed.parts if part.attempt == newest):
        again = AGAIN.fullmatch(part.file)
        name, number = (again[1] + again[4], int(again[2] or again[3])) if again else (part.file, 0)
        if not is_source(name):
            others.append(part)
            continue
        older |= name in best
        if name not in best or number >= best[name][0]:
            best[name] = (number, replace(part, file=name))
    kept = tuple(part for _, part in best.values()) + tuple(others)
    chosen = ", ".join(show_name(part.path.name) for _, part in best.values())
    return replace(handed, parts=kept, notices=(notice("note_latest", file=chosen or newest),) if older else ())


def by_metadata(room: Path, names: list[str]) -> list[Handed]:
    """Return the submissions of an export of Gradescope, one for each of those who handed in together."""
    metadata = read_metadata(room / METADATA)
    found = []
    for name in names:
        parts = (Part(room / name, name),)
        people = [person for person in metadata.get(name, []) if any(person.values())]
        for person in people:
            others = [show_name(other.get("name", "")) for other in people if other is not person]
            notices = (notice("note_group", names=", ".join(others)),) if others else ()
            student = person.get("sid") or person.get("email") or person.get("name") or name
            found.append(Handed(student, parts, person.get("name", ""), person.get("email", ""), notices))
        if not people and kind_of(room / name) != "file":
            found.append(Handed(name, parts))
    return found


def by_name(room: Path, names: list[str]) -> list[Handed]:
    """Return submissions that are named after the students: folders, clones of repositories, archives, files."""
    start = common_start(room, names)
    found = []
    for name in names:
        kind = kind_of(room / name)
        if kind == "folder":
            student = name.removeprefix(start)
        elif kind == "file" and name.lower().endswith(BESIDE):
            continue
        else:
            student = stem_of(name) if is_source(name) or is_archive(name) or kind == "file" else name
        found.append(Handed(student, (Part(room / name, name),)))
    return found


def common_start(room: Path, names: Iterable[str]) -> str:
    """Return what the names of clones begin with (the assignment and a hyphen); nothing where there are no clones."""
    folders = [name for name in names if kind_of(room / name) == "folder"]
    clones = [name for name in folders if os.path.lexists(room / name / ".git")]
    if len(clones) < 2 or 2 * len(clones) <= len(folders):
        return ""
    starts = [clones[0][: mark.end()] for mark in re.finditer("[-_]", clones[0])]
    return max((start for start in starts if all(n.startswith(start) and n != start for n in clones)), default="")
