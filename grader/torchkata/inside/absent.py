"""Placeholders for modules that a notebook could not import: each use raises the import error again."""

import builtins
from collections.abc import Iterable
from typing import Any


class AbsentModule(ModuleNotFoundError):
    """A missing module is used."""


AbsentModule.__name__ = AbsentModule.__qualname__ = "ModuleNotFoundError"  # to read like the error of the import


class Absent:
    """A missing module, or a name from it."""

    def __init__(self, module: str) -> None:
        vars(self)["module"] = module

    def _refuse(self, *_: object, **__: object) -> Any:
        module = vars(self)["module"]
        raise AbsentModule(f"No module named {module!r}", name=module)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by code that inspects all names
            raise AttributeError(name)
        return self._refuse()

    __setattr__ = __call__ = __getitem__ = __setitem__ = __iter__ = __len__ = __bool__ = __enter__ = _refuse
    __mro_entries__ = __instancecheck__ = __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _refuse
    __truediv__ = __rtruediv__ = __matmul__ = __rmatmul__ = __pow__ = __neg__ = __lt__ = __gt__ = __array__ = _refuse


def put_in_place(names: Iterable[str], module: str, known: dict[str, Any]) -> None:
    """Bind names to placeholders, unless they have a value. They do not count as defined by the file."""
    for name in names:
        if name not in known and isinstance(getattr(builtins, name, None), Absent | None):
            setattr(builtins, name, Absent(module))
