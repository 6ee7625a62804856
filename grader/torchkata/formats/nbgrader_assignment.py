"""One exercise as an assignment of nbgrader: its notebook, the cells of its checks, and the cells for comments."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from textwrap import indent

from ..course.catalog import Exercise
from ..marking.open_functions import functions_called
from ..record.document import Document, checks_of, exercises_of, explain, legal
from ..record.sentences import say
from ..record.verdict import Verdict
from ..report.causes import Cause, causes_of
from ..report.lines import find_above
from ..report.next_step import function_of
from ..submission.notebook import DEFINED
from .nbgrader_names import cell_name

CELL = re.compile(r"^# %%(?P<rest>.*)\n?", re.MULTILINE)  # begins a cell in a script
CODE = "    "  # before each line of code in Markdown
UNFINISHED = ("BEGIN SOLUTION", "NotImplementedError")  # one of them stands where students write
Points = dict[tuple[str, str, str], float]  # folder, name and check -> points


@dataclass(frozen=True)
class Assignment:
    """An exercise. `folder`: the name of the assignment; `notebook`: that of its only notebook.

    `points`: of each check. `answers`: the functions and classes that students write, each with the id of its cell.
    `calls`: for a check the function that it calls last. `due`: ISO date with an offset; empty if there is none.
    """

    folder: str
    notebook: str
    points: Mapping[str, float]
    answers: Mapping[str, str] = field(default_factory=dict)
    calls: Mapping[str, str] = field(default_factory=dict)
    due: str = ""

    @property
    def answer_cells(self) -> list[str]:
        """Return the ids of the cells that students fill in, at least one: comments need it."""
        return list(dict.fromkeys(self.answers.values())) or [cell_name(self.notebook)]

    def cell_of(self, check: Document) -> str:
        """Return the id of the cell to which the message of a check belongs."""
        named = re.match(r"\w+", function_of(Cause(check)))
        return self.cell_of_function(named[0] if named else "") or self.usual_cell(check["name"])

    def usual_cell(self, check: str) -> str:
        """Return the id of the cell of the function that a check calls last; else of the first cell."""
        return self.cell_of_function(self.calls.get(check, "")) or self.answer_cells[0]

    def cell_of_function(self, name: str) -> str:
        """Return the id of the cell that defines a function; empty if it is not known."""
        return self.answers.get(name, "")

    def comments(self, exercise: Document) -> dict[str, str]:
        """Return the comment for each cell: what failed, each message after its claim."""
        said: dict[str, list[str]] = {}
        above = {other["name"]: find_above(cause, other) for cause in causes_of(exercise) for other in cause.others}
        for check in exercise["checks"]:
            if check["verdict"] != Verdict.PASS:
                said.setdefault(self.cell_of(check), []).append(comment_on(check, above.get(check["name"])))
        return {cell: "".join(texts).rstrip() for cell, texts in said.items()}

    def handed_in(self, document: Document) -> Document | None:
        """Return the result of a student in this exercise; None if nothing was handed in for it."""
        exercise = next((one for one in exercises_of(document) if one["folder"] == self.folder), None)
        if exercise is None or "file" in exercise:
            return exercise
        missing = all(check["verdict"] == Verdict.MISSING for check in exercise["checks"])
        return None if missing and exercise["checks"] else exercise


def comment_on(check: Document, above: Document | None) -> str:
    """Return the comment on a failed check, to be followed by others. `above`: an earlier one with the same cause.

    nbgrader shows comments as Markdown. The message is indented, so that it is code there: it has words of students.
    """
    text = explain(check)
    if above and text and text == explain(above):
        text = say("as_at", claim=above["claim"])
    said = f"{check['claim']}: {check['verdict']}"
    return legal(f"{said}\n\n{indent(text, CODE)}\n\n" if text else f"{said}  \n")  # two spaces: the line ends here


def points_of(documents: Iterable[Document]) -> Points:
    """Return the points of every check in the documents."""
    found: Points = {}
    for document in documents:
        found |= {(e["folder"], e["name"], check["name"]): check["max_points"] for e, check in checks_of(document)}
    return found


def assignments_of(points: Points) -> list[Assignment]:
    """Return the assignments of the checks, of whose exercises nothing else is known."""
    found: dict[tuple[str, str], dict[str, float]] = {}
    for (folder, name, check), most in points.items():
        found.setdefault((folder, name), {})[check] = most
    return [Assignment(folder, name, checks) for (folder, name), checks in found.items()]


def answers_of(exercise: Exercise) -> dict[str, str]:
    """Return the functions and classes that students write, each with the id of its cell: the first name in it.

    Raises OSError, UnicodeDecodeError.
    """
    file = exercise.public / exercise.file
    source = (file if file.is_file() else exercise.reference_file or file).read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for cell in cells_of(source):
        names = DEFINED.findall(cell) if any(mark in cell for mark in UNFINISHED) else []
        for name in names:
            found.setdefault(name, cell_name(names[0]))
    return found


def calls_of(exercise: Exercise, answers: Iterable[str]) -> dict[str, str]:
    """Return for each check the one of `answers` that it calls last. Raises OSError, SyntaxError, ValueError."""
    known, found = list(answers), dict[str, str]()
    for file in exercise.check_files():
        data = file.read_bytes()
        reached = functions_called(data)
        for node in ast.parse(data).body:
            if isinstance(node, ast.FunctionDef):
                others = [name for name in known if name in reached[node.name]]
                if last := [*others, *(name for name in asked_of_student(node) if name in known)]:
                    found[node.name] = last[-1]
    return found


def asked_of_student(function: ast.FunctionDef) -> list[str]:
    """Return the names that a check takes from ``student``, ``student.live`` and the like, in the order of the text."""
    nodes = [node for node in ast.walk(function) if isinstance(node, ast.Attribute) and is_of_student(node)]
    return [node.attr for node in sorted(nodes, key=lambda node: (node.lineno, node.end_lineno, node.end_col_offset))]


def is_of_student(attribute: ast.Attribute) -> bool:
    """Tell whether an expression is ``student.NAME``, or ``student.live.NAME`` and the like."""
    match attribute.value:
        case ast.Name("student") | ast.Attribute(ast.Name("student")):
            return True
    return False


def cells_of(script: str) -> Iterator[str]:
    """Yield the code cells of a script that are not empty: what is between lines ``# %%``, else all of it."""
    marks = list(CELL.finditer(script))
    ends = [mark.start() for mark in marks] + [len(script)]
    yield from [text for text in [script[: ends[0]].strip("\r\n")] if text.strip()]
    for mark, end in zip(marks, ends[1:], strict=True):
        text = script[mark.end() : end].strip("\r\n")
        if text.strip() and not mark["rest"].strip().startswith(("[markdown]", "[md]", "[raw]")):
            yield text
