"""A check file as a module: how it is run, and which of its values a check could change."""

import contextlib
import copy
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import pytest

from ..comparison.describe import ARRAYS, type_tag


class CheckFile(pytest.Module):
    """A check file, run from the text that was read: a cached .pyc file could belong to another text."""

    source: bytes | None = None  # None: it could not be read

    def _getobj(self) -> ModuleType:
        module = ModuleType(f"{self.path.parent.name}.{self.path.stem}")
        module.__file__ = str(self.path)
        with present({module.__name__: module}):
            source = self.path.read_bytes() if self.source is None else self.source
            exec(compile(source, str(self.path), "exec", dont_inherit=True), vars(module))
        return module


@contextmanager
def present(modules: dict[str, ModuleType]) -> Iterator[None]:
    """Add `modules` to `sys.modules` while the block runs."""
    sys.modules.update(modules)
    try:
        yield
    finally:
        for name in modules:
            sys.modules.pop(name, None)


def changeable(modules: dict[str, ModuleType], items: list[pytest.Item]) -> list[dict[str, Any]]:
    """Return the namespace of each check file and the parameters of each parametrised check."""
    parameters = [callspec.params for item in items if (callspec := getattr(item, "callspec", None))]
    return [*map(vars, modules.values()), *parameters]


def keep(values: dict[str, Any]) -> dict[str, Any]:
    """Return copies of the `values` that a check could change in place."""
    kept = {}
    for name, value in values.items():
        changes = isinstance(value, list | tuple | dict | set) or type_tag(value) in ARRAYS
        if changes and not name.startswith("__"):
            with contextlib.suppress(Exception):  # values that cannot be copied are not restored
                kept[name] = copy.deepcopy(value)
    return kept
