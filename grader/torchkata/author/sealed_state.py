"""Whether the sealed mistakes of an exercise are current: they keep a digest of what they were computed from."""

from dataclasses import replace
from pathlib import Path

from ..cache.content_cache import digest
from ..course.catalog import Exercise
from ..errors import CourseError
from ..marking.outcome_form import VERSION
from ..marking.sealed_file import FILE, read_sealed
from ..record.sentences import say


def sealed_file(exercise: Exercise) -> Path:
    """Return the path of the sealed mistakes of an exercise."""
    return exercise.public / FILE


def as_student(exercise: Exercise) -> Exercise:
    """Return an exercise as a student has it: without the answer key."""
    return replace(exercise, secret=None)


def inputs_of(exercise: Exercise) -> list[bytes]:
    """Return what the sealed mistakes of an exercise are computed from, ends of lines made equal.

    Raises CourseError without the answer key, or where a part of it cannot be read.
    """
    if exercise.reference_file is None:
        raise CourseError(say("skeleton_keyless", folder=exercise.public))
    try:
        files = [exercise.visible_file, exercise.reference_file, *exercise.answers("wrong")]
        parts = [part for file in files for part in (file.name.encode(), file.read_bytes().replace(b"\r\n", b"\n"))]
    except OSError as error:
        facts = {"folder": exercise.secret, "problem": error, "file": exercise.file}
        raise CourseError(say("skeleton_parts", **facts)) from error
    return [str(VERSION).encode(), *parts, exercise.data_digest()]


def name_of_inputs(inputs: list[bytes]) -> str:
    """Return the digest of the inputs that the file keeps."""
    return digest("inputs", *inputs).hex()[:32]


def is_current(exercise: Exercise) -> bool:
    """Return whether the sealed mistakes are those of the answer key. Raises CourseError as `inputs_of` does."""
    if not exercise.answers("wrong"):
        return not sealed_file(exercise).exists()
    found = read_sealed(sealed_file(exercise))
    return found is not None and found.inputs == name_of_inputs(inputs_of(exercise))


def sealed_files(exercise: Exercise) -> dict[Path, str]:
    """Return the file of the sealed mistakes with its content; empty if there is none, or it is stale."""
    file = sealed_file(exercise)
    if not file.is_file() or not is_current(exercise):
        return {}
    return {file: file.read_text(encoding="utf-8")}
