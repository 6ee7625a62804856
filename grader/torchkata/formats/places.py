"""Where in the student's file a failed check belongs, as the record knows it."""

from ..record.document import Document
from ..record.message import Message
from ..record.sentences import render


def line_of(check: Document) -> int:
    """Return the line in the file; 0 if it is not known, or in a cell of a notebook."""
    place = check.get("place")
    return int(place["facts"]["line"]) if place and "cell" not in place["facts"] else 0


def show_place(exercise: Document, check: Document) -> str:
    """Return ``small.py, line 7`` or ``small.ipynb, cell 2, line 3``; empty if the line is not known."""
    place = check.get("place")
    words = [exercise.get("file", ""), render(Message(place["key"], place["facts"]))] if place else []
    return ", ".join(filter(None, words))
