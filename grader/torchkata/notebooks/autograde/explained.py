"""What students read of each check in a notebook: under its cell, and as a comment at the cell of their code."""

import ast
import textwrap
from collections.abc import Iterator

from ...course.catalog import Exercise
from ...record.audience import to_student
from ...record.document import Document
from ...record.sentences import say
from ...record.verdict import Verdict
from ...report.causes import Cause
from ...report.lines import check_lines, harmless_text, plain_text
from ...report.next_step import function_of
from ...report.shown_check import worth
from .messages import Outcome

STUDENT = "student"  # the fixture through which a check calls the student's code


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


def text_of_check(check: Document) -> str:
    """Return verdict, claim, points and messages of a check, as the terminal shows them."""
    lines = check_lines(check, None, len(check["claim"]))
    return textwrap.dedent("\n".join(map(plain_text, lines)))


def comment_on(check: Document, messages: str) -> str:
    """Return the comment: claim, verdict and points, then the messages as a block of code.

    nbgrader renders comments as Markdown with HTML. In a block, neither what a student's code raised nor a `*` counts.
    """
    line = say("nbgrader_comment", claim=check["claim"], verdict=check["verdict"], points=worth(check))
    return f"{line}\n\n{textwrap.indent(textwrap.dedent(messages), ' ' * 4)}" if messages else line


def notes_of(graded: Document) -> tuple[str, ...]:
    """Return the notices on a file, in words for the student."""
    return tuple(dict.fromkeys(harmless_text(to_student(notice)) for notice in graded.get("notices") or []))


def called_functions(exercise: Exercise) -> dict[str, list[str]]:
    """Return the names of the student's that each check mentions, in their order. Raises OSError."""
    called: dict[str, list[str]] = {}
    for file in exercise.check_files():
        for node in ast.parse(file.read_bytes()).body:
            if isinstance(node, ast.FunctionDef):
                found = [part for part in ast.walk(node) if isinstance(part, ast.Attribute) and is_of_student(part)]
                called[node.name] = [
                    part.attr for part in sorted(found, key=lambda part: (part.lineno, part.col_offset))
                ]
    return called


def is_of_student(attribute: ast.Attribute) -> bool:
    """Tell whether an expression is ``student.NAME``, or ``student.live.NAME`` and the like."""
    match attribute.value:
        case ast.Name(name) | ast.Attribute(ast.Name(name)):
            return name == STUDENT
    return False
