"""Find the exercise that a person means: names, numbers, files and parts of names, as they are typed."""

import difflib
import re
from collections.abc import Callable
from pathlib import PurePath

from ..errors import NothingToGrade
from ..record.sentences import say
from .catalog import Exercise

SEPARATORS = re.compile(r"[,;\s]+")
NOTEBOOK_OR_SCRIPT = (".py", ".ipynb")
MAX_NEAR = 3  # names after "did you mean"
Matches = Callable[[Exercise, str], bool]


def split_names(text: str) -> list[str]:
    """Return the names in a text, with commas or spaces between them. A path with spaces is one name."""
    return [text] if "/" in text else [word for word in SEPARATORS.split(text) if word]


def find_exercise(exercises: list[Exercise], word: str) -> Exercise:
    """Return the exercise that a word means: by its name, number, folder or file, or by a part of its name.

    The name itself counts more than a beginning, and a beginning more than another part. Capital letters do not matter.
    Raises NothingToGrade if there is none, with the nearest, or more than one, with all of them.
    """
    wanted = plain_name(word)
    for matches in (is_name, begins, contains):
        found = [exercise for exercise in exercises if wanted and matches(exercise, wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            raise NothingToGrade(say("refused_ambiguous", word=word, names=[one.name for one in found]))
    names = [exercise.name for exercise in exercises]
    near = difflib.get_close_matches(re.sub(r"^\d+_", "", wanted), names, MAX_NEAR, 0.6)
    key = "refused_no_exercise_near" if near else "refused_no_exercise"
    raise NothingToGrade(say(key, word=word, names=names, near=near))


def find_exercises(exercises: list[Exercise], word: str) -> list[Exercise]:
    """Return all exercises whose name begins with a word that is no name itself; else see `find_exercise`."""
    wanted = plain_name(word)
    named = any(is_name(exercise, wanted) for exercise in exercises)
    begun = [exercise for exercise in exercises if wanted and not named and begins(exercise, wanted)]
    return begun or [find_exercise(exercises, word)]


def plain_name(word: str) -> str:
    """Return what a word says of a name: the last part of a path, without its ending, in small letters."""
    last = PurePath(word.strip().replace("\\", "/")).name.lower()
    for ending in NOTEBOOK_OR_SCRIPT:
        last = last.removesuffix(ending)
    return re.sub(r"[-\s]", "_", last)


def is_name(exercise: Exercise, wanted: str) -> bool:
    """Return whether an exercise has this name, folder or number."""
    if wanted.isdecimal():
        return int(wanted) == exercise.number
    return wanted in (exercise.name.lower(), exercise.folder.lower(), f"test_{exercise.name}".lower())


def begins(exercise: Exercise, wanted: str) -> bool:
    """Return whether the name or the folder of an exercise begins like this. A number is no beginning."""
    names = (exercise.name.lower(), exercise.folder.lower())
    return not wanted.isdecimal() and any(name.startswith(wanted) for name in names)


def contains(exercise: Exercise, wanted: str) -> bool:
    """Return whether the name of an exercise has this part. A number is no part."""
    return not wanted.isdecimal() and wanted in exercise.name.lower()
