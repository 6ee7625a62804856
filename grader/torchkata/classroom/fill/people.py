"""The students of a graded class: the keys that tables may use for them, and their marks."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...intake.names import fold_name, joined_forms, words_of
from ...record.document import Document, exercises_of, show_number
from ...record.sentences import say
from ...record.status import Status, show_status

# Position of the platform's number of a student in file names of Canvas and Moodle.
NUMBERED = (
    re.compile(r".+?_(?:LATE_)?(\d+)_\d+_.+", re.DOTALL),
    re.compile(r".*_(\d+)_assignsubmission_.*", re.DOTALL),
)


@dataclass(frozen=True)
class Person:
    """One student. `mark` is None if there is none to write; `why` gives the reason; `numbers` are the platform's."""

    student: str
    name: str
    email: str
    mark: float | None
    why: str = ""
    numbers: frozenset[str] = frozenset()

    @property
    def keys(self) -> set[str]:
        """Return the keys of the student for a column of ids, logins or email addresses."""
        keys = {self.student, self.email, self.email.partition("@")[0], self.student.partition("@")[0]}
        return {fold_name(key.strip()) for key in keys} - {""}

    @property
    def real_name(self) -> str:
        """Return the name, empty if it is only the id."""
        return "" if words_of(self.name) == words_of(self.student) else self.name

    @property
    def name_keys(self) -> set[object]:
        """Return the keys of the name."""
        words = words_of(self.name) or words_of(self.student)
        return {words, *words} if len(words) == 1 else {words}


def name_keys(name: str) -> set[object]:
    """Return the keys of a name: its words in any order, or written as one word."""
    words = words_of(name)
    return {words, *joined_forms(name)} if words else set()


def person_of(document: Document, files: Iterable[str], folders: Iterable[str]) -> Person:
    """Return the student of a document. `files`: names of what was handed in; `folders`: the exercises that count."""
    mark, why = mark_of(document, list(folders))
    matches = [match for name in files for pattern in NUMBERED if (match := pattern.fullmatch(name))]
    student, name, email = (str(document[key]) for key in ("student", "name", "email"))
    return Person(student, name, email, mark, why, frozenset(match[1] for match in matches))


def mark_of(document: Document, folders: list[str]) -> tuple[float | None, str]:
    """Return the points of a student, or None and the reason; never a zero for an unknown mark."""
    if document["status"] != Status.GRADED:
        return None, show_status(document["status"])
    found = {exercise["folder"]: exercise for exercise in exercises_of(document)}
    missing = [folder for folder in folders if folder not in found]
    if missing or document.get("complete") is False:
        return None, say("fill_unfinished")
    counted = [found[folder] for folder in folders]
    ungraded = sum(exercise["ungraded_points"] for exercise in counted)
    if ungraded:
        return None, say("fill_ungraded", points=show_number(ungraded))
    if counted and all(is_missing(exercise) for exercise in counted):
        return None, say("fill_no_file")
    return sum(exercise["points"] for exercise in counted), ""


def is_missing(exercise: Mapping[str, object]) -> bool:
    """Tell whether no file was found for an exercise."""
    problem = exercise.get("problem")
    return isinstance(problem, Mapping) and str(problem.get("cause")).startswith("missing_file")
