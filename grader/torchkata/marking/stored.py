"""The stored answers of an exercise for one submission. Each file is read once, when it is needed."""

from functools import cached_property
from pathlib import Path

from ..checks.reference import Loaded, load_once
from ..course.catalog import Exercise
from ..record.sentences import say
from .mistake import Mistake, read_mistake


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
