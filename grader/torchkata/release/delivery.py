"""Deliver exercises to students: packed in a kit, and copied to ``exercises/`` after unpacking.

Students unpack a later kit over an earlier one, with programs that overwrite files of the same name. So a kit has no
file below ``exercises/``, where students write. Each exercise is an archive, which is not edited by mistake.
`torchkata grade` extracts it and never changes a student's answer.
"""

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ..author.skeleton import name_for_kept
from ..author.written_files import Written
from ..course.catalog import FOLDER, Exercise
from ..course.feedback import COURSE_FILE
from ..course.find import DELIVERED
from ..errors import CourseError
from ..marking.sealed_file import FILE as SEALED
from ..record.atomic_file import write_text
from ..record.sentences import say
from .bundle import zip_of
from .contents import Part, course_settings, public

NEWER = ".new"  # suffix of a changed skeleton beside a student's answer


def pack(exercise: Exercise) -> Part:
    """Return an exercise as part of a kit. Raises CourseError without its answer key."""
    files = [Part(PurePosixPath(part.name).name, part.content) for part in public(exercise)]
    return Part(f"{DELIVERED.as_posix()}/{exercise.folder}.zip", zip_of(sorted(files, key=lambda part: part.name)))


def pack_settings(course: Path) -> Part:
    """Return the settings of a course as part of a kit. Without any, an empty file replaces that of an earlier kit."""
    content = b"".join(part.content for part in course_settings(course))
    return Part((DELIVERED / COURSE_FILE.name).as_posix(), content)


def place_exercises(course: Path) -> list[str]:
    """Copy the exercises of a kit to ``exercises/``. Return a sentence for each new or changed one.

    The list is empty if no kit was unpacked. Raises CourseError if an archive is damaged, OSError.
    """
    place_settings(course)
    archives = [file for file in sorted((course / DELIVERED).glob("*.zip")) if FOLDER.fullmatch(file.stem)]
    written = Written(course)
    sentences = [sentence for file in archives for sentence in place(course, file, written)]
    written.save()
    return sentences


def place_settings(course: Path) -> None:
    """Copy the settings of a kit to ``exercises/``: they are the teacher's, also where a student has changed them."""
    delivered, file = course / DELIVERED / COURSE_FILE.name, course / COURSE_FILE
    if delivered.is_file() and read_plain(file) != read_plain(delivered):
        file.parent.mkdir(exist_ok=True)
        write_text(file, delivered.read_text(encoding="utf-8"))


def place(course: Path, archive: Path, written: Written) -> Iterator[str]:
    """Copy one exercise to its folder. Yield the sentences for the student."""
    folder = course / "exercises" / archive.stem
    match = FOLDER.fullmatch(archive.stem)
    assert match, archive
    answer = f"{match[2]}.py"
    files = unpack(archive)
    folder.mkdir(parents=True, exist_ok=True)
    if SEALED not in files:
        (folder / SEALED).unlink(missing_ok=True)
    for name, content in files.items():
        if name == SEALED:
            replace_sealed(folder / name, content)
        elif name != answer:
            yield from replace_file(folder / name, content, written)
    if answer in files:  # last: an existing answer file marks a complete exercise
        yield from offer_skeleton(folder / answer, files[answer], archive / answer, written)


def unpack(archive: Path) -> dict[str, bytes]:
    """Return the files of a packed exercise by their names. Raises CourseError."""
    try:
        with zipfile.ZipFile(archive) as opened:
            files = {name: opened.read(name) for name in opened.namelist()}
        texts = [content.decode("utf-8") for content in files.values()]
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise CourseError(say("packed_unreadable", file=archive, problem=error)) from error
    if not texts or any(name != Path(name).name or name.startswith(".") for name in files):
        raise CourseError(say("packed_foreign", file=archive))
    return files


def replace_file(file: Path, content: bytes, written: Written) -> Iterator[str]:
    """Write a file of the teacher. If the existing one was edited, it is kept under another name."""
    if read_plain(file) != content:
        if os.path.lexists(file) and not written.knows(file, read_plain(file) or b""):
            kept = name_for_kept(file)
            file.rename(kept)
            yield say("checks_restored", exercise=file.parent.name, file=file.name, kept=kept.name)
        write_text(file, content.decode())
    written.note(file, content)


def replace_sealed(file: Path, content: bytes) -> None:
    """Write the sealed mistakes. Nobody edits them, so none are kept, and nothing is said."""
    if read_plain(file) != content:
        file.unlink(missing_ok=True)
        write_text(file, content.decode())


def offer_skeleton(file: Path, content: bytes, packed: Path, written: Written) -> Iterator[str]:
    """Write the skeleton, unless the student has an answer. `packed`: the skeleton of the previous kit."""
    exercise, own = file.parent.name, read_plain(file)
    news = not written.knows(packed, content)
    if not os.path.lexists(file) and not os.path.lexists(file.with_suffix(".ipynb")):
        write_text(file, content.decode())
        written.note(file, content)
        yield say("exercise_added", exercise=exercise)
    elif own == content:
        written.note(file, content)
    elif own is not None and written.knows(file, own):
        write_text(file, content.decode())
        written.note(file, content)
        yield say("skeleton_replaced", exercise=exercise, file=file.name)
    elif news:
        newer = file.with_name(f"{file.name}{NEWER}")
        write_text(newer, content.decode())
        yield say("skeleton_newer", exercise=exercise, file=file.name, newer=newer.name)
    written.note(packed, content)


def read_plain(file: Path) -> bytes | None:
    """Return the content of a regular file with normalised line ends; None for anything else. Raises OSError."""
    plain = file.is_file() and not file.is_symlink()
    return file.read_bytes().replace(b"\r\n", b"\n") if plain else None
