"""Turns a file of an exercise into a notebook: jupytext finds the cells, nbgrader's metadata is added to them."""

import ast
import importlib
from collections.abc import Mapping
from typing import Any

from ..author.skeleton import BEGIN, skeleton_files
from ..course.catalog import Exercise
from ..errors import CourseError, ReleaseRefused
from ..formats.nbgrader_api import SLOW, without
from ..formats.nbgrader_cells import Cell, check_cell, code_cell, markdown_cell, notebook, solution_cell
from ..formats.nbgrader_names import cell_name
from ..record.sentences import say


def graded_notebook(exercise: Exercise) -> str:
    """Return the notebook of an exercise for ``source/`` of nbgrader: with the solutions, and a cell for each check.

    Raises CourseError without the answer key, ReleaseRefused if jupytext is missing.
    """
    if exercise.reference_file is None:
        raise CourseError(say("notebooks_keyless", folder=exercise.public))
    cells = mark_solutions(cells_of(exercise, exercise.reference_file.read_text(encoding="utf-8")))
    cells.append(markdown_cell(say("notebooks_heading")))
    cells += [check_cell(exercise.folder, check) for check in exercise.checks()]
    return written(notebook(cells))


def plain_notebook(exercise: Exercise) -> str:
    """Return the notebook of an exercise for students, without anything of nbgrader.

    It is made from the skeleton: from the answer key where it is at hand. Raises CourseError, ReleaseRefused, OSError.
    """
    file = exercise.public / exercise.file
    text = skeleton_files(exercise)[file] if exercise.secret else file.read_text(encoding="utf-8")
    return written(notebook(cells_of(exercise, text)))


def cells_of(exercise: Exercise, text: str) -> list[Cell]:
    """Return the cells of a file of an exercise, with its formulas. Raises CourseError for one that is nowhere."""
    formulas, found = exercise.form.formulas, set[str]()
    cells = [typeset(cell, formulas, found) if cell["cell_type"] == "markdown" else cell for cell in read_cells(text)]
    for line in formulas:
        if line not in found:
            raise CourseError(say("notebooks_formula", folder=exercise.folder, line=line))
    return cells


def typeset(cell: Cell, formulas: Mapping[str, str], found: set[str]) -> Cell:
    """Return a cell of text whose indented blocks that are keys of `formulas` are LaTeX. Adds these to `found`."""
    lines = cell["source"].split("\n")
    for token in reversed(needed("markdown_it").MarkdownIt().parse(cell["source"])):
        line = token.content.strip()
        if token.type == "code_block" and line in formulas:
            found.add(line)
            first, last = token.map
            lines[first:last] = ["$$", formulas[line], "$$"]
    return cell | {"source": "\n".join(lines)}


def read_cells(text: str) -> list[Cell]:
    """Return the cells of a file in the percent format, without metadata. Raises ReleaseRefused."""
    made = {"markdown": markdown_cell, "code": code_cell}
    read = needed("jupytext").reads(text, fmt="py:percent")
    return [made[cell.cell_type](cell.source) for cell in read.cells if cell.cell_type in made]


def mark_solutions(cells: list[Cell]) -> list[Cell]:
    """Return the cells; those that hold a solution are known to nbgrader, by the name of their first definition."""
    marked: list[Cell] = []
    taken: set[str] = set()
    for number, cell in enumerate(cells, 1):
        holds = cell["cell_type"] == "code" and any(line.strip() == BEGIN for line in cell["source"].splitlines())
        if holds:
            name = first_definition(cell["source"]) or f"cell-{number}"
            name = name if name not in taken else f"{name}-{number}"
            taken.add(name)
        marked.append(solution_cell(cell["source"], name) if holds else cell)
    return marked


def first_definition(source: str) -> str:
    """Return the name of the first function or class of a cell, as nbgrader accepts it; empty if there is none."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    found = next((node for node in ast.parse(source).body if isinstance(node, kinds)), None)
    return cell_name(found.name) if found else ""


def written(document: dict[str, Any]) -> str:
    """Return the text of a notebook's file, as Jupyter writes it."""
    nbformat = needed("nbformat")
    return str(nbformat.writes(nbformat.from_dict(document), version=nbformat.NO_CONVERT)) + "\n"


def needed(module: str) -> Any:
    """Return a module of the extra ``author``. Raises ReleaseRefused if it is not installed."""
    try:
        with without(SLOW):
            return importlib.import_module(module)
    except ImportError as error:
        raise ReleaseRefused(say("notebooks_missing", module=module, problem=error)) from error
