"""Choose the exercises of a course that can be graded in full, and explain why the others cannot."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import CourseError, GraderFailed, NothingToGrade
from ..record.sentences import say
from . import missing_packages as packages
from .catalog import PARTS, SETTINGS, Exercise, exercise_folders, load_exercises
from .libraries import mentioned_libraries
from .names import find_exercise, split_names


@dataclass(frozen=True)
class Choice:
    """The exercises to grade. `refused`: folder -> reason, for the others. `notes`: what the author should do.

    `course`: all exercises of the course.
    """

    exercises: list[Exercise]
    refused: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    course: list[Exercise] = field(default_factory=list)

    def sentences(self) -> list[str]:
        """Return all sentences for the person who grades."""
        return [*self.refused.values(), *self.notes]


def choose_exercises(course: Path, only: list[str]) -> list[Exercise]:
    """Return the exercises of a course that are in `only`; see `select`. Raises NothingToGrade."""
    return select(load_course(course), only)


def load_course(course: Path) -> list[Exercise]:
    """Return all exercises of a course. Raises NothingToGrade."""
    try:
        return load_exercises(course)
    except CourseError as error:
        raise NothingToGrade(str(error)) from error


def select(exercises: list[Exercise], only: list[str]) -> list[Exercise]:
    """Return the exercises in `only`, as people type them (see `find_exercise`); all if it is empty.

    The result is in the order of `exercises`, without duplicates. Raises NothingToGrade.
    """
    chosen = {find_exercise(exercises, name).folder for text in only for name in split_names(text)}
    return [exercise for exercise in exercises if exercise.folder in chosen or not only]


def choose_gradable(course: Path, only: list[str], hidden: bool = True) -> Choice:
    """Return the exercises that can be graded on all of their checks. `hidden`: hidden checks are required too.

    In a course with an answer key, an exercise without one is refused. A student's copy has none and is graded on the
    visible checks. Raises NothingToGrade if no exercise is left.
    """
    every = load_course(course)
    chosen = select(every, only)
    with_key = any(map(key_files, every))
    problems = {exercise.folder: find_problem(exercise, course, with_key and hidden) for exercise in chosen}
    refused = {folder: problem for folder, problem in problems.items() if problem}
    if with_key and not only:
        refused |= dict(find_strays(course))
    exercises = [exercise for exercise in chosen if exercise.folder not in refused]
    if not exercises:
        raise NothingToGrade("\n".join(refused.values()))
    return Choice(exercises, refused, list(find_notes(course, exercises)) if with_key else [], every)


def require_all(choice: Choice, hidden: bool) -> None:
    """Raise GraderFailed unless every exercise can be graded, with its hidden checks if `hidden`.

    For platforms that count all points of an assignment: a skipped exercise would count as lost points.
    """
    keyless = [e.folder for e in choice.exercises if hidden and e.secret is None]
    problems = [*choice.refused.values(), *(say("no_key", folder=folder) for folder in keyless)]
    if problems:
        raise GraderFailed(say("not_all", problems="\n".join(problems)))


def key_files(exercise: Exercise) -> list[Path]:
    """Return the existing files of the answer key of an exercise."""
    wanted = [exercise.reference_file, exercise.hidden_file] if exercise.secret else []
    return [file for file in wanted if file and file.is_file()]


def find_problem(exercise: Exercise, course: Path, with_key: bool) -> str:
    """Return why an exercise cannot be graded; an empty string if it can. `with_key`: it needs its answer key."""
    folder = exercise.folder
    if with_key and exercise.secret is None:
        return say("refused_no_key", folder=folder)
    wanted = [exercise.visible_file, *([exercise.reference_file, exercise.hidden_file] if with_key else [])]
    for file in wanted:
        if file and not file.is_file():
            return say("refused_no_file", file=show(file, course), folder=folder)
    try:
        exercise.checks(with_key)
    except CourseError as error:
        return say("refused_broken", problem=error, folder=folder)
    return ""


def find_strays(course: Path) -> Iterator[tuple[str, str]]:
    """Yield each folder that is named like an exercise but has no settings file, with a sentence about it."""
    for path, _ in exercise_folders(course):
        settings = [course / part / path.name / SETTINGS for part in PARTS]
        if any(path.glob("*.py")) and not any(file.is_file() for file in settings):
            facts = {"path": show(path, course), "settings": SETTINGS, "folder": path.name}
            yield path.name, say("refused_no_settings", **facts)


def find_notes(course: Path, exercises: list[Exercise]) -> Iterator[str]:
    """Yield a sentence about each exercise without a skeleton, if the course has any in its folder exercises/."""
    for exercise in exercises if exercise_folders(course, ["exercises"]) else []:
        if not (exercise.public / exercise.file).is_file():
            yield say("refused_no_skeleton", folder=exercise.folder)


def show(path: Path, course: Path) -> str:
    """Return a path relative to the course folder, if it is inside."""
    return str(path.relative_to(course)) if path.is_relative_to(course) else str(path)


def require_packages(exercises: list[Exercise], *others: str) -> None:
    """Raise NothingToGrade if a package that checks, references or skeletons use, or one of `others`, is missing."""
    files = [file for e in exercises for file in (e.reference_file, e.public / e.file, *e.check_files()) if file]
    libraries = mentioned_libraries(b"\n".join(file.read_bytes() for file in files if file.is_file()))
    missing = packages.first_missing([*packages.ALWAYS, *others, *libraries])
    if missing:
        raise NothingToGrade(missing)
