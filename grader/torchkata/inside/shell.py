"""A stand-in for ``get_ipython()``: an object that runs Python and ignores everything else."""

import importlib
import os
import re
import sys
import types
from collections.abc import Iterator
from typing import Any

PLAIN_NAME = re.compile(r"\w[\w.-]*")
RUNS = ("time", "timeit", "capture", "prun", "memit", "black")  # magics with Python code


class Nothing:
    """An object with every attribute, each of them Nothing; it is empty and false. As a decorator it does nothing."""

    def __getattr__(self, name: str) -> "Nothing":
        if name.startswith("__"):
            raise AttributeError(name)
        return Nothing()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Return Nothing, or the decorated function."""
        alone = len(args) == 1 and not kwargs and isinstance(args[0], types.FunctionType | type)
        return args[0] if alone else Nothing()

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __contains__(self, key: object) -> bool:
        return False

    def __getitem__(self, key: object) -> "Nothing":
        return Nothing()

    def __enter__(self) -> "Nothing":
        return self

    def __exit__(self, *problem: object) -> None:
        return None

    def __mro_entries__(self, bases: object) -> tuple[type, ...]:
        return ()

    def __repr__(self) -> str:
        return ""

    def __format__(self, form: str) -> str:
        return ""


class Shell(Nothing):
    """The result of ``get_ipython()``: magics that run Python work, others do nothing. `names`: the file's names."""

    def __init__(self, names: dict[str, Any]) -> None:
        self.user_ns = names

    def run_line_magic(self, name: str, line: str, *rest: object) -> None:
        """Carry out ``%run`` and ``%time``."""
        if name == "run":
            self._run_file(line)
        elif name in RUNS:
            self._run_code(re.sub(r"^(?:-\S+\s+(?:\d+\s+)?)*", "", line))

    def run_cell_magic(self, name: str, line: str, cell: str) -> None:
        """Carry out ``%%writefile``, and the code of ``%%time`` and its like."""
        if name in ("writefile", "file"):
            write_file(line.split(), cell)
            return
        if name == "capture" and line.split() and line.split()[-1].isidentifier():
            self.user_ns[line.split()[-1]] = Nothing()
        if name in RUNS:
            self._run_code(cell)

    def magic(self, text: str) -> None:
        """Carry out a line magic in the form of older versions."""
        name, _, line = text.lstrip("%").partition(" ")
        self.run_line_magic(name, line)

    def run_cell(self, cell: str, *rest: object, **options: object) -> None:
        """Run code."""
        self._run_code(cell)

    def getoutput(self, command: str, *rest: object, **options: object) -> list[str]:
        """Return the lines that a shell command prints: none."""
        return []

    def _run_code(self, text: str) -> None:
        exec(compile(text, "<magic>", "exec", dont_inherit=True), self.user_ns)

    def _run_file(self, line: str) -> None:
        name = next((word.strip("'\"") for word in line.split() if not word.startswith("-")), "")
        if os.path.isfile(name):
            with open(name, encoding="utf-8") as file:
                code = compile(file.read(), name, "exec", dont_inherit=True)
            names = {"__name__": self.user_ns["__name__"], "__file__": name}
            exec(code, names)
            self.user_ns.update((key, value) for key, value in names.items() if not key.startswith("__"))


def write_file(words: list[str], text: str) -> None:
    """Write a cell to a file in the working folder (a plain name), from where it can be imported."""
    name = words[-1].strip("'\"") if words else ""
    if not PLAIN_NAME.fullmatch(name):
        return
    with open(name, "a" if "-a" in words[:-1] else "w", encoding="utf-8") as file:
        file.write(text)
    if os.getcwd() not in sys.path:
        sys.path.append(os.getcwd())
    importlib.invalidate_caches()
