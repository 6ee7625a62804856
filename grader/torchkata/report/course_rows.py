"""The table below several exercises on a screen: a row each, and one for many in a row that are not begun."""

from collections.abc import Iterator
from itertools import groupby

from ..record.document import Document, exercises_of
from ..record.sentences import say
from .blocks import is_untouched
from .lines import COLOURS, SIGNS, Line, Row, closing_lines, marks_of, show_points, table_lines

MAX_ROWS = 2  # exercises one after the other that are not begun and have a row each
SIGN, STYLE = SIGNS["TODO"], COLOURS["TODO"]


def course_lines(document: Document, many: bool) -> Iterator[Line]:
    """Yield the table of several exercises and the closing remarks; of a course that is not begun only one line.

    `many`: there were several to grade, even if Ctrl-C left only one.
    """
    exercises = exercises_of(document)
    if many and exercises:
        if len(exercises) > 1 and all(map(is_untouched, exercises)):
            facts = {"count": len(exercises), "points": document["max_points"], **ends(exercises)}
            yield []
            yield [(say("screen_none_begun", **facts), "")]
        else:
            yield from table_lines(document, list(rows_of(exercises)))
    yield from closing_lines(document)


def rows_of(exercises: list[Document]) -> Iterator[Row]:
    """Yield the rows of the table, without the head and the sum."""
    for untouched, group in groupby(exercises, is_untouched):
        members = list(group)
        if untouched and len(members) > MAX_ROWS:
            points = f"0/{sum(exercise['max_points'] for exercise in members):g}"
            marks = say("screen_not_begun_rows", count=len(members))
            yield say("screen_range", **ends(members)), points, [(f"{SIGN} {marks}", STYLE)]
            continue
        for exercise in members:
            begun = marks_of(exercise)
            marks = say("screen_not_begun_row")
            yield exercise["folder"], show_points(exercise), [(f"{SIGN} {marks}", STYLE)] if untouched else begun


def ends(exercises: list[Document]) -> dict[str, str]:
    """Return the numbers of the first and the last exercise."""
    first, last = (exercises[at]["folder"].partition("_")[0] for at in (0, -1))
    return {"first": first, "last": last}
