"""The reference solution and the stored answers, run in this process: they are the kit's own code."""

import copy
import sys
import types
from pathlib import Path
from typing import Any

from .catalog import Exercise
from .inside.seed import seed_everything
from .inside.values import Encoder


def load_answer(exercise: Exercise, answer: Path) -> types.ModuleType:
    """Run a file of the answer key as a fresh module and return it. Whatever it raises passes through."""
    source = exercise.compose(answer)
    module = types.ModuleType(f"answer_key_{exercise.name}_{answer.stem}")
    module.__file__ = str(answer)
    sys.modules[module.__name__] = module
    seed_everything()
    exec(compile(source, str(answer), "exec", dont_inherit=True), module.__dict__)
    return module


class Reference:
    """The reference module as checks see it: each call seeded like the student's, and made once for each input.

    A check gets its own copy of the result, and the reference gets its own copy of the arguments.
    """

    def __init__(self, module: types.ModuleType) -> None:
        self._module = module
        self._known: dict[Any, Any] = {}

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._module, name)
        return self._remember(name, value) if isinstance(value, types.FunctionType) else value

    def _remember(self, name: str, function: types.FunctionType) -> Any:
        def call(*args: Any, **kwargs: Any) -> Any:
            encoder = Encoder()
            key = (name, repr(encoder.encode([list(args), kwargs])), bytes(encoder.body))
            if key not in self._known:
                seed_everything()
                own_args, own_kwargs = copy.deepcopy((args, kwargs))
                self._known[key] = function(*own_args, **own_kwargs)
            return copy_result(self._known[key])

        return call


def copy_result(value: Any) -> Any:
    """Copy a result; tensors come without their graph, as they do from the student's process."""
    if isinstance(value, list | tuple):
        return type(value)(copy_result(item) for item in value)
    if hasattr(value, "grad_fn"):
        return value.detach().clone().requires_grad_(value.requires_grad)
    return copy.deepcopy(value)
