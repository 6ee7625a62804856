"""Runs a file in one namespace: as a whole, or cell by cell, as Jupyter does.

Each cell is compiled alone, at the lines that it has in the whole file. `from __future__` in one holds for those that
follow, and ``await`` may stand outside of functions.
"""

import __future__ as future

import ast
import traceback
import types
from collections.abc import Sequence
from typing import Any

FUTURE = 0
for feature in future.all_feature_names:
    FUTURE |= getattr(future, feature).compiler_flag
COROUTINE = 0x80  # inspect.CO_COROUTINE: there is an await at the top


def compile_cell(text: str | bytes | ast.Module, file: str, flags: int = 0) -> types.CodeType:
    """Return the code of a cell or of a whole file. Raises what compiling it raises."""
    flags |= ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    code: types.CodeType = compile(text, file, "exec", flags, dont_inherit=True)
    return code


def split_cells(text: str, starts: Sequence[int]) -> list[str]:
    """Return the cells whose first lines have these indexes, each below as many empty lines as are above it."""
    lines = text.split("\n")
    ends = [*starts[1:], len(lines)]
    return ["\n" * start + "\n".join(lines[start:end]) for start, end in zip(starts, ends, strict=True)]


class Cells:
    """The cells of a notebook, to be run in any order."""

    def __init__(self, texts: list[str], file: str, names: dict[str, Any]) -> None:
        self._texts, self._file, self._names = texts, file, names
        self._flags = 0
        self._loop: Any = None
        self._stopped: dict[int, dict[str, Any]] = {}  # what the names were when a cell failed

    def run(self, number: int) -> None:
        """Run a cell. Raises what it raises.

        Where an import at its left edge finds no such module, the rest is run before that is raised: the module is
        missing here, not where the cell was written.
        One that failed may be run again after the others: what cells below it have given a name since then stays.
        """
        code = compile_cell(self._texts[number], self._file, self._flags)
        self._flags |= code.co_flags & FUTURE
        before = self._stopped.pop(number, None)
        changed = {} if before is None else {key: v for key, v in self._names.items() if before.get(key, self) is not v}
        try:
            self._execute_past_imports(code, self._texts[number])
        except BaseException:
            self._stopped[number] = dict(self._names)
            raise
        finally:
            self._names.update(changed)

    def _execute_past_imports(self, code: types.CodeType, text: str) -> None:
        first: ModuleNotFoundError | None = None
        rest: types.CodeType | None = code
        while rest is not None:
            try:
                self.execute(rest)
                rest = None
            except ModuleNotFoundError as error:
                first = first or error
                rest = self._after_import(error, text)
        if first is not None:
            raise first

    def _after_import(self, error: ModuleNotFoundError, text: str) -> types.CodeType | None:
        """Return what follows the import that raised `error`; None where it was something else that did."""
        frames = [(frame.f_code, line) for frame, line in traceback.walk_tb(error.__traceback__)]
        lines = [line for code, line in frames if code.co_filename == self._file]
        body = ast.parse(text).body
        imports = (i for i, node in enumerate(body) if isinstance(node, ast.Import | ast.ImportFrom))
        at = next((i for i in imports if [body[i].lineno] == lines), None)
        if at is None:
            return None
        return compile_cell(ast.Module(body[at + 1 :], []), self._file, self._flags)

    def execute(self, code: types.CodeType) -> None:
        """Run code, in an event loop where it awaits something. Raises what it raises."""
        awaited = eval(code, self._names)
        if code.co_flags & COROUTINE:
            self._loop = self._loop or new_loop()
            self._loop.run_until_complete(awaited)


def new_loop() -> Any:
    """Return an event loop for all cells of a file."""
    import asyncio  # few files need it

    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    return loop
