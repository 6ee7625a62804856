"""The fixtures of the checks for an ordinary harness, where student code and checks share one process.

Runs inside the peers' environments: it needs NumPy and what the checks themselves need.
"""

import inspect
import types
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from torchkata.checks.callers import Home
from torchkata.checks.handles import Function, Handle, path_in_torch
from torchkata.checks.here import Here
from torchkata.comparison.picture import with_pictures
from torchkata.course.seeds import course_seed, hidden_seed
from torchkata.inside.encoder import Encoder
from torchkata.inside.seed import seed_everything
from torchkata.inside.values import Decoder


class Module:
    """A module of this process as a check uses it. Functions get copies of their arguments; those of `live` its own."""

    def __init__(self, here: Here, observe: bool = False, live: bool = False) -> None:
        self._here, self._observe, self._live = here, observe, live

    @property
    def _home(self) -> Home:
        return self._here._home

    @property
    def live(self) -> "Module":
        return Module(self._here, live=True)

    @property
    def observed(self) -> "Module":
        return Module(self._here, observe=True)

    def observing(self, *parts: str) -> "Module":
        return self.observed  # with all parts: a tenth of a second of a submission's twenty

    def build(self, made: type, *args: Any, **kwargs: Any) -> Any:
        return self._here.perform("build", path_in_torch(made), None, args, kwargs)

    def build_optimizer(self, made: type, model: Any, *args: Any, **kwargs: Any) -> Any:
        return self._here.perform("build_optimizer", path_in_torch(made), None, (model, *args), kwargs)

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._here._host.module, name)
        is_class = isinstance(value, type)
        return Function(self, name, is_class=is_class) if is_class or isinstance(value, types.FunctionType) else value

    def _call(self, op: str, name: str, owner: Handle | None, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        found = getattr(self._here._host.module, name, None) if op == "call" and self._live else None
        if not isinstance(found, types.FunctionType):
            return self._here.perform(op, name, owner, args, kwargs, self._observe and op == "call")
        seed_everything()
        value = found(*map(object_of, args), **{key: object_of(one) for key, one in kwargs.items()})
        encoder = Encoder(self._here._host.keep)
        tree = encoder.encode(value)
        return with_pictures(Decoder(bytes(encoder.body), lambda *_: None, self._here._handle).decode(tree), set())


def object_of(value: Any) -> Any:
    """Return the object of a handle; another value as it is."""
    return value._student._object(value._number) if type(value) is Handle else value


def as_module(names: dict[str, Any]) -> types.ModuleType:
    """Return a module with the names that a file or a notebook has defined; lines are counted in the file of these."""
    module = types.ModuleType(str(names["__name__"]))
    vars(module).update(names)
    functions = [one for one in names.values() if isinstance(one, types.FunctionType)]
    own = [one for one in functions if one.__module__ == module.__name__]
    module.__file__ = own[0].__code__.co_filename if own else names.get("__file__", "answer.py")
    return module


@lru_cache
def run_file(path: str) -> types.ModuleType:
    """Run a Python file once as a module."""
    module = types.ModuleType(Path(path).stem)
    module.__file__ = path
    exec(compile(Path(path).read_bytes(), path, "exec"), module.__dict__)
    return module


def fixture_of(module: types.ModuleType) -> Module:
    """Return what a check is given for the student's module or the reference."""
    return Module(Here(module))


def make_rng(check: str, reference: str) -> np.random.Generator:
    """Return the generator of a check, as the kit seeds that of a hidden one."""
    folder = Path(reference).parent
    return np.random.default_rng(hidden_seed(course_seed(folder.parent), Path(reference).stem, check))


def run_check(check: Callable[..., None], student: dict[str, Any], reference: str) -> None:
    """Run a check on the names of a student's file. What it raises passes through."""
    seed_everything()
    wanted = inspect.signature(check).parameters
    fixtures = {
        "student": lambda: fixture_of(as_module(student)),
        "reference": lambda: fixture_of(run_file(reference)),
        "rng": lambda: make_rng(check.__name__, reference),
    }
    check(**{name: fixtures[name]() for name in wanted})
