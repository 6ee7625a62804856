"""Finds and reads the files of a submission: a folder of any shape, or one file."""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ..course.catalog import Exercise, numbers_in_kit
from ..course.libraries import CLUES, imported_libraries, mentioned_libraries
from ..record.notices import Notice, Noticed, Notices, distinct, joined, notice
from ..record.sentences import show_name
from .answer_names import MAX_SHOWN, NOTEBOOK, Certainty, is_notebook_name, kit_of, read_name
from .candidates import Candidates, find_candidates, is_skipped, may_answer
from .helper_files import HelperFiles, find_beside, read_helper_files
from .notebook import Aside
from .source_code import MAX_FILE, read_code, remarks_on
from .untouched import is_untouched
from .walk import Walk

MAX_CANDIDATES = 20  # files that are read to choose one
MAX_PATH = 1000  # characters; a longer path loses its middle
TAKEN = {Certainty.OWNED: "file_owned", Certainty.SIGNED: "file_signed", Certainty.LONE: "lone_file"}
WORK, UNTOUCHED, UNREADABLE, EMPTY = range(4)  # states of a file, the best first


@dataclass(frozen=True)
class Answer(Noticed):
    """A student's file for one exercise. If `refused` is set, it could not be read, and the notice says why."""

    exercise: Exercise
    source: bytes = b""
    refused: Notice | None = None
    missing: bool = False  # there is no file, or an empty one
    found: bool = True  # there is a file, whatever it holds
    notices: Notices = ()
    helpers: HelperFiles = ()
    places: tuple[tuple[int, int], ...] = ()  # of a notebook: (cell, line in it) for each line of the source
    called: str = ""  # the name of the file that was read
    path: str = ""  # of that file in the submission, printable
    asides: tuple[Aside, ...] = ()  # of a notebook: definitions in cells that are not run

    @property
    def file(self) -> str:
        """Return the name that messages give the file."""
        return self.called or self.exercise.file

    @property
    def cells(self) -> tuple[int, ...]:
        """Return the index of the first line of each cell of a notebook; empty for a script."""
        numbers = [cell for cell, _ in self.places]
        return tuple(at for at, cell in enumerate(numbers) if at == 0 or numbers[at - 1] != cell)


def find_answers(submission: Path, exercises: Iterable[Exercise], owner: str = "") -> list[Answer]:
    """Return one answer for every exercise, found by file name at any depth below `submission`.

    A file is ``name.py`` or the notebook ``name.ipynb``, or has a name that can mean nothing else, with a notice. A
    single file answers the exercise of its name, or the only exercise; the other exercises are left out. Files beside a
    single file are not read: they may be another student's. `owner` is what is known of the student, whose name may be
    in a file's name.
    """
    exercises = list(exercises)
    if not submission.is_dir():
        return answer_of_file(submission, exercises, owner)
    walk = Walk(submission, is_skipped)
    found = find_candidates(walk, exercises, f"{owner} {submission.resolve().name}")
    return note_unseen([choose_answer(exercise, found, submission) for exercise in exercises], walk.unseen())


def answer_of_file(file: Path, exercises: list[Exercise], owner: str) -> list[Answer]:
    """Return the answer in a single file; empty if its name is that of another exercise, or of none of several."""
    named = read_name(file.name, kit_of(numbers_in_kit(exercises)), owner)
    sure = named is not None and named.certainty < Certainty.DOUBTFUL
    chosen = [exercise for exercise in exercises if sure and named and named.exercise == exercise.name]
    if named and chosen and named.certainty is Certainty.SIGNED and len(exercises) > 1:
        chosen = [exercise for exercise in chosen if may_answer(exercise, file)]
    if not chosen and len(exercises) == 1 and not sure:
        chosen = exercises
    answers = [replace(read_answer(exercise, file), path=show_name(file.name)) for exercise in chosen]
    return [note_renamed(answer, file.name, named.certainty) for answer in answers] if sure and named else answers


def note_renamed(answer: Answer, name: str, certainty: Certainty) -> Answer:
    """Return an answer with a notice on a name that is not exactly the expected one, including its ending."""
    if certainty is Certainty.EXACT:
        return answer
    others = tuple(one for one in answer.notices if one.cause != "read_as_notebook")
    ending = NOTEBOOK if is_notebook_name(name) or others != answer.notices else ".py"
    facts = {"file": show_name(name), "wanted": f"{answer.exercise.name}{ending}"}
    return replace(answer, notices=(*others, notice(TAKEN.get(certainty, "file_renamed"), **facts)))


