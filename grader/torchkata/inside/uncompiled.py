"""Small replacements for the parts of ``torch.compile`` that torch imports for code that compiles nothing.

The first step of any optimizer imports ``torch._dynamo`` only to say where tracing must stop, and the first `backward`
from a given gradient imports ``torch.fx.experimental.symbolic_shapes`` only to compare two shapes. The imports take 1.5
and 0.5 seconds in each process. Values do not depend on them: nothing is traced here. Any other access imports the real
module.
"""

import importlib
import sys
import types
from importlib.machinery import ModuleSpec
from typing import Any


class StandIn(types.ModuleType):
    """Provides a part of a module, and becomes the real one for everything else."""

    package, ready = False, False

    def become_real(self) -> types.ModuleType:
        """Return the real module, which is imported from now on. Raises ImportError."""
        name = self.__name__
        replaced.discard(name)
        if sys.modules.get(name) is self:
            del sys.modules[name]
        try:
            return importlib.import_module(name)
        except ImportError:
            sys.modules[name] = self
            replaced.add(name)
            raise

    def __getattr__(self, name: str) -> Any:
        parts = name == "__path__" and self.package and self.ready  # the parts of a package are the real ones
        if name.startswith("__") and not parts:  # asked by the import system, and code that inspects all modules
            raise AttributeError(name)
        return getattr(self.become_real(), name)


class Dynamo(StandIn):
    """Provides what torch.optim uses of ``torch._dynamo``."""

    package = True

    def graph_break(self, *_: object, **__: object) -> None:
        """Do nothing: there is no graph."""

    def disable(self, fn: Any = None, *_: object, **__: object) -> Any:
        """Return the function unchanged, also as a decorator with arguments."""
        return self.disable if fn is None else fn


class SymbolicShapes(StandIn):
    """Provides what torch.autograd uses of ``torch.fx.experimental.symbolic_shapes``, for sizes that are numbers."""

    def sym_eq(self, x: Any, y: Any) -> Any:
        """Return whether two shapes are equal."""
        if isinstance(x, tuple) and isinstance(y, tuple) and all(type(size) is int for size in (*x, *y)):
            return x == y
        return self.become_real().sym_eq(x, y)

    def expect_true(self, a: Any, skip: int = 0) -> bool:
        """Return a bool as it is."""
        known: bool = a if type(a) is bool else self.become_real().expect_true(a, skip)
        return known


STAND_INS = {"torch._dynamo": Dynamo, "torch.fx.experimental.symbolic_shapes": SymbolicShapes}
replaced = set(STAND_INS)  # the names of the modules for which there is a replacement until somebody wants more of it


class Finder:
    """Imports replacements; the import system itself makes them known to the packages they belong to."""

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """Return how to import a replacement, None for all other modules."""
        return ModuleSpec(name, self) if name in replaced else None  # type: ignore[arg-type]

    def create_module(self, spec: ModuleSpec) -> StandIn:
        """Return a replacement."""
        return STAND_INS[spec.name](spec.name)

    def exec_module(self, module: StandIn) -> None:
        """Note that the import is complete: the class has all that the replacement provides."""
        module.ready = True


def install() -> None:
    """Have the replacements imported, unless the real modules are imported already."""
    if not any(type(finder) is Finder for finder in sys.meta_path):
        sys.meta_path.insert(0, Finder())
