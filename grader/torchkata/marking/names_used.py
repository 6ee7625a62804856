"""Find the module names that functions use. A change in a stored answer that no call can reach needs no replay."""

import ast
import builtins
import types
from collections.abc import Iterable
from functools import lru_cache

BUILTINS = frozenset(vars(builtins))


def can_matter(
    module: types.ModuleType, source: bytes, called: Iterable[str], reference: types.ModuleType | None = None
) -> bool:
    """Return whether the definitions of `source` can affect the names `called` of `module`; True if unknown.

    What `source` imports, and `reference` does not or imports alike, affects nothing by itself.
    """
    changed = defined_in(source)
    used = names_used(module, frozenset(called))
    if changed is None or used is None:
        return True
    if reference is not None:
        alike = {name for name in imported_in(source) if is_alike(name, module, reference)}
        changed = changed - alike
    return not changed.isdisjoint(used)


def is_out_of_reach(source: bytes, called: Iterable[str], reference: types.ModuleType) -> bool:
    """Return whether the functions `called` of the reference use nothing that `source` defines; False if unknown.

    A stored answer is the reference with these definitions in place of its own. So its functions do not use them
    either, and it need not even be loaded. A definition with the name of a builtin could be used anywhere.
    """
    defined = defined_in(source)
    used = names_used(reference, frozenset(called))
    if defined is None or used is None:
        return False
    return all(defined.isdisjoint(names) for names in (used, called, BUILTINS))


def is_alike(name: str, module: types.ModuleType, reference: types.ModuleType) -> bool:
    """Return whether a name that `module` imports is not in `reference`, or the same there."""
    return vars(reference).get(name, vars(module).get(name)) is vars(module).get(name)


@lru_cache(maxsize=1000)
def imported_in(source: bytes) -> frozenset[str]:
    """Return the names that the import statements of a file define."""
    imports = (node for node in ast.parse(source).body if isinstance(node, ast.Import | ast.ImportFrom))
    return frozenset((alias.asname or alias.name).partition(".")[0] for node in imports for alias in node.names)


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
    """Return the names of `module` that its functions and classes `called` use, directly or through others.

    None if unknown, for example for functions with references to other objects.
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
        names = names_of_class(value, module) if isinstance(value, type) else names_of_function(value, module)
        if names is None:
            return None
        waiting += names
    return frozenset(found)


def names_of_function(value: object, module: types.ModuleType) -> list[str] | None:
    """Return the names in a function of the module, also in one below a decorator of a library; None if unknown."""
    while getattr(value, "__globals__", None) is not vars(module) and hasattr(value, "__wrapped__"):
        value = value.__wrapped__
    if not isinstance(value, types.FunctionType) or any(map(callable, defaults_of(value))):
        return None
    closed = value.__code__.co_freevars  # a method that calls super() refers to its class
    return None if value.__closure__ and closed != ("__class__",) else names_in(value.__code__)


def names_of_class(made: type, module: types.ModuleType) -> list[str] | None:
    """Return the names in the methods of a class and of its bases in the module; None if unknown."""
    names = []
    for one in (base for base in made.__mro__ if base.__module__ == module.__name__):
        for value in vars(one).values():
            method = getattr(value, "__func__", getattr(value, "fget", value))
            found = names_of_function(method, module) if callable(method) else []
            if found is None:
                return None
            names += found
    return names


def defaults_of(function: types.FunctionType) -> list[object]:
    """Return the default values of a function's parameters."""
    return [*(function.__defaults__ or ()), *(function.__kwdefaults__ or {}).values()]


def names_in(code: types.CodeType) -> list[str]:
    """Return all names in `code` that may be module names, attributes included."""
    inner = [constant for constant in code.co_consts if isinstance(constant, types.CodeType)]
    return [*code.co_names, *(name for one in inner for name in names_in(one))]
