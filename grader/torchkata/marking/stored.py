"""The stored answers of an exercise for one submission. Each file is read once, when it is needed."""

import ast
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from ..checks.reference import Loaded, load_once
from ..course.catalog import Exercise
from ..record.sentences import say

CAUGHT_BY = "Caught by:"


@dataclass(frozen=True)
class Mistake:
    """A stored wrong answer: its name, its hint, the checks that must catch it, its source."""

    name: str
    file: Path
    sentence: str
    caught_by: tuple[str, ...]
    source: bytes = field(default=b"", repr=False)


class StoredAnswers:
    """The reference and the wrong answers of an exercise, as they were at first use."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._loaded: dict[Path, Loaded] = {}

    @cached_property
    def complete(self) -> bool:
        """Return whether the answer key is present."""
        return self._exercise.reference_file is not None

    @cached_property
    def reference(self) -> Loaded:
        """Return the reference solution. Raises LookupError in a student's copy, and whatever the file raises."""
        if self._exercise.reference_file is None:
            raise LookupError(say("no_reference", folder=self._exercise.folder))
        return self._load(self._exercise.reference_file)

    @cached_property
    def mistakes(self) -> list[Mistake]:
        """Return the stored mistakes. Raises OSError, SyntaxError."""
        return [read_mistake(file) for file in self._exercise.answers("wrong")]

    @cached_property
    def _data(self) -> bytes:
        return self._exercise.data_digest()

    def load(self, mistake: Mistake) -> Loaded:
        """Return the module of a stored wrong answer. Exceptions of the file are passed on."""
        return self._load(mistake.file)

    def _load(self, file: Path) -> Loaded:
        if file not in self._loaded:
            self._loaded[file] = load_once(self._exercise, file, self._data)
        return self._loaded[file]


def read_mistake(file: Path) -> Mistake:
    """Return the mistake in a file of ``wrong/``; its parts are empty if its docstring lacks them."""
    return mistake_in(file.read_bytes(), file)


@lru_cache(maxsize=1000)
def mistake_in(source: bytes, file: Path) -> Mistake:
    """Return the mistake that `source`, the text of `file`, describes. Raises SyntaxError."""
    text = ast.get_docstring(ast.parse(source)) or ""
    sentence, _, checks = text.partition(CAUGHT_BY)
    names = tuple(name for name in checks.replace(",", " ").split() if name)
    return Mistake(file.stem, file, " ".join(sentence.split()), names, source)
