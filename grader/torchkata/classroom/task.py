"""What a grading process receives: one submission, and the settings of the class."""

from dataclasses import astuple, dataclass, field, fields

from ..cache.content_cache import digest
from ..course.catalog import Exercise
from ..record.notices import Notice, Notices
from ..submission.helper_files import HelperFiles
from ..submission.notebook import Aside
from ..submission.reader import Answer


@dataclass(frozen=True)
class TaskSettings:
    """The settings of a class. `isolation`: exactly this level; empty: the best one except none.

    `key` is the fingerprint of the answer key, which each grading process gets once. `folder` is where it may be
    unpacked; empty: in a temporary folder of the process. `policy`: of hints; empty: what the course says.
    """

    key: str
    version: str
    isolation: str
    minimal: bool
    policy: str
    folder: str = ""

    @property
    def fingerprint(self) -> bytes:
        """Return a digest that differs for all settings that may give other results.

        The level of isolation is not in it: the record says which one it had (`isolation.kept_levels`).
        """
        return digest(self.key, self.version, self.minimal, self.policy)


@dataclass(frozen=True)
class File:
    """An `Answer` with the name of its exercise instead of the exercise."""

    exercise: str
    source: bytes = field(repr=False)
    refused: Notice | None
    missing: bool
    found: bool
    notices: Notices
    helpers: HelperFiles = field(repr=False)
    places: tuple[tuple[int, int], ...] = field(repr=False)
    called: str
    asides: tuple[Aside, ...] = field(repr=False)
    path: str

    def answer(self, exercises: dict[str, Exercise]) -> Answer:
        """Return the packed answer."""
        facts = {field.name: getattr(self, field.name) for field in fields(self)}
        return Answer(**{**facts, "exercise": exercises[self.exercise]})


@dataclass(frozen=True)
class Task:
    """One submission. `fingerprint` is that of its files and the settings together; `parts`: of each exercise alone."""

    student: str
    files: tuple[File, ...] = field(repr=False)
    fingerprint: str
    parts: dict[str, str] = field(repr=False, default_factory=dict)


def pack(student: str, answers: list[Answer], settings: TaskSettings) -> Task:
    """Return the task of a submission."""
    files = tuple(
        File(**{field.name: getattr(answer, field.name) for field in fields(File)} | {"exercise": answer.exercise.name})
        for answer in answers
    )
    parts = {file.exercise: digest(settings.fingerprint, *astuple(file)).hex() for file in files}
    return Task(student, files, digest(settings.fingerprint, *parts.values()).hex(), parts)
