"""A small replacement for ``torch._dynamo``, the front end of ``torch.compile``, for code that compiles nothing.

The first step of any optimizer imports ``torch._dynamo`` only to say where tracing must stop. The import takes a second
in each process. Values do not depend on it: nothing is traced here. Any other access imports the real module.
"""

import importlib
import sys
import types
from typing import Any

NAME = "torch._dynamo"


class Uncompiled(types.ModuleType):
    """Provides what torch.optim uses, and becomes the real ``torch._dynamo`` for everything else."""

    def graph_break(self, *_: object, **__: object) -> None:
        """Do nothing: there is no graph."""

    def disable(self, fn: Any = None, *_: object, **__: object) -> Any:
        """Return the function unchanged, also as a decorator with arguments."""
        return self.disable if fn is None else fn

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__path__":  # asked by code that inspects all modules
            raise AttributeError(name)
        if sys.modules.get(NAME) is self:
            del sys.modules[NAME]
        try:
            return getattr(importlib.import_module(NAME), name)
        except ImportError:
            sys.modules[NAME] = self
            raise


def install() -> None:
    """Install the module, unless the real one is imported."""
    sys.modules.setdefault(NAME, Uncompiled(NAME))
