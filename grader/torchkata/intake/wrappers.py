"""Finds the folder that holds the submissions: the given one, or the only folder in it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..record.notices import Notice, notice
from ..submission.answer_names import Certainty, Exercises, is_answer_name, read_name
from ..submission.candidates import VERSION, is_skipped
from ..submission.name_words import DOUBTFUL, NEUTRAL, fold, tokens_of, words_in
from ..submission.walk import Walk
from .gradescope_export import METADATA
from .names import is_archive, is_beside, is_source, show_name, stem_of
from .platforms import most_fitting
from .survey import entry_kind, list_folder

Known = Callable[[str], int]  # number of lines of the roster that a text fits
ROSTER, GROUPS = "roster.csv", "groups.csv"
SUBMITTED = ("submitted", "submitted files", "eingereichte dateien", "archivos enviados", "fichiers remis")
PLACES = words_in("code day module partie parte question session src tag teil unit week woche semaine semana")
MAX_LEVELS = 6  # folders that hold only one folder
MAX_CHILDREN = 200  # entries that are read to tell a class from a student


@dataclass(frozen=True)
class ClassFolder:
    """The folder that holds the submissions; `doubt`: it may also be the folder inside it."""

    folder: Path
    doubt: Notice | None = None


def find_class_folder(folder: Path, kit: Exercises, known: Known | None = None) -> ClassFolder:
    """Return the folder that holds the submissions: `folder`, or one below it. Raises OSError.

    `known` counts the lines of the roster that a text fits; None without a roster.
    """
    found, doubt = folder, None
    for level in range(MAX_LEVELS):
        inner = step_down(found)
        if inner is None:
            break
        if inner.name.lower() in SUBMITTED:
            return ClassFolder(inner)
        try:
            kind = look_like_class(inner, kit, known)
        except OSError:
            break
        if kind == "class":
            return find_class_folder(inner, kit, known) if level < MAX_LEVELS - 1 else ClassFolder(inner)
        if kind == "doubt" and doubt is None:
            doubt = notice("note_one_folder", folder=show_name(inner.name))
        found = inner
    return ClassFolder(folder, doubt)


def step_down(folder: Path) -> Path | None:
    """Return the only folder in a folder, or the one for submitted files; None if there is none. Raises OSError."""
    kinds = {name: entry_kind(folder / name) for name in list_folder(folder)}
    names = [name for name, kind in kinds.items() if kind != "file" or is_source(name) or is_archive(name)]
    for name in names:
        if name.lower() in SUBMITTED and kinds[name] == "folder":
            return folder / name
    if METADATA in kinds or len(names) != 1 or kinds[names[0]] != "folder":
        return None
    return None if most_fitting([(names[0], "folder")]) else folder / names[0]


def look_like_class(folder: Path, kit: Exercises, known: Known | None = None) -> str:
    """Return whether a folder holds a ``class``, the work of one ``student``, or is in ``doubt``. Raises OSError.

    It is a class if a platform's files say so, if most names have a platform's form, if the folders are clones, or if
    two of them hold an answer, are named neither as an exercise nor as a version, and are on the roster (if any).
    """
    names = list_folder(folder)
    children = [(name, entry_kind(folder / name)) for name in names if not is_beside(name)]
    if METADATA in names or ROSTER in names or GROUPS in names or (len(children) > 1 and most_fitting(children)):
        return "class"
    if any(entry_kind(folder / name / ".git") == "folder" for name, kind in children if kind == "folder"):
        return "class" if len(children) > 1 else "student"
    people = [(name, kind) for name, kind in children[:MAX_CHILDREN] if may_be_person(name, kind, kit)]
    if known and not known(folder.name) and any(known(stem_of(name)) == 1 or known(name) == 1 for name, _ in people):
        return "class"
    if sum(holds_answer(folder / name, kind, kit) for name, kind in people) > 1:
        return "class"
    archives = [name for name, kind in people if kind == "file" and is_archive(name)]
    if len(archives) > 1 and len(archives) == len(children):
        return "class"
    loose = [name for name, kind in people if kind == "file" and is_answer_name(name)]
    folders = [name for name, kind in people if kind == "folder"]
    return "doubt" if len(folders) > 1 or len(archives) > 1 or len(loose) > 1 else "student"


def may_be_person(name: str, kind: str, kit: Exercises) -> bool:
    """Tell whether a folder or file may belong to a student: its name is neither an exercise nor a version."""
    if kind == "file" and is_answer_name(name):
        named = read_name(name, kit)
        return named is None or named.certainty in (Certainty.OWNED, Certainty.SIGNED)
    stem = stem_of(name) if kind == "file" else name
    named = read_name(f"{stem}.py", kit)
    words = [word for word in tokens_of(fold(stem)) if not word.isdecimal()]
    plain = {word for word in words if len(word) > 1} <= NEUTRAL | DOUBTFUL | PLACES and max(
        map(len, words), default=0
    ) > 1
    numbers = {number for _, number in kit.numbers}
    near = named is not None and named.certainty not in (Certainty.OWNED, Certainty.SIGNED)
    exercise = near or is_numbered(stem, numbers)
    return not (exercise or VERSION.fullmatch(stem) or plain)


def is_numbered(stem: str, numbers: set[int]) -> bool:
    """Tell whether a name begins with the number of an exercise, as ``05_small`` (any two digits without a course)."""
    head, separator, tail = stem.partition("_")
    return head.isdecimal() and len(head) == 2 and bool(separator and tail) and (not numbers or int(head) in numbers)


def holds_answer(path: Path, kind: str, kit: Exercises) -> bool:
    """Tell whether a file or folder answers an exercise of the course."""
    if kind == "folder":
        names = [name for _, files in Walk(path, is_skipped) for name in files]
    else:
        names = [path.name] if kind == "file" else []
    read = (read_name(name, kit) for name in names)
    return any(named is not None and named.certainty < Certainty.DOUBTFUL for named in read)
