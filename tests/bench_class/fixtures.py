"""The fixtures of the checks for an ordinary harness, where student code and checks share one process.

Runs inside the peers' environments: it needs NumPy and what the checks themselves need.
"""

import copy
import inspect
import types
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from torchkata.course.seeds import course_seed, hidden_seed
from torchkata.inside.seed import seed_everything


class Module:
    """Names that a check can call. Functions get copies of their arguments; those of `live` the check's own."""

    def __init__(self, names: dict[str, Any], live: bool = False) -> None:
        self._names, self._live = names, live

    @property
    def live(self) -> "Module":
        return Module(self._names, live=True)

    def __getattr__(self, name: str) -> Any:
        if name not in self._names:
            raise AttributeError(name)

        def call(*args: Any, **kwargs: Any) -> Any:
            seed_everything()
            given = (args, kwargs) if self._live else copy.deepcopy((args, kwargs))
            return copy_plain(self._names[name](*given[0], **given[1]))

        return call


def copy_plain(value: Any) -> Any:
    """Copy containers; tensors come without their graph, but know whether they had one."""
    if type(value) in (list, tuple):
        return type(value)(copy_plain(item) for item in value)
    if hasattr(value, "grad_fn"):
        return value.detach().clone().requires_grad_(value.requires_grad)
    return copy.deepcopy(value)


@lru_cache
def run_file(path: str) -> dict[str, Any]:
    """Run a Python file once and return its names."""
    module = types.ModuleType(Path(path).stem)
    module.__file__ = path
    exec(compile(Path(path).read_bytes(), path, "exec"), module.__dict__)
    return module.__dict__


def make_rng(check: str, reference: str) -> np.random.Generator:
    """Return the generator of a check, as the kit seeds that of a hidden one."""
    folder = Path(reference).parent
    return np.random.default_rng(hidden_seed(course_seed(folder.parent), Path(reference).stem, check))


def run_check(check: Callable[..., None], student: dict[str, Any], reference: str) -> None:
    """Run a check on the names of a student's file. What it raises passes through."""
    seed_everything()
    wanted = inspect.signature(check).parameters
    fixtures = {
        "student": lambda: Module(student),
        "reference": lambda: Module(run_file(reference)),
        "rng": lambda: make_rng(check.__name__, reference),
    }
    check(**{name: fixtures[name]() for name in wanted})
