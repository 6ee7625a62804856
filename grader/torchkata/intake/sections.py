"""Recognises a class in parts: a folder for each section or exercise, with a folder or file for each student."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ..record.notices import distinct, notice
from ..submission.answer_names import Exercises, is_answer_name
from .attempts import HandIn
from .names import is_archive, is_beside, show_name, stem_of
from .survey import entry_kind, list_folder
from .wrappers import Known, holds_answer, may_be_person


def find_sections(base: Path, kit: Exercises, known: Known | None) -> list[Path]:
    """Return the folders that are sections or exercises of a class. Raises OSError.

    With a roster: it lists names within the folders, and none of the folders. Without: at least half of the folders
    hold two folders with answers whose names are no versions, no exercises and in no other part.
    """
    folders = {
        base / name: entry_kind(base / name) for name in list_folder(base) if entry_kind(base / name) == "folder"
    }
    inside = {folder: children_of(folder) for folder in folders}
    if known:
        taken = any(known(folder.name) for folder in folders)
        return [] if taken else [f for f, names in inside.items() if any(known(stem_of(name)) == 1 for name in names)]
    several = [folder for folder, names in inside.items() if holds_several(folder, names, kit)]
    times = Counter(name for folder in several for name in inside[folder])
    if len(folders) < 2 or 2 * len(several) < len(folders):
        return []
    if max(times.values()) > 1 and not all(is_exercise(folder, kit) for folder in several):
        return []
    return [folder for folder, names in inside.items() if folder in several or not is_own(folder, names)]


def children_of(folder: Path) -> list[str]:
    """Return the content of a folder, empty if it cannot be read."""
    try:
        return [name for name in list_folder(folder) if not is_beside(name)]
    except OSError:
        return []


def holds_several(folder: Path, names: Sequence[str], kit: Exercises) -> bool:
    """Tell whether a folder holds at least two folders that may belong to students and hold answers."""
    people = [name for name in names if entry_kind(folder / name) == "folder" and may_be_person(name, "folder", kit)]
    return len(people) > 1 and sum(holds_answer(folder / name, "folder", kit) for name in people) > 1


def is_own(folder: Path, names: Sequence[str]) -> bool:
    """Tell whether a folder belongs to one student: a possible answer lies directly in it, or it has no folder."""
    loose = any(is_answer_name(name) or is_archive(name) for name in names)
    return loose or not any(entry_kind(folder / name) == "folder" for name in names)


def is_exercise(folder: Path, kit: Exercises) -> bool:
    """Tell whether a folder has the name of an exercise."""
    return not may_be_person(folder.name, "folder", kit)


def join_sections(parts: Mapping[Path, Sequence[HandIn]], kit: Exercises, known: Known | None) -> list[HandIn]:
    """Return the submissions of all parts, with a notice on the part for each student who is not on a roster.

    If the parts are exercises, the work of one student in several of them is one submission.
    """
    joined: dict[object, HandIn] = {}
    for folder, found in parts.items():
        for handed in found:
            guess = [] if known and known(handed.student) else [notice("note_section", folder=show_name(folder.name))]
            key = (handed.student, handed.name, "" if is_exercise(folder, kit) else folder)
            before = joined.get(key, replace(handed, parts=(), notices=()))
            joined[key] = replace(
                handed,
                parts=(*before.parts, *handed.parts),
                notices=distinct([*before.notices, *handed.notices, *guess]),
            )
    return list(joined.values())
