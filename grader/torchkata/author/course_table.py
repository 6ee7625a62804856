"""The table of a course in its README: what one builds and learns, how long it takes, and what it is worth."""

import re
from pathlib import Path

from ..course.catalog import Exercise
from ..record.atomic_file import write_text
from ..record.sentences import say

PAGE = "README.md"
BEGIN, END = "<!-- exercises: written by make skeletons -->", "<!-- end of exercises -->"
MARKED = re.compile(re.escape(BEGIN) + ".*?" + re.escape(END), re.DOTALL)


def course_table(exercises: list[Exercise]) -> str:
    """Return the table in Markdown; without minutes where no exercise says how many it takes."""
    timed = any(exercise.form.minutes is not None for exercise in exercises)
    columns = ["exercise", "build", "learn", *(["minutes"] if timed else []), "points"]
    rows = [[say(f"table_{column}") for column in columns], ["---"] * 3 + ["---:"] * (len(columns) - 3)]
    for exercise in exercises:
        minutes = "" if exercise.form.minutes is None else str(exercise.form.minutes)
        row = [f"`{exercise.folder}`", exercise.title, ", ".join(exercise.teaches)]
        rows.append([*row, *([minutes] if timed else []), f"{exercise.points:g}"])
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows)


def with_table(page: str, exercises: list[Exercise]) -> str:
    """Return a page with the table between the two marks; a page without them as it is."""
    return MARKED.sub(lambda _: f"{BEGIN}\n{course_table(exercises)}\n{END}", page)


def write_course_table(course: Path, exercises: list[Exercise]) -> list[str]:
    """Write the table of `exercises` into the README of a course, if it has the marks. Return a line if it changed.

    Raises OSError.
    """
    file = course / PAGE
    try:
        page = file.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        return [say("table_unread", file=file, problem=error)]
    if (written := with_table(page, exercises)) == page:
        return []
    write_text(file, written)
    return [say("skeleton_written", file=file)]
