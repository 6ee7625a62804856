"""A small module in the place of ``torch._dynamo``, the front of ``torch.compile``, for code that compiles nothing.

The first step of any optimizer imports ``torch._dynamo`` only to say where tracing must stop. The import takes a second
in each process. Values do not depend on it: nothing is traced here. Whoever asks for anything else gets the real one.
"""

import importlib
import sys
import types
from typing import Any

NAME = "torch._dynamo"


class Uncompiled(types.ModuleType):
    """Answers what torch.optim asks, and becomes ``torch._dynamo`` itself for all other questions."""

    def graph_break(self, *_: object, **__: object) -> None:
        """Do nothing: there is no graph."""

    def disable(self, fn: Any = None, *_: object, **__: object) -> Any:
        """Return the function as it is, or what returns it where this is used as a decorator with arguments."""
        return self.disable if fn is None else fn

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__path__":  # what looks through all modules asks for such names
            raise AttributeError(name)
        if sys.modules.get(NAME) is self:
            del sys.modules[NAME]
        try:
            return getattr(importlib.import_module(NAME), name)
        except ImportError:
            sys.modules[NAME] = self
            raise


def install() -> None:
    """Put the module in its place, unless the real one is there already."""
    sys.modules.setdefault(NAME, Uncompiled(NAME))
