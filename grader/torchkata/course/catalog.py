"""Finds the exercises of a kit and reads what each declares. Knows none of them by name.

A kit is a folder with ``exercises/`` (what students get) and, where the answer key is at hand, ``solutions/``.
"""

import ast
import contextlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..cache.content_cache import digest
from ..errors import CourseError
from ..record.sentences import say
from ..record.verdict import Check
from ..sandbox.limits import Limits, read_limits
from .feedback import Feedback, read_course_feedback
from .form import Form
from .settings import read_settings

FOLDER = re.compile(r"(\d\d)_([a-z][a-z0-9_]*)")
SETTINGS = "exercise.toml"
PROOFS = "proofs.toml"  # of the answer key: reasons that only the laws read
PARTS = ("exercises", "solutions")


@dataclass(frozen=True)
class Exercise:
    """One exercise. `secret` is its folder in ``solutions/``, None in a student's copy."""

    number: int
    name: str
    title: str
    points: float
    teaches: tuple[str, ...]
    limits: Limits
    helpers: tuple[str, ...]  # patterns of the names of files that may come with the student's file
    public: Path
    secret: Path | None
    form: Form
    feedback: Feedback

    @property
    def folder(self) -> str:
        """Return the folder's name, the same in ``exercises/`` and ``solutions/``."""
        return f"{self.number:02d}_{self.name}"

    @property
    def file(self) -> str:
        """Return the name of the one file a student hands in."""
        return f"{self.name}.py"

    @property
    def visible_file(self) -> Path:
        """Return the file of the visible checks: the answer key's own where it is at hand."""
        return self.secret / "test_visible.py" if self.secret else self.public / f"test_{self.name}.py"

    @property
    def hidden_file(self) -> Path | None:
        """Return the file of the hidden checks, None without the answer key."""
        return self.secret / "test_hidden.py" if self.secret else None

    @property
    def reference_file(self) -> Path | None:
        """Return the reference solution, None without the answer key."""
        return self.secret / self.file if self.secret else None

    def check_files(self, hidden: bool = True) -> dict[Path, bool]:
        """Return the files of checks and whether each is visible; without the hidden ones if not `hidden`."""
        files = {self.visible_file: True}
        if hidden and self.hidden_file:
            files[self.hidden_file] = False
        return files

    def checks(self, hidden: bool = True) -> list[Check]:
        """Return the checks in the order of the files, read without running them. Raises CourseError."""
        return [check for file, visible in self.check_files(hidden).items() for check in read_checks(file, visible)]

    def check_texts(self, hidden: bool) -> dict[Path, tuple[bytes | None, bytes]]:
        """Return the text of each file of checks (None: pytest reports why), and a digest of what else it may read."""
        texts: dict[Path, bytes | None] = dict.fromkeys(self.check_files(hidden))
        for file in texts:
            with contextlib.suppress(OSError):
                texts[file] = file.read_bytes()
        data = self.data_digest()
        return {file: (text, data) for file, text in texts.items()}

    def data_digest(self) -> bytes:
        """Return a digest of the other files of the exercise, which its reference and its checks may read.

        One that cannot be read counts as empty: whoever reads it meets the error.
        """
        folder = self.secret or self.public
        known = {self.file, SETTINGS, PROOFS, "right", "wrong", *(file.name for file in self.check_files())}
        parts: list[bytes | str] = []
        for top in sorted(folder.iterdir()) if folder.is_dir() else []:
            if top.name in known or top.name.startswith((".", "__")) or top.suffix == ".png":  # a picture of the course
                continue
            for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
                with contextlib.suppress(OSError):
                    parts += [path.relative_to(folder).as_posix(), path.read_bytes() if path.is_file() else b""]
        return digest(*parts)

    def answers(self, kind: str) -> list[Path]:
        """Return the stored answers of a `kind`, ``right`` or ``wrong``. Raises OSError."""
        folder = self.secret / kind if self.secret else None
        return sorted(p for p in folder.iterdir() if p.suffix == ".py") if folder and folder.is_dir() else []

    def compose(self, answer: Path) -> bytes:
        """Return the source of a stored answer. Raises what `parts_of` raises."""
        return b"".join(self.parts_of(answer))

    def parts_of(self, answer: Path) -> tuple[bytes, ...]:
        """Return the reference, then what a stored answer adds. Raises OSError; LookupError in a student's copy."""
        if self.reference_file is None:
            raise LookupError(say("no_reference", folder=self.folder))
        reference = self.reference_file.read_bytes()
        return (reference,) if answer == self.reference_file else (reference, b"\n\n" + answer.read_bytes())