def note_unseen(answers: list[Answer], unseen: Notices) -> list[Answer]:
    """Return the answers with notices on what was skipped: at the first, and at each file that was not found."""
    noted = [replace(a, refused=joined([a.refused, *unseen])) if a.refused and not a.found else a for a in answers]
    return [replace(a, notices=distinct([*a.notices, *unseen])) for a in noted[:1]] + noted[1:]


def find_files(walk: Walk, names: set[str]) -> dict[str, list[Path]]:
    """Return the paths of each of `names` in the folders of a walk."""
    found: dict[str, list[Path]] = {}
    for folder, files in walk:
        for name in names.intersection(files):
            found.setdefault(name, []).append(folder / name)
    return found


def choose_answer(exercise: Exercise, found: Candidates, submission: Path) -> Answer:
    """Read the best of several files: the first one, as ranked, that the student worked on."""
    candidates, near = found.of(exercise)[:MAX_CANDIDATES], ", ".join(found.near(exercise))
    if not candidates:
        facts = {"file": exercise.file, "place": show_name(submission.resolve().name)}
        facts |= {"notebook": f"{exercise.name}{NOTEBOOK}", "near": near, "others": ", ".join(found.others())}
        key = "missing_file_near" if near else "missing_file_others" if facts["others"] else "missing_file"
        return Answer(exercise, refused=notice(key, **facts), missing=True, found=False)
    read = [(candidate, read_answer(exercise, candidate.path)) for candidate in candidates]
    checks = f"test_{exercise.file}"  # the visible checks lie beside each skeleton
    doubtful = ", ".join(name for name in found.near(exercise) if name != checks)
    states = [state_of(answer) if len(read) > 1 or doubtful else WORK for _, answer in read]
    first = states.index(min(states))
    best, answer = read[first]
    helpers, left_out = read_helper_files(best.path, exercise.helpers)
    shown = [show_name(str(candidate.path.relative_to(submission)), 200) for candidate in candidates]
    answer = note_renamed(answer, best.path.name, best.certainty)
    guessed = note_others(exercise, shown, states, first)
    if doubtful and states[first] is not WORK:
        guessed.append(notice("doubtful_beside", file=shown[first], near=doubtful))
    path = show_name(best.path.relative_to(submission).as_posix(), MAX_PATH)
    return replace(answer, notices=distinct([*answer.notices, *guessed, *left_out]), helpers=helpers, path=path)


def state_of(answer: Answer) -> int:
    """Return the state of a file: work, untouched skeleton, unreadable, or empty."""
    if answer.refused:
        return EMPTY if answer.missing else UNREADABLE
    return UNTOUCHED if is_untouched(answer.exercise, answer.source) else WORK


def note_others(exercise: Exercise, shown: list[str], states: list[int], first: int) -> list[Notice]:
    """Return the notice on the files that were passed over, if there are any."""
    others = [name for number, name in enumerate(shown) if number != first]
    if not others:
        return []
    facts = {"file": exercise.file, "chosen": shown[first], "others": ", ".join(others[:MAX_SHOWN])}
    untouched = states[first] is WORK and all(state is not WORK for n, state in enumerate(states) if n != first)
    return [notice("skeleton_beside" if untouched else "ambiguous", **facts)]


def read_answer(exercise: Exercise, path: Path) -> Answer:
    """Read one file, if it is a regular file below the size limit."""
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
    """Return the big libraries that the worker of an answer needs: its own, and those of its arguments."""
    wanted = {*mentioned_libraries(code_of(answer)), *libraries_of_checks(answer.exercise, hidden)}
    return [name for name in CLUES if name in wanted]


def needed_libraries(answer: Answer, hidden: bool) -> list[str]:
    """Return the big libraries without which an answer cannot be graded: those it imports, and those of its checks.

    What a student writes of a library must not decide whether the file is graded.
    """
    return [*imported_libraries(code_of(answer)), *libraries_of_checks(answer.exercise, hidden)]


def code_of(answer: Answer) -> bytes:
    """Return the code of an answer and of its helpers."""
    return b"\n".join([answer.source, *(content for _, content in answer.helpers)])


def libraries_of_checks(exercise: Exercise, hidden: bool) -> list[str]:
    """Return the big libraries that the checks of an exercise mention."""
    return mentioned_libraries(b"\n".join(file.read_bytes() for file in exercise.check_files(hidden) if file.is_file()))
