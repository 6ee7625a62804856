"""The exercises that an output folder knows: those of this run, and those whose results are kept from earlier ones.

A run grades its own exercises and touches no other. What was graded before stays in every view, also when its exercise
has changed or is gone: a notice says so. Only a forced run over the whole course drops what the course has no more.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from ..cache.content_cache import digest
from ..course.catalog import Exercise
from ..errors import CourseError
from ..record.attention import MAX_TEXT, Concern
from ..record.sentences import say
from .answer_key import grader_version, pack_key
from .documents import Names
from .journal import Journal
from .options import Options

NOTE = "exercises"  # note in the journal


class Known(msgspec.Struct, frozen=True):
    """An exercise with results in a folder. `version`: of all that decides on its results; empty if unknown."""

    name: str
    folder: str
    points: float
    version: str = ""


class Note(msgspec.Struct, frozen=True):
    """What the journal holds: all exercises of the folder, and the names of those that the last run graded."""

    known: tuple[Known, ...] = ()
    graded: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scheme:
    """The exercises of this run, those that are `kept`, and the `concerns` about them."""

    graded: tuple[Known, ...]
    kept: tuple[Known, ...] = ()
    concerns: tuple[Concern, ...] = ()
    apart: tuple[str, ...] = field(default=(), repr=False)  # kept, and graded by the last run

    @property
    def exercises(self) -> list[tuple[str, float]]:
        """Return folder and maximum points of each exercise, in the order of the folders."""
        return sorted((one.folder, one.points) for one in (*self.graded, *self.kept))

    @property
    def names(self) -> Names:
        """Return the names that decide which results count."""
        return Names(frozenset(one.name for one in self.graded), {one.name: one.folder for one in self.kept})

    def begin(self, journal: Journal) -> None:
        """Let these exercises count from now on; committed by `Journal.begin`."""
        journal.set_apart(self.apart, self.names)
        note = Note((*self.graded, *self.kept), tuple(one.name for one in self.graded))
        journal.remember(NOTE, msgspec.to_builtins(note))

    def say_kept(self) -> str:
        """Return a sentence on what is kept and what is graded; empty if nothing is kept."""
        kept, graded = ([one.folder for one in some] for some in (self.kept, self.graded))
        return say("class_keeps", kept=sorted(kept), graded=graded) if kept else ""


def find_scheme(
    journal: Journal,
    exercises: Sequence[Exercise],
    options: Options,
    refused: Mapping[str, str],
    course: Sequence[Exercise] | None = None,
) -> Scheme:
    """Return what this run grades and what it keeps. `course`: all exercises, None if `exercises` are all.

    Raises OSError, CourseError if the key of an exercise of this run cannot be read.
    """
    graded = tuple(Known(e.name, e.folder, e.points, version_of(e, options)) for e in exercises)
    before, names = read_note(journal), {exercise.name for exercise in exercises}
    whole = {exercise.name: exercise for exercise in (course or exercises)}
    kept = [one for one in before.known if one.name not in names]
    if options.force and len(whole) == len(names | {e.name for e in whole.values() if e.folder in refused}):
        kept = [one for one in kept if one.name in whole or one.folder in refused]
    concerns = [Concern("exercise_refused", "", folder, text[:MAX_TEXT]) for folder, text in refused.items()]
    concerns += concerns_of_kept([one for one in kept if one.folder not in refused], whole, options)
    apart = [one.name for one in kept if one.name in before.graded]
    return Scheme(graded, tuple(kept), tuple(concerns), tuple(apart))


def concerns_of_kept(kept: Iterable[Known], course: Mapping[str, Exercise], options: Options) -> Iterable[Concern]:
    """Yield a concern for each kept exercise that the course does not have, or has in another version."""
    for one in kept:
        exercise = course.get(one.name)
        if exercise is None:
            yield Concern("exercise_gone", "", one.folder, say("exercise_gone"))
        elif one.version != version_or_none(exercise, options):
            yield Concern("exercise_outdated", "", one.folder, say("exercise_outdated"))


def version_of(exercise: Exercise, options: Options) -> str:
    """Return a digest of all that decides on the results of an exercise. Raises OSError, CourseError."""
    key = pack_key([exercise], options.seed).fingerprint
    return digest(key, grader_version(), options.minimal, options.policy, exercise.points).hex()[:32]


def version_or_none(exercise: Exercise, options: Options) -> str | None:
    """Return the version, None if the exercise cannot be read."""
    try:
        return version_of(exercise, options)
    except (OSError, CourseError):
        return None


def read_note(journal: Journal) -> Note:
    """Return what the journal knows. If it has no sound note, the exercises are those of its records."""
    try:
        note = msgspec.convert(journal.recall(NOTE), Note)
    except msgspec.ValidationError:
        note = Note()
    if note.known:
        return note
    found: dict[str, Known] = {}
    for record in journal.records():
        for e in record["exercises"]:
            found[e["name"]] = Known(e["name"], e["folder"], e["max_points"])
    return Note(tuple(found.values()), tuple(found))
