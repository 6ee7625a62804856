"""What travels to a process that grades: one submission, and the settings that are the same for all of a class."""

from dataclasses import astuple, dataclass, field, fields

from ..cache.content_cache import digest
from ..course.catalog import Exercise
from ..record.notices import Notice, Notices
from ..submission.helper_files import HelperFiles
from ..submission.notebook import Aside
from ..submission.reader import Answer


@dataclass(frozen=True)
class TaskSettings:
    """How a class is graded. `isolation`: exactly this level; empty: the best there is, but never none.

    `key` is the fingerprint of the answer key, which each grading process gets once. `folder` is where it may be
    unpacked; empty: in a temporary folder of the process.
    """

    key: str
    version: str
    isolation: str
    minimal: bool
    folder: str = ""

    @property
    def fingerprint(self) -> bytes:
        """Return a digest that differs from that of any settings that may give other results."""
        return digest(self.key, self.version, self.isolation, self.minimal)


@dataclass(frozen=True)
class File:
    """An `Answer` without its exercise, which is known by name."""

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

    def answer(self, exercises: dict[str, Exercise]) -> Answer:
        """Return the answer that was packed."""
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
