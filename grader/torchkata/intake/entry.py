"""One student's work as it was found: what to open, or why there is nothing."""

from dataclasses import dataclass, field
from pathlib import Path

from ..record.message import phrase
from ..record.notices import Notice, Noticed, Notices, notice
from .attempts import Part
from .names import is_archive, is_foreign_archive, is_source, show_name
from .survey import entry_kind, list_folder


@dataclass(frozen=True, slots=True)  # a large class has many
class Entry(Noticed):
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
    own_id: bool = field(default=True, repr=False)  # from the submission itself, or from the roster
    late: bool = False  # according to the platform
    handed_at: str = ""  # ISO date with an offset, according to the platform; empty if it is not known


def sort_parts(parts: tuple[Part, ...]) -> tuple[tuple[Part, ...], list[Notice]]:
    """Return the parts that are files and folders, and a notice on each of the others."""
    good, bad = [], []
    for part in parts:
        kind, file = entry_kind(part.path), show_name(part.path.name)
        if kind in ("file", "folder"):
            good.append(part)
        elif kind == "unreadable":
            bad.append(notice("handed_unreadable", file=file, problem=phrase("it_is_gone")))
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
    """Return the notice on files of which none can hold an answer."""
    names = [part.path.name for part in parts]
    if any(is_source(name) or is_archive(name) for name in names) or any(entry_kind(p.path) == "folder" for p in parts):
        return None
    return useless(student, names)


def useless(student: str, others: list[str]) -> Notice:
    """Return the notice on a submission without any file that could hold an answer, only `others`."""
    packed = [name for name in others if is_foreign_archive(name)]
    if packed:
        return notice("archive_foreign", file=show_name(packed[0]))
    names = ", ".join(show_name(name) for name in others[:3])
    return notice("handed_useless", student=student, others=phrase("handed_others", names=names) if others else "")
