"""Writes notebooks into a folder. What somebody else wrote there, or changed, is neither overwritten nor removed."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from ..author.written_files import Written
from ..classroom.output_folder import MARKER, is_marked, mark
from ..course.catalog import PARTS
from ..errors import ReleaseRefused
from ..record.atomic_file import write_text
from ..record.sentences import say
from .course_files import CONFIG

NOTES = Path(".torchkata-files.json")  # digests of what was written here


@dataclass
class Writing:
    """What was done with the files of a folder, by their paths in it."""

    written: list[Path] = field(default_factory=list)
    current: list[Path] = field(default_factory=list)  # as they would be written
    kept: list[Path] = field(default_factory=list)  # changed since they were written, or another's


def write_files(course: Path, files: dict[Path, str], out: Path) -> Writing:
    """Write `files` to the folder `out`, and return what was done.

    A file that was changed since it was written stays, and so does the ``nbgrader_config.py`` of another course of
    nbgrader. Raises ReleaseRefused, before anything is written, for other files that are not ours; OSError.
    """
    refuse_parts(course, out)
    ours, notes = is_marked(out), Written(out, NOTES)
    done = Writing()
    for file, text in files.items():
        kind = state_of(out / file, text.encode(), notes)
        if kind == "kept" and not ours and file != CONFIG:
            raise ReleaseRefused(say("notebooks_foreign", file=out / file))
        getattr(done, kind).append(file)
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not os.path.lexists(out / MARKER):
        mark(out)
    for file in done.written:
        (out / file).parent.mkdir(parents=True, exist_ok=True)
        write_text(out / file, files[file])
    for file in [*done.written, *done.current]:
        notes.note(out / file, files[file].encode())
    notes.save()
    return done


def state_of(file: Path, content: bytes, notes: Written) -> str:
    """Return what to do with a file: ``written`` if it is new or as we left it, ``current``, else ``kept``."""
    if not os.path.lexists(file):
        return "written"
    if file.is_symlink() or not file.is_file():
        return "kept"
    found = file.read_bytes()
    if found == content:
        return "current"
    return "written" if notes.knows(file, found) else "kept"


def refuse_parts(course: Path, out: Path) -> None:
    """Raise ReleaseRefused if the folder lies in the exercises or solutions of the course."""
    real = Path(os.path.realpath(out))
    for part in PARTS:
        place = Path(os.path.realpath(course / part))
        if place == real or place in real.parents:
            raise ReleaseRefused(say("notebooks_nested", out=out, part=part))
