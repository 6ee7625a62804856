"""Looks for the answer key where it must not be: line by line, in the files that students are to get."""

from collections.abc import Iterable, Iterator

from ..course.catalog import Exercise
from ..course.seeds import SEED_FILE, course_seed
from ..record.sentences import say
from .contents import Part, files_below, public, templates

SHORTEST = 30  # characters of a line that can give something away
COMMONPLACE = {b"with warnings.catch_warnings():"}  # long, but said everywhere


def secret_lines(exercises: list[Exercise]) -> dict[bytes, str]:
    """Return the lines of the answer key that students do not have, each with the file it is from.

    Raises CourseError where the seed of hidden checks cannot be read.
    """
    told = [part for exercise in exercises for part in public(exercise)]
    told += templates()
    known = b"\n".join(part.content for part in told)
    rooms = {exercise.secret.parent for exercise in exercises if exercise.secret}
    seeds = {course_seed(solutions).encode(): f"solutions/{SEED_FILE}" for solutions in rooms}
    return seeds | {
        line: part.name
        for exercise in exercises
        for part in key(exercise)
        for line in lines_of(part.content)
        if line not in known and line not in COMMONPLACE
    }


def key(exercise: Exercise) -> Iterator[Part]:
    """Give the files of the answer key of one exercise, without drawn pictures; none where it is not at hand."""
    parts = files_below(exercise.secret, f"solutions/{exercise.folder}") if exercise.secret else ()
    return (part for part in parts if not part.name.endswith(".png"))


def lines_of(content: bytes) -> set[bytes]:
    """Return the lines that are long enough to give something away, without their indentation."""
    return {line for line in map(bytes.strip, content.splitlines()) if len(line) >= SHORTEST}


def describe(part: Part, line: bytes, file: str) -> str:
    """Return the sentence on a part with a line of a secret file. No output may hold the seed, so it is not shown."""
    if file.endswith(SEED_FILE):
        return say("bundle_leak", file=part.name, secret=file)
    return say("bundle_leak_line", file=part.name, secret=file, line=line.decode(errors="replace"))


def find_leaks(parts: Iterable[Part], exercises: list[Exercise]) -> list[str]:
    """Return a sentence for each part that holds a line of the answer key."""
    secrets = secret_lines(exercises)
    everything = list(parts)
    told = b"\n".join(part.content for part in everything)
    leaked = [line for line in secrets if line in told]
    return [describe(part, line, secrets[line]) for part in everything for line in leaked if line in part.content]
