"""Which cells of a submitted notebook are nbgrader's. Students can edit the metadata, so the gradebook decides."""

import ast
import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from ...submission.notebook import NotebookRefused, listed, parse

MODULE, FUNCTION = "torchkata.notebooks", "check"  # what a cell of ours calls


def find_own(cells: Sequence[Any], known: Collection[str]) -> dict[int, str]:
    """Return the index and the id of each cell whose id is `known`; of several with one id, as nbgrader, the last."""
    places = {grade_id: at for at, cell in enumerate(cells) if (grade_id := id_of(cell)) in known}
    return {at: grade_id for grade_id, at in places.items()}


def id_of(cell: Any) -> str:
    """Return the id that the metadata of a cell claims; empty if none."""
    metadata = cell.get("metadata") if isinstance(cell, dict) else None
    facts = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    grade_id = facts.get("grade_id") if isinstance(facts, dict) else None
    return grade_id if isinstance(grade_id, str) else ""


def with_own_sources(data: bytes, sources: Mapping[str, str]) -> bytes:
    """Return a notebook in which nbgrader's cells have these `sources`, and no cell has metadata of nbgrader.

    So code in a copied cell of tests is run, as in nbgrader's own kernel. Another file is returned as it is.
    """
    try:
        document = parse(data, "")
    except NotebookRefused:
        return data
    cells = listed(document.get("cells"))
    own = find_own(cells, sources)
    for at, cell in enumerate(cells):
        if isinstance(cell.get("metadata"), dict):
            cell["metadata"].pop("nbgrader", None)
        if at in own:
            cell["source"] = sources[own[at]]
    return json.dumps(document).encode()


def called_check(source: str) -> tuple[str, str] | None:
    """Return exercise and check that a cell of tests calls, ``check("05_mse_sweep", "test_...")``; None if another."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return None
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == MODULE]
    if not any(alias.name == FUNCTION for node in imports for alias in node.names) or not tree.body:
        return None
    match tree.body[-1]:
        case ast.Expr(ast.Call(ast.Name(name), [ast.Constant(str(exercise)), ast.Constant(str(check))], [])):
            return (exercise, check) if name == FUNCTION else None
    return None


def defined_names(source: str) -> list[str]:
    """Return the functions and classes that a cell defines; empty if it is not Python."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError):
        return []
    return [node.name for node in body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)]
