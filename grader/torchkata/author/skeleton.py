"""Writes exercises/ from solutions/: the reference without its solutions, and the visible checks."""

import os
from pathlib import Path

from ..course.catalog import SETTINGS, Exercise
from ..errors import CourseError
from ..record.atomic_file import write_text
from ..record.sentences import say
from .sealed_state import sealed_files
from .written_files import Written

BEGIN, END = "# BEGIN SOLUTION", "# END SOLUTION"
STUB = "raise NotImplementedError"


def strip_solutions(source: str, file: Path) -> str:
    """Return `source` with each region between the two markers replaced by ``raise NotImplementedError``.

    Raises CourseError for a marker without its partner.
    """
    kept: list[str] = []
    opened = 0
    for number, line in enumerate(source.splitlines(keepends=True), 1):
        mark = line.strip()
        if mark not in (BEGIN, END):
            kept += [] if opened else [line]
        elif (mark == BEGIN) == bool(opened):
            facts = {"file": file, "line": number, "mark": mark, "begin": BEGIN, "end": END}
            raise CourseError(say("skeleton_partner", **facts))
        elif mark == BEGIN:
            opened = number
            kept.append(line.replace(BEGIN, STUB))
        else:
            opened = 0
    if opened:
        raise CourseError(say("skeleton_open", file=file, line=opened, begin=BEGIN, end=END))
    return "".join(kept)


def skeleton_files(exercise: Exercise) -> dict[Path, str]:
    """Return the content of every file of an exercise's public folder. Raises CourseError without the answer key.

    The sealed mistakes are among them if they are current; they take long to compute, see `sealing`.
    """
    if exercise.secret is None or exercise.reference_file is None:
        raise CourseError(say("skeleton_keyless", folder=exercise.public))
    try:
        reference = exercise.reference_file.read_text(encoding="utf-8")
        return {
            exercise.public / exercise.file: strip_solutions(reference, exercise.reference_file),
            exercise.public / f"test_{exercise.name}.py": exercise.visible_file.read_text(encoding="utf-8"),
            exercise.public / SETTINGS: (exercise.secret / SETTINGS).read_text(encoding="utf-8"),
            **sealed_files(exercise),
        }
    except (OSError, ValueError) as error:
        facts = {"folder": exercise.secret, "problem": error, "file": exercise.file}
        raise CourseError(say("skeleton_parts", **facts)) from error


def write_skeletons(kit: Path, exercises: list[Exercise]) -> list[str]:
    """Write the public folders; return a line for each file. Raises CourseError before writing anything, OSError.

    A file that may hold somebody's work is kept under another name.
    """
    files = {file: text.encode() for exercise in exercises for file, text in skeleton_files(exercise).items()}
    written = Written(kit)
    lines = []
    for file, content in files.items():
        plain = file.is_file() and not file.is_symlink()
        old = file.read_bytes() if plain else b""
        if not plain or old.replace(b"\r\n", b"\n") != content:
            if os.path.lexists(file) and not written.knows(file, old):
                kept = name_for_kept(file)
                file.rename(kept)
                lines.append(say("skeleton_kept", file=kept))
            file.parent.mkdir(parents=True, exist_ok=True)
            write_text(file, content.decode())
            lines.append(say("skeleton_written", file=file))
        written.note(file, content)
    written.save()
    return lines or [say("skeletons_current")]


def name_for_kept(file: Path) -> Path:
    """Return a free name: ``small.py.kept``, then ``small.py.2.kept`` ..."""
    kept, number = file.with_name(f"{file.name}.kept"), 1
    while os.path.lexists(kept):
        number += 1
        kept = file.with_name(f"{file.name}.{number}.kept")
    return kept
