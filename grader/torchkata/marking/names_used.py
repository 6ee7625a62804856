"""Which names of a module its functions use: what a stored answer has changed and nobody called makes no difference."""

import ast
import types
from collections.abc import Iterable
from functools import lru_cache


def can_matter(module: types.ModuleType, source: bytes, called: Iterable[str]) -> bool:
    """Return whether what `source` puts into `module` can change what its functions `called` do; in doubt it can."""
    changed = defined_in(source)
    used = names_used(module, frozenset(called))
    return changed is None or used is None or not changed.isdisjoint(used)


@lru_cache(maxsize=1000)
def defined_in(source: bytes) -> frozenset[str] | None:
    """Return the names that a file defines; None if it does more than to define."""
    names: set[str] = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.Assign) and all(isinstance(target, ast.Name) for target in node.targets):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        else:
            return None
    return frozenset(names)


@lru_cache(maxsize=1000)
def names_used(module: types.ModuleType, called: frozenset[str]) -> frozenset[str] | None:
    """Return the names of `module` that its functions `called` use, directly or through others.

    None if that is not known: for classes, and for functions that hold on to other objects.
    """
    found: set[str] = set()
    waiting = list(called)
    while waiting:
        name = waiting.pop()
        if name in found or name not in vars(module):
            continue
        found.add(name)
        value = vars(module)[name]
        if getattr(value, "__module__", None) != module.__name__:
            continue  # of a library, or plain data
        if not isinstance(value, types.FunctionType) or value.__closure__ or any(map(callable, defaults_of(value))):
            return None
        waiting += names_in(value.__code__)
    return frozenset(found)


def defaults_of(function: types.FunctionType) -> list[object]:
    """Return the values of a function's parameters that have one."""
    return [*(function.__defaults__ or ()), *(function.__kwdefaults__ or {}).values()]


def names_in(code: types.CodeType) -> list[str]:
    """Return all names in `code` that may be those of a module, attributes among them."""
    inner = [constant for constant in code.co_consts if isinstance(constant, types.CodeType)]
    return [*code.co_names, *(name for one in inner for name in names_in(one))]
