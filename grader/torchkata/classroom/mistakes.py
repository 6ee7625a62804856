"""The sentences of the mistakes that an answer key stores, for the page about a class."""

from collections.abc import Iterable

from ..course.catalog import Exercise
from ..marking.mistake import read_mistake
from ..report.overview import Sentences


def stored_sentences(exercises: Iterable[Exercise]) -> Sentences:
    """Return the sentence of each stored mistake, by folder and name. What cannot be read is left out."""
    found = {}
    for exercise in exercises:
        try:
            mistakes = [read_mistake(file) for file in exercise.answers("wrong")]
        except (OSError, SyntaxError, ValueError):
            continue  # the page then shows the name of the mistake
        found.update({(exercise.folder, mistake.name): mistake.sentence for mistake in mistakes if mistake.sentence})
    return found
