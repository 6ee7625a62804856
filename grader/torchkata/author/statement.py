"""Reads the statement of an exercise: its functions, and how many words a student meets, and where.

The statement is what a student reads in the skeleton: the comments (with them the cells of text) and the docstrings. A
word is what stands between spaces and has a letter or a digit, so `=` and `->` are none. The head ends at the first
heading `##`; what follows the last function to write is the discussion, and does not count.
"""

import ast
import re
from dataclasses import dataclass

from .skeleton import BEGIN, END, STUB

HEADING = re.compile(r"#\s*##\s")
CELL = re.compile(r"#\s*%%")
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True)
class Task:
    """A function (or class) that the student writes. `text`: from the end of the one before to the end of this one."""

    name: str
    line: int
    last: int
    docstrings: tuple[str, ...]
    text: str


class Statement:
    """The statement in a reference solution. Raises SyntaxError or ValueError if that is not Python."""

    def __init__(self, reference: str) -> None:
        self._lines = without_solutions(reference)
        tree = ast.parse("\n".join(self._lines))
        self._words = words_by_line(tree, self._lines)
        found = [
            node for node in tree.body if isinstance(node, Definition) and STUB in self._text(node.lineno, ends(node))
        ]
        starts = [0, *map(ends, found)]
        self.tasks = [
            Task(node.name, node.lineno, ends(node), tuple(docstrings(node)), self._text(start + 1, ends(node)))
            for node, start in zip(found, starts, strict=False)
        ]
        self.first = self.tasks[0].line if self.tasks else len(self._lines) + 1
        self.last = self.tasks[-1].last if self.tasks else len(self._lines)

    def _text(self, first: int, last: int) -> str:
        return "\n".join(self._lines[first - 1 : last])

    @property
    def head(self) -> int:
        """Return the words above the first heading."""
        headings = (number for number, line in enumerate(self._lines, 1) if HEADING.match(line))
        return self._count(min(self.first, next(headings, self.first)))

    @property
    def before_first(self) -> int:
        """Return the words above the first function to write."""
        return self._count(self.first)

    @property
    def words(self) -> int:
        """Return the words down to the end of the last function to write."""
        return self._count(self.last + 1)

    def _count(self, before: int) -> int:
        return sum(count for line, count in self._words.items() if line < before)


def count_words(text: str) -> int:
    """Return how many words a text has."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def words_by_line(tree: ast.Module, lines: list[str]) -> dict[int, int]:
    """Return the words of the comments and docstrings, by the number of their line."""
    read = {number for node in ast.walk(tree) for number in docstring_lines(node)}
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("#") and not CELL.match(line):
            read.add(number)
    return {number: count_words(lines[number - 1]) for number in read}


def docstring_lines(node: ast.AST) -> range:
    """Return the numbers of the lines of the docstring of a node."""
    match node:
        case ast.Module() | ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef() if ast.get_docstring(node):
            return range(node.body[0].lineno, ends(node.body[0]) + 1)
    return range(0)


def docstrings(node: Definition) -> list[str]:
    """Return the docstrings of a function or class, and of what is defined in it."""
    inner = [part for part in ast.walk(node) if isinstance(part, Definition)]
    return [text for text in map(ast.get_docstring, inner) if text]


def ends(node: ast.stmt) -> int:
    """Return the last line of a statement of Python."""
    return node.end_lineno or node.lineno


def without_solutions(reference: str) -> list[str]:
    """Return the lines of a reference as its skeleton has them, but with the line numbers of the reference."""
    lines, solution = [], False
    for line in reference.splitlines():
        if line.strip() in (BEGIN, END):
            solution = line.strip() == BEGIN
            lines.append(line.replace(BEGIN, STUB) if solution else "")
        else:
            lines.append("" if solution else line)
    return lines


def solution_lines(reference: str) -> list[str]:
    """Return the lines of a reference that its skeleton does not have."""
    pairs = zip(reference.splitlines(), without_solutions(reference), strict=True)
    return [line for line, kept in pairs if not kept and line.strip() not in ("", END)]


def squeezed(text: str) -> str:
    """Return text without spaces and without the backticks of Markdown."""
    return re.sub(r"\s|`", "", text)


def normalised(line: str) -> str:
    """Return a line of code as a hint may hold it: squeezed, without a comment, a `return`, or a colon at its end."""
    return squeezed(re.sub(r"^\s*return\b|:\s*$", "", re.sub(r"\s#\s.*$", "", line)))
