"""What a kernel has executed: the cells of the student, without those that grade."""

import ast
import os
import sys
from typing import Any

from ..errors import NothingToGrade
from ..record.sentences import say

MODULE, FUNCTION = "torchkata.notebooks", "check"
IMPORT = f"from {MODULE} import {FUNCTION}"  # takes the place of a cell that grades: a later cell may use the name


def running_shell() -> Any:
    """Return the shell of IPython that runs this process. Raises NothingToGrade if there is none."""
    core = sys.modules.get("IPython.core.interactiveshell")  # not imported here: a kernel has done so
    shell = core.InteractiveShell._instance if core else None
    if shell is None:
        raise NothingToGrade(say("check_no_kernel"))
    return shell


def executed_cells(shell: Any) -> list[str]:
    """Return the texts of all cells in the order in which they were executed, numbered as ``In`` does from 1.

    Cells that grade run nothing, and are left out at the end: the code before them stays the same, and is graded once.
    """
    texts = [text if isinstance(text, str) else "" for text in shell.history_manager.input_hist_raw[1:]]
    cells = [IMPORT if grades(text) else text for text in texts]
    while cells and cells[-1] == IMPORT:
        cells.pop()
    return cells


def grades(text: str) -> bool:
    """Tell whether a cell only imports `check` and calls it."""
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return bool(body) and all(is_import(node) or is_call(node) for node in body)


def is_import(node: ast.stmt) -> bool:
    """Tell whether a statement imports from the module of `check`."""
    return isinstance(node, ast.ImportFrom) and node.module == MODULE


def is_call(node: ast.stmt) -> bool:
    """Tell whether a statement is a call of `check` with plain texts."""
    call = node.value if isinstance(node, ast.Expr) else None
    named = isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == FUNCTION
    return named and isinstance(call, ast.Call) and all(isinstance(word, ast.Constant) for word in call.args)


def folder_of(shell: Any) -> str:
    """Return the folder of the notebook: where the kernel was started, whatever the working directory is now."""
    return getattr(shell, "starting_dir", None) or os.getcwd()
