"""Find the module names that functions use. A change in a stored answer that no call can reach needs no replay."""

import ast
import types
from collections.abc import Iterable
from functools import lru_cache


def can_matter(module: types.ModuleType, source: bytes, called: Iterable[str]) -> bool:
    """Return whether the definitions of `source` can affect the functions `called` of `module`; True if unknown."""
    changed = defined_in(source)
    used = names_used(module, frozenset(called))
    return changed is None or used is None or not changed.isdisjoint(used)


@lru_cache(maxsize=1000)
def defined_in(source: bytes) -> frozenset[str] | None:
    """Return the names that a file defines; None if it has other statements."""
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


@lru_cache(maxsize=10_000)  # each function of each stored answer that one process keeps
def names_used(module: types.ModuleType, called: frozenset[str]) -> frozenset[str] | None:
    """Return the names of `module` that its functions `called` use, directly or through others.

    None if unknown: for classes, and for functions with references to other objects.
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
            continue  # from a library, or plain data
        if not isinstance(value, types.FunctionType) or value.__closure__ or any(map(callable, defaults_of(value))):
            return None
        waiting += names_in(value.__code__)
    return frozenset(found)


def defaults_of(function: types.FunctionType) -> list[object]:
    """Return the default values of a function's parameters."""
    return [*(function.__defaults__ or ()), *(function.__kwdefaults__ or {}).values()]


def names_in(code: types.CodeType) -> list[str]:
    """Return all names in `code` that may be module names, attributes included."""
    inner = [constant for constant in code.co_consts if isinstance(constant, types.CodeType)]
    return [*code.co_names, *(name for one in inner for name in names_in(one))]
