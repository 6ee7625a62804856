"""Remembers how many hints of each function a student was shown, in the folder of the course.

The notes lie in ``.cache/``, which no kit and no repository carries: a lost or damaged file starts again at hint 1.
"""

from pathlib import Path

from ..record.atomic_file import write_data
from ..record.sentences import say
from .catalog import Exercise
from .form import HINTS
from .notes import read_notes

NOTES = Path(".cache", "hints.json")


class ShownHints:
    """How many hints were shown, by the folder of an exercise and a function."""

    def __init__(self, course: Path) -> None:
        self._file = course / NOTES
        self._counts = read_notes(self._file)

    def count(self, folder: str, function: str) -> int:
        """Return how many hints of a function were shown."""
        counts = self._counts.get(folder)
        count = counts.get(function, 0) if isinstance(counts, dict) else 0
        return count if isinstance(count, int) and 0 <= count <= HINTS else 0

    def note(self, folder: str, function: str, count: int) -> None:
        """Remember that `count` hints of a function were shown. Raises OSError."""
        counts = self._counts.get(folder)
        self._counts[folder] = {**(counts if isinstance(counts, dict) else {}), function: count}
        self._file.parent.mkdir(exist_ok=True)
        write_data(self._file, self._counts)


def next_hints(course: Path, exercise: Exercise, function: str) -> tuple[list[str], str]:
    """Return the next hint of a function as a sentence, and remember it; when all were shown, all again.

    The second value is a sentence if it could not be remembered, else empty.
    """
    shown = ShownHints(course)
    hints, count = exercise.form.hints[function], shown.count(exercise.folder, function)
    numbers = range(len(hints)) if count == len(hints) else [count]
    facts = {"function": function, "count": len(hints)}
    sentences = [say("hint_shown", number=number + 1, text=hints[number], **facts) for number in numbers]
    if count == len(hints):
        return [*sentences, say("hint_last", name=exercise.name)], ""
    try:
        shown.note(exercise.folder, function, count + 1)
    except OSError as error:
        return sentences, say("hint_forgotten", problem=error.strerror or error)
    return sentences, ""
