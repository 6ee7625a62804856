"""What students read of each check in a notebook: under its cell, and as a comment at the cell of their code."""

import ast
import textwrap
from collections.abc import Iterator

from ...course.catalog import Exercise
from ...formats.nbgrader_assignment import asked_of_student
from ...record.document import Document
from ...record.sentences import say
from ...record.verdict import Verdict
from ...report.causes import Cause
from ...report.next_step import function_of
from ...report.shown_check import worth
from ..shown import text_of_check
from .messages import Outcome


def outcomes_of(graded: Document, exercise: Exercise) -> Iterator[Outcome]:
    """Yield what to write of each check of a graded exercise."""
    called = called_functions(exercise)
    for check in graded["checks"]:
        text = text_of_check(check)
        functions = (function_of(Cause(check)).partition(".")[0], *reversed(called.get(check["name"], [])))
        yield Outcome(
            exercise.folder,
            check["name"],
            check["claim"],
            check["points"],
            check["max_points"],
            text,
            "" if check["verdict"] == Verdict.PASS else comment_on(check, text.partition("\n")[2]),
            tuple(dict.fromkeys(filter(None, functions))),
        )


def comment_on(check: Document, messages: str) -> str:
    """Return the comment: claim, verdict and points, then the messages as a block of code.

    nbgrader renders comments as Markdown with HTML. In a block, neither what a student's code raised nor a `*` counts.
    """
    line = say("nbgrader_comment", claim=check["claim"], verdict=check["verdict"], points=worth(check))
    return f"{line}\n\n{textwrap.indent(textwrap.dedent(messages), ' ' * 4)}" if messages else line


def called_functions(exercise: Exercise) -> dict[str, list[str]]:
    """Return the names of the student's that each check mentions, in their order. Raises OSError."""
    called: dict[str, list[str]] = {}
    for file in exercise.check_files():
        for node in ast.parse(file.read_bytes()).body:
            if isinstance(node, ast.FunctionDef):
                called[node.name] = asked_of_student(node)
    return called
