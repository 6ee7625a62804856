"""Runs a file in one namespace: at once, or cell by cell, as Jupyter does.

Each cell is compiled alone, with its line numbers in the file. ``from __future__`` applies to the cells that follow,
and ``await`` is allowed outside of functions.
"""

import __future__ as future

import ast
import contextlib
import importlib.util
import traceback
import types
from collections.abc import Sequence
from typing import Any

from .absent import AbsentModule, put_in_place

FUTURE = 0
for feature in future.all_feature_names:
    FUTURE |= getattr(future, feature).compiler_flag
COROUTINE = 0x80  # inspect.CO_COROUTINE: there is an await at the top


def compile_cell(text: str | bytes | ast.Module, file: str, flags: int = 0) -> types.CodeType:
    """Return the code of a cell or file. Raises what compiling it raises."""
    flags |= ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    code: types.CodeType = compile(text, file, "exec", flags, dont_inherit=True)
    return code


def split_cells(text: str, starts: Sequence[int]) -> list[str]:
    """Return the cells that begin at these lines, each padded with empty lines to keep its line numbers."""
    lines = text.split("\n")
    ends = [*starts[1:], len(lines)]
    return ["\n" * start + "\n".join(lines[start:end]) for start, end in zip(starts, ends, strict=True)]


class Cells:
    """The cells of a notebook, to be run in any order."""

    def __init__(self, texts: list[str], file: str, names: dict[str, Any]) -> None:
        self._texts, self._file, self._names = texts, file, names
        self._flags = 0
        self._loop: Any = None
        self._stopped: dict[int, tuple[dict[str, Any], BaseException]] = {}  # names then defined, exception
        self.went_on = False  # whether the cell failed only because of a missing module

    def run(self, number: int) -> None:
        """Run a cell. Raises what it raises.

        If an import without indent finds no such module, the rest of the cell runs before that is raised, except
        statements that use the module: it is missing here, not where the cell was written.
        A failed cell may be run again after the others: names that later cells have defined since then stay.
        """
        code = compile_cell(self._texts[number], self._file, self._flags)
        self._flags |= code.co_flags & FUTURE
        before, stopped = self._stopped.pop(number, (None, None))
        changed = {} if before is None else {key: v for key, v in self._names.items() if before.get(key, self) is not v}
        self.went_on = False
        try:
            self._raise_if_still_absent(stopped)
            self._execute_past_imports(code, self._texts[number])
        except BaseException as error:
            self._stopped[number] = dict(self._names), error
            raise
        finally:
            self._names.update(changed)

    def _raise_if_still_absent(self, stopped: BaseException | None) -> None:
        """Raise the former exception of a cell, if running it again would change nothing."""
        if not isinstance(stopped, ModuleNotFoundError) or not isinstance(stopped.name, str):
            return
        with contextlib.suppress(ValueError, ImportError):
            if importlib.util.find_spec(stopped.name.partition(".")[0]) is None:
                self.went_on = getattr(stopped, "went_on", False)
                raise stopped

    def _execute_past_imports(self, code: types.CodeType, text: str) -> None:
        first: ModuleNotFoundError | None = None
        body: list[ast.stmt] | None = None
        while body != []:
            try:
                self.execute(compile_cell(ast.Module(body, []), self._file, self._flags) if body else code)
                body = []
            except ModuleNotFoundError as error:
                body = self._go_on(error, ast.parse(text).body if body is None else body)
                first = first or error
                if body is None:
                    raise
        if first is not None:
            self.went_on = vars(first)["went_on"] = True
            raise first

    def _go_on(self, error: ModuleNotFoundError, body: list[ast.stmt]) -> list[ast.stmt] | None:
        """Return the statements after the one that misses a module; None if the exception has another cause."""
        frames = traceback.walk_tb(error.__traceback__)
        lines = [line for frame, line in frames if frame.f_code.co_filename == self._file]
        at = next((i for i, node in enumerate(body) if lines and first_line(node) <= lines[0] <= last_line(node)), None)
        if at is None:
            return None
        failed, rest = body[at], body[at + 1 :]
        imports = isinstance(failed, ast.Import | ast.ImportFrom) and len(lines) == 1
        if not imports and not isinstance(error, AbsentModule):
            return None
        if isinstance(failed, ast.Import) and len(failed.names) > 1:
            return [*(ast.copy_location(ast.Import([name]), failed) for name in failed.names), *rest]
        put_in_place(names_bound_by(failed), str(error.name), self._names)
        return rest

    def execute(self, code: types.CodeType) -> None:
        """Run code, in an event loop if it awaits something. Raises what it raises."""
        awaited = eval(code, self._names)
        if code.co_flags & COROUTINE:
            self._loop = self._loop or new_loop()
            self._loop.run_until_complete(awaited)


def first_line(node: ast.stmt) -> int:
    """Return the first line of a statement, with its decorators."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def last_line(node: ast.stmt) -> int:
    """Return the last line of a statement."""
    return node.end_lineno or node.lineno


def names_bound_by(node: ast.stmt) -> list[str]:
    """Return the names that a statement binds."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [alias.asname or alias.name.partition(".")[0] for alias in node.names]
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [node.name]
    return [one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)]


def new_loop() -> Any:
    """Return an event loop for all cells of a file."""
    import asyncio  # few files need it

    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    return loop
