"""The reference solution and the stored answers, run in this process: they are the kit's own code."""

import copy
import sys
import types
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..cache.content_cache import Memory, digest
from ..course.catalog import Exercise
from ..inside import uncompiled
from ..inside.seed import seeded
from ..inside.values import Encoder


def load_answer(exercise: Exercise, answer: Path) -> types.ModuleType:
    """Run a file of the answer key as a fresh module and return it. Whatever it raises passes through."""
    source = exercise.compose(answer)
    module = types.ModuleType(f"answer_key_{exercise.name}_{answer.stem}")
    module.__file__ = str(answer)
    uncompiled.install()
    sys.modules[module.__name__] = module
    with seeded():
        exec(compile(source, str(answer), "exec", dont_inherit=True), module.__dict__)
    return module


@lru_cache(maxsize=1000)
def load_once(exercise: Exercise, answer: Path) -> types.ModuleType:
    """Return the module of a stored answer, run at its first use in this process."""
    return load_answer(exercise, answer)


_known: Memory[Any] = Memory()


class Reference:
    """The reference module as checks see it: each call seeded like the student's, and made once for each input.

    What it returned is kept for all submissions that this process grades. A check gets its own copy of the result, and
    the reference gets its own copy of the arguments.
    """

    def __init__(self, module: types.ModuleType) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._module, name)
        if isinstance(value, types.FunctionType):
            return self._remember(name, value)
        return make_seeded(value) if isinstance(value, type) else value

    def _remember(self, name: str, function: types.FunctionType) -> Any:
        def call(*args: Any, **kwargs: Any) -> Any:
            encoder = Encoder()
            tree = encoder.encode([list(args), kwargs])
            key = digest(self._module.__file__, name, repr(tree), encoder.body)
            kept = _known.find(key)
            if kept is None:
                own_args, own_kwargs = copy.deepcopy((args, kwargs))
                with seeded():
                    kept = (function(*own_args, **own_kwargs),)
                _known.keep(key, kept)
            return copy_result(kept[0])

        return call


def make_seeded(made: type) -> Callable[..., Any]:
    """Return what makes objects of a class of the reference, with the random numbers that a student's class gets."""

    def make(*args: Any, **kwargs: Any) -> Any:
        with seeded():
            return made(*args, **kwargs)

    return make


def copy_result(value: Any) -> Any:
    """Copy a result; tensors come without their graph, as they do from the student's process."""
    if isinstance(value, list | tuple):
        return type(value)(copy_result(item) for item in value)
    if hasattr(value, "grad_fn"):
        return value.detach().clone().requires_grad_(value.requires_grad)
    return copy.deepcopy(value)
