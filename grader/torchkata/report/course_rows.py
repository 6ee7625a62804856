"""The table below several exercises on a screen: a row each, and one for many in a row that are not begun."""

from collections.abc import Iterator
from itertools import groupby

from ..record.document import Document, exercises_of
from ..record.sentences import say
from .blocks import is_untouched
from .lines import COLOURS, SIGNS, Line, Row, closing_lines, marks_of, show_points, table_lines

MAX_ROWS = 3  # exercises in a row that are not begun and have a row each
STYLE = COLOURS["TODO"]


def course_lines(document: Document) -> Iterator[Line]:
    """Yield the table of several exercises and the closing remarks; of a course that is not begun only one line."""
    exercises = exercises_of(document)
    if len(exercises) > 1:
        if all(map(is_untouched, exercises)):
            names = {"first": exercises[0]["folder"], "last": exercises[-1]["folder"]}
            yield []
            yield [(say("screen_none_begun", count=len(exercises), points=document["max_points"], **names), "")]
        else:
            yield from table_lines(document, list(rows_of(exercises)))
    yield from closing_lines(document)


def rows_of(exercises: list[Document]) -> Iterator[Row]:
    """Yield the rows of the table, without the head and the sum."""
    for untouched, group in groupby(exercises, is_untouched):
        members = list(group)
        shown = members if not untouched or len(members) <= MAX_ROWS else members[:1]
        for exercise in shown:
            marks: Line = [(f"{SIGNS['TODO']} {say('screen_not_begun_row')}", STYLE)]
            yield exercise["folder"], show_points(exercise), marks if untouched else marks_of(exercise)
        if rest := members[len(shown) :]:
            points = f"0/{sum(exercise['max_points'] for exercise in rest):g}"
            row: Line = [(f"{SIGNS['TODO']} {say('screen_not_begun_row')}", STYLE)]
            yield say("screen_rest", count=len(rest), last=rest[-1]["folder"]), points, row