def exercise_folders(kit: Path, parts: Iterable[str] = PARTS) -> list[tuple[Path, re.Match[str]]]:
    """Return each folder that is named like an exercise, with number and name, `parts` in order. Raises OSError."""
    paths = [path for part in parts if (kit / part).is_dir() for path in sorted((kit / part).iterdir())]
    return [(path, match) for path in paths if (match := FOLDER.fullmatch(path.name))]


def load_exercises(kit: Path) -> list[Exercise]:
    """Return the exercises of a kit in the order of their numbers. Raises CourseError."""
    folders = {path.name: path for path, _ in exercise_folders(kit) if (path / SETTINGS).is_file()}
    if not folders:
        raise CourseError(say("kit_empty", folder=kit, settings=SETTINGS))
    exercises = [load_exercise(kit, folder) for _, folder in sorted(folders.items())]
    names = [exercise.name for exercise in exercises]
    for name in names:
        if names.count(name) > 1:
            raise CourseError(say("kit_twice", folder=kit, name=name))
    return exercises


def numbers_in_kit(exercises: Iterable[Exercise]) -> list[tuple[str, int]]:
    """Return name and number of all exercises of the kit that `exercises` are of, whether they are wanted or not."""
    exercises = list(exercises)
    numbers = {exercise.name: exercise.number for exercise in exercises}
    kits = {exercise.public.parent.parent for exercise in exercises}
    for _, match in (found for kit in kits for found in exercise_folders(kit)):
        numbers.setdefault(match[2], int(match[1]))
    return sorted(numbers.items())


def answer_keys(exercises: Iterable[Exercise]) -> set[Path]:
    """Return the folders ``solutions/`` with the answer keys of `exercises`; empty in a student's copy."""
    return {exercise.secret.parent for exercise in exercises if exercise.secret}


def load_exercise(kit: Path, folder: Path) -> Exercise:
    """Return the exercise whose settings lie in `folder`. Raises CourseError."""
    settings = read_settings(folder / SETTINGS)
    match = FOLDER.fullmatch(folder.name)
    assert match, folder
    secret = kit / "solutions" / folder.name
    return Exercise(
        number=int(match[1]),
        name=match[2],
        title=settings.title,
        points=settings.points,
        teaches=settings.teaches,
        limits=read_limits(settings.limits.given()),
        helpers=settings.helpers,
        public=kit / "exercises" / folder.name,
        secret=secret if secret.is_dir() else None,
        form=settings.form(),
        feedback=settings.feedback.change(read_course_feedback(kit)),
    )


def read_checks(file: Path, visible: bool) -> list[Check]:
    """Return the checks that a file declares, with their points, without running it. Raises CourseError."""
    try:
        return list(checks_in(file.read_bytes(), file, visible))
    except OSError as error:
        raise CourseError(say("checks_closed", file=file, problem=error.strerror)) from error
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:  # the last two: nested too deeply
        raise CourseError(not_python(file, error)) from error


def not_python(file: Path, error: Exception) -> str:
    """Return the sentence for a file of a course that is not Python. Some errors have no text."""
    return say("checks_unreadable", file=file, problem=str(error) or type(error).__name__)


@lru_cache(maxsize=256)
def checks_in(source: bytes, file: Path, visible: bool) -> tuple[Check, ...]:
    """Return the checks that `source`, the text of `file`, declares. Raises SyntaxError, ValueError, CourseError."""
    tree = ast.parse(source)
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
    return tuple(Check(function.name, read_points(file, function), visible) for function in functions)


def read_points(file: Path, function: ast.FunctionDef) -> float:
    """Return the number in a check's ``@pytest.mark.points(number)``. Raises CourseError where there is none."""
    for mark in function.decorator_list:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.points" and len(mark.args) == 1:
            value = mark.args[0]
            if isinstance(value, ast.Constant) and isinstance(value.value, int | float) and value.value > 0:
                return value.value
    raise CourseError(say("check_no_points", file=file, line=function.lineno, name=function.name))
