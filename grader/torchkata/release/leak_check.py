"""Search the files for students for lines of the answer key."""

from collections.abc import Iterable, Iterator

from ..course.catalog import Exercise, answer_keys
from ..course.seeds import SEED_FILE, course_seed
from ..record.sentences import say
from .contents import Part, files_below, public, templates

SHORTEST = 30  # characters of the shortest line that counts as a leak
COMMONPLACE = {b"with warnings.catch_warnings():"}  # long lines that are common code


def secret_lines(exercises: list[Exercise]) -> dict[bytes, str]:
    """Return the secret lines of the answer key, each with its file.

    Raises CourseError if the seed of hidden checks cannot be read.
    """
    public_parts = [part for exercise in exercises for part in public(exercise)]
    public_parts += templates()
    known = b"\n".join(part.content for part in public_parts)
    seeds = {course_seed(solutions).encode(): f"solutions/{SEED_FILE}" for solutions in answer_keys(exercises)}
    return seeds | {
        line: part.name
        for exercise in exercises
        for part in key(exercise)
        for line in lines_of(part.content)
        if line not in known and line not in COMMONPLACE
    }


def key(exercise: Exercise) -> Iterator[Part]:
    """Yield the files of the answer key of one exercise except images; empty if it is missing."""
    parts = files_below(exercise.secret, f"solutions/{exercise.folder}") if exercise.secret else ()
    return (part for part in parts if not part.name.endswith(".png"))


def lines_of(content: bytes) -> set[bytes]:
    """Return the stripped lines that are long enough to count as a leak."""
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
    content = b"\n".join(part.content for part in everything)
    leaked = [line for line in secrets if line in content]
    return [describe(part, line, secrets[line]) for part in everything for line in leaked if line in part.content]
