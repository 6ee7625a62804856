"""Finds and reads the files of a submission: a folder of any shape, or one file."""

import os
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from .catalog import Exercise
from .handed_code import MAX_FILE, NOTEBOOK, read_code, remarks_on
from .helper_files import HelperFiles, find_beside, read_helper_files
from .libraries import CLUES, clues
from .notebook import Aside
from .notices import Notice, Notices, distinct, notice, text_of
from .sentences import show_name
from .walk import Walk

TODO = re.compile(rb"^[ \t]+raise NotImplementedError", re.MULTILINE)  # as code, not as a word of the text
SKIPPED = {"__pycache__", "node_modules", "site-packages"}


@dataclass(frozen=True)
class Answer:
    """A student's file for one exercise. Where `refused` is set it could not be read, and the notice says why."""

    exercise: Exercise
    source: bytes = b""
    refused: Notice | None = None
    missing: bool = False  # there is nothing to run: no file, or an empty one
    found: bool = True  # there is a file, whatever it holds
    notices: Notices = ()
    helpers: HelperFiles = ()
    places: tuple[tuple[int, int], ...] = ()  # of a notebook: cell and line in it, for each line of the source
    called: str = ""  # the name of the file that was read
    asides: tuple[Aside, ...] = ()  # of a notebook: what is defined where it is not run

    @property
    def problem(self) -> str:
        """Return the sentence on why it could not be read; an empty text where it was."""
        return self.refused.text if self.refused else ""

    @property
    def note(self) -> str:
        """Return the sentences of all notices."""
        return text_of(self.notices)

    @property
    def file(self) -> str:
        """Return the name that messages give the file."""
        return self.called or self.exercise.file

    @property
    def cells(self) -> tuple[int, ...]:
        """Return the index of the first line of each cell of a notebook; none for a plain file."""
        numbers = [cell for cell, _ in self.places]
        return tuple(at for at, cell in enumerate(numbers) if at == 0 or numbers[at - 1] != cell)


def find_answers(submission: Path, exercises: Iterable[Exercise]) -> list[Answer]:
    """Return one answer for every exercise, found by file name, wherever it lies below `submission`.

    A file is ``name.py`` or the notebook ``name.ipynb``. A single file answers the exercise of its name, or the only
    exercise there is; the other exercises are left out. It comes alone: what lies beside it may be another student's.
    """
    exercises = list(exercises)
    if not submission.is_dir():
        chosen = [e for e in exercises if submission.name in files_of(e)] or (exercises if len(exercises) == 1 else [])
        return [read_answer(exercise, submission) for exercise in chosen]
    walk = Walk(submission, is_skipped)
    found = find_files(walk, {name for exercise in exercises for name in files_of(exercise)})
    answers = [
        choose_answer(exercise, [path for name in files_of(exercise) for path in found.get(name, [])], submission)
        for exercise in exercises
    ]
    return tell_unseen(answers, walk.unseen())


def is_skipped(folder: str) -> bool:
    """Tell whether a folder of this name is not looked into: hidden ones, and those of tools."""
    return folder.startswith(".") or folder in SKIPPED


def tell_unseen(answers: list[Answer], unseen: Notices) -> list[Answer]:
    """Return the answers with what was not looked at: noted at the first, and wherever a file was not found."""
    told = [
        replace(a, refused=Notice(a.refused.cause, text_of([a.refused, *unseen]))) if a.refused and not a.found else a
        for a in answers
    ]
    return [replace(a, notices=distinct([*a.notices, *unseen])) for a in told[:1]] + told[1:]


def files_of(exercise: Exercise) -> tuple[str, str]:
    """Return the names that a file with the answer to an exercise may have."""
    return exercise.file, f"{exercise.name}{NOTEBOOK}"


def find_files(walk: Walk, names: set[str]) -> dict[str, list[Path]]:
    """Return the paths for each of `names` in the folders that a walk comes through."""
    found: dict[str, list[Path]] = {}
    for folder, files in walk:
        for name in names.intersection(files):
            found.setdefault(name, []).append(folder / name)
    return found


def choose_answer(exercise: Exercise, paths: list[Path], submission: Path) -> Answer:
    """Read the best of several files: in the exercise's own folder, nearest to the top, not the notebook of two."""
    if not paths:
        place = show_name(submission.resolve().name)
        missing = notice("missing_file", file=exercise.file, place=place)
        return Answer(exercise, refused=missing, missing=True, found=False)
    best = min(
        paths,
        key=lambda path: (path.parent.name != exercise.folder, len(path.parts), path.suffix == NOTEBOOK, str(path)),
    )
    helpers, left_out = read_helper_files(best, exercise.helpers)
    chosen = show_name(str(best.relative_to(submission)), 200)
    others = [notice("ambiguous", file=exercise.file, chosen=chosen)] if len(paths) > 1 else []
    answer = read_answer(exercise, best)
    return replace(answer, notices=(*others, *left_out, *answer.notices), helpers=helpers)


def read_answer(exercise: Exercise, path: Path) -> Answer:
    """Read one file, if it is a regular file of a size that a person could have written."""
    name = show_name(path.name)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with open(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return Answer(exercise, refused=notice("not_regular", file=name))
            data = file.read(MAX_FILE + 1)
    except IsADirectoryError:
        return Answer(exercise, refused=notice("not_regular", file=name))
    except OSError as error:
        if path.is_symlink():
            return Answer(exercise, refused=notice("not_regular", file=name))
        return Answer(exercise, refused=notice("unreadable", file=name, problem=error.strerror))
    if not data.strip():
        return Answer(exercise, refused=notice("empty_file", file=name), missing=True)
    code = read_code(data, name)
    beside = [other.name for other in find_beside(path, ("*.py",))]
    remarks = () if code.refused else remarks_on(code.source, name, beside, exercise.helpers)
    return Answer(
        exercise,
        code.source,
        code.refused,
        notices=(*code.notices, *remarks),
        places=code.places,
        called=name,
        asides=code.asides,
    )


def libraries_of(answer: Answer, hidden: bool) -> list[str]:
    """Return the big libraries that the worker of an answer will need: its own, and those of the values it is sent."""
    own = clues(b"\n".join([answer.source, *(content for _, content in answer.helpers)]))
    libraries = [name for name in CLUES if name in own or name in libraries_of_checks(answer.exercise, hidden)]
    # A file with TODOs left may never make an optimizer, and the import for the first one takes a second.
    return [name for name in libraries if name != "torch._dynamo" or not TODO.search(answer.source)]


@lru_cache(maxsize=1000)
def libraries_of_checks(exercise: Exercise, hidden: bool) -> list[str]:
    """Return the big libraries that the checks of an exercise seem to use."""
    return clues(b"\n".join(file.read_bytes() for file in exercise.check_files(hidden) if file.is_file()))
