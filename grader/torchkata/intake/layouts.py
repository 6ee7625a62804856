"""Reads who handed in what from the names in a folder.

A layout is recognised if most names in the folder have one form of ``platforms.py``. Others are exports of Gradescope
(``submission_metadata.yml``), clones of repositories (the common start of their names is removed), teams of ILIAS, and
a folder, an archive or a file named after each student.
"""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from ..record.notices import Notices, notice
from ..submission.answer_names import Certainty, Exercises, read_name
from .attempts import HandIn, Part, join_downloads, latest
from .blackboard import User, read_heads
from .gradescope_export import METADATA, read_metadata
from .names import is_archive, is_beside, is_source, show_name, stem_of
from .platforms import FORMS, Form, is_team, most_fitting
from .sections import find_sections, join_sections
from .survey import entry_kind, list_folder
from .times import read_time
from .wrappers import GROUPS, ROSTER, Known


def find_handed(folder: Path, kit: Exercises, known: Known | None = None) -> list[HandIn]:
    """Return what was handed in, of any known layout. Raises OSError, ClassError.

    `known` counts the lines of the roster that a text fits; None without a roster.
    """
    names = [name for name in list_folder(folder) if name not in (ROSTER, GROUPS, METADATA)]
    if (folder / METADATA).is_file():
        return by_metadata(folder, names)
    kinds = {name: entry_kind(folder / name) for name in names}
    form = most_fitting((name, kind) for name, kind in kinds.items() if not is_beside(name))
    fitting = [name for name in names if form and form.kind in ("", kinds[name]) and form.read(name)]
    others = [name for name in names if name not in set(fitting)]
    teams = [name for name in others if kinds[name] == "folder" and team_form(folder / name)]
    found = by_form(folder, fitting, form, known) if form else []
    for team in teams:
        found += by_team(folder / team)
    sections = [] if form or teams else find_sections(folder, kit, known)
    found += join_sections({section: find_handed(section, kit, known) for section in sections}, kit, known)
    left = {*teams, *(section.name for section in sections)}
    return found + by_name(folder, {name: kinds[name] for name in others if name not in left}, kit, known)


def by_form(folder: Path, names: list[str], form: Form, known: Known | None) -> list[HandIn]:
    """Return the submissions of names that have a platform's form, the files of one student together."""
    students: dict[User, list[Part]] = {}
    groups: dict[User, str] = {}
    heads: dict[User, str] = {}
    users = read_heads(folder, {name: form.read(name) or {} for name in names}, known)
    for name in names:
        facts = form.read(name) or {}
        head = facts.get("head", "")
        user = users.get(head) or User(facts.get("student", ""), facts.get("name", "").strip())
        late = any(key.startswith("late") for key in facts)
        part = Part(folder / name, facts.get("file") or "", facts.get("attempt") or "", late)
        students.setdefault(user, []).append(part)
        groups[user], heads[user] = facts.get("group", ""), head
    found = []
    for user, parts in students.items():
        guess = notice("note_user_guessed", head=show_name(heads[user]), student=show_name(user.student))
        notices = (guess,) if user.guessed else ()
        found.append(latest(HandIn(user.student, tuple(parts), user.name, notices=notices, group=groups[user])))
    return found


def team_form(folder: Path) -> Form | None:
    """Return the form of the folders of a team's members, None for any other folder."""
    if not is_team(folder.name):
        return None
    try:
        children = [(name, entry_kind(folder / name)) for name in list_folder(folder)]
    except OSError:
        return None
    return next(
        (f for f in FORMS if children and all(f.kind == k == "folder" and f.read(n) for n, k in children)), None
    )


def by_team(folder: Path) -> list[HandIn]:
    """Return the submissions of a team's members: each has the files of all members, their own first."""
    form = team_form(folder)
    names = list_folder(folder) if form else []
    facts = [(form.read(name) or {}) if form else {} for name in names]
    people = [one.get("name", "").replace("_", " ") or one.get("student", "") for one in facts]
    found = []
    for number, one in enumerate(facts):
        parts = tuple(Part(folder / name, name) for name in (names[number], *names[:number], *names[number + 1 :]))
        others = ", ".join(show_name(person) for person in (*people[:number], *people[number + 1 :]))
        notices = (notice("note_group", names=others),) if others else ()
        found.append(HandIn(one.get("student", ""), parts, one.get("name", ""), notices=notices, group=folder.name))
    return found


def by_metadata(folder: Path, names: list[str]) -> list[HandIn]:
    """Return the submissions of an export of Gradescope, one for each of several submitters."""
    metadata = read_metadata(folder / METADATA)
    found = []
    for name in names:
        parts = (Part(folder / name, name),)
        people = [person for person in metadata.get(name, []) if any(map(person.get, ("name", "sid", "email")))]
        for person in people:
            others = [show_name(other.get("name", "")) for other in people if other is not person]
            notices = (notice("note_group", names=", ".join(others)),) if others else ()
            student = person.get("sid") or person.get("email") or person.get("name") or name
            at = read_time(person.get("created_at", ""))
            who = (person.get("name", ""), person.get("email", ""))
            found.append(HandIn(student, parts, *who, notices, handed_at=at))
        if not people and entry_kind(folder / name) != "file":
            found.append(HandIn(name, parts))
    return found


def by_name(folder: Path, kinds: dict[str, str], kit: Exercises, known: Known | None = None) -> list[HandIn]:
    """Return submissions that are named after the students: folders, clones of repositories, archives, files.

    `kinds`: the names, each with its kind.
    """
    start = common_start(folder, [name for name, kind in kinds.items() if kind == "folder"])
    found = []
    signed: dict[str, list[Part]] = {}
    for name, kind in kinds.items():
        part = Part(folder / name, name)
        if kind == "file" and is_beside(name):
            continue
        named = (
            read_name(name if kind == "file" else f"{name}.py", kit) if kind == "folder" or is_source(name) else None
        )
        signs = named is not None and named.certainty is Certainty.SIGNED and kind == "file"
        if named and signs and named.rest and not (known and known(stem_of(name))):
            signed.setdefault(named.rest, []).append(part)
            continue
        student = name.removeprefix(start) if kind == "folder" else name
        if kind != "folder" and (is_source(name) or is_archive(name) or kind == "file"):
            student = stem_of(name)
        notices: Notices = ()
        if named and named.certainty <= Certainty.NUMBERED and not (known and known(student)):
            notices = (notice("note_exercise_as_student", file=show_name(name), folder=show_name(folder.name)),)
        found.append(HandIn(student, (part,), notices=notices))
    people = [latest(HandIn(student, tuple(parts))) for student, parts in signed.items()]
    return join_downloads(found, known) + people


def common_start(folder: Path, folders: Sequence[str]) -> str:
    """Return the common start of the names of clones (the assignment and a hyphen); empty if there are no clones."""
    clones = [name for name in folders if os.path.lexists(f"{folder}/{name}/.git")]
    if len(clones) < 2 or 2 * len(clones) <= len(folders):
        return ""
    starts = [clones[0][: mark.end()] for mark in re.finditer("[-_]", clones[0])]
    return max((start for start in starts if all(n.startswith(start) and n != start for n in clones)), default="")
