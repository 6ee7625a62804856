"""Which objects stay where they were made: those of the file's own classes, and some of torch's, by closed lists.

A kind is the name of the nearest public class of torch that an object's class is or extends: ``nn.Linear``. It is empty
for classes that extend none.
"""

import importlib
import sys
from typing import Any

PLACES = {
    "nn": "torch.nn",
    "optim": "torch.optim",
    "data": "torch.utils.data",
    "lr_scheduler": "torch.optim.lr_scheduler",
}
BASES = ("nn.Module", "optim.Optimizer", "data.Dataset", "data.DataLoader", "data.Sampler", "lr_scheduler.LRScheduler")
MAX_TYPE_NAME = 80  # characters
_classes: dict[str, type] = {}  # by kind, of torch: a check asks for the class of a handle thousands of times


def class_of(kind: str) -> type | None:
    """Return the class of a kind; None if there is none."""
    if kind not in _classes:
        place, _, name = kind.partition(".")
        found = vars(importlib.import_module(PLACES[place])).get(name) if place in PLACES else None
        if not isinstance(found, type) or not issubclass(found, bases()):
            return None
        _classes[kind] = found
    return _classes[kind]


def bases() -> tuple[type, ...]:
    """Return the classes of torch whose objects are kept; none if torch is not loaded."""
    found = []
    for base in BASES:
        place, _, name = base.partition(".")
        module = sys.modules.get(PLACES[place])
        if module is not None:
            found.append(vars(module)[name])
    return tuple(found)


def base_of(kind: str) -> str:
    """Return which of BASES a kind extends: ``Module``, ``Dataset``; empty for no kind."""
    found = class_of(kind)
    if found is None:
        return ""
    names = [base.partition(".")[2] for base in BASES]
    return next(name for name, base in zip(names, bases(), strict=True) if issubclass(found, base))


def kind_of(made: type) -> str:
    """Return the kind of the objects of a class; empty if it extends no class of torch in the list."""
    for one in made.__mro__:
        for place, path in PLACES.items():
            module = sys.modules.get(path)
            if module is not None and vars(module).get(one.__name__) is one and issubclass(one, bases()):
                return f"{place}.{one.__name__}"
    return ""


def path_of(made: Any) -> str:
    """Return the path of a class of torch: ``torch.nn.modules.linear:Linear``. Raises TypeError for anything else."""
    if not isinstance(made, type) or made.__module__.partition(".")[0] != "torch":
        raise TypeError
    return f"{made.__module__}:{made.__qualname__}"


def class_at(path: str) -> type:
    """Return the class of torch at a path. Raises ImportError, AttributeError or TypeError if there is none."""
    place, _, name = path.partition(":")
    if place.partition(".")[0] != "torch":
        raise TypeError("not a class of torch")
    found: Any = importlib.import_module(place)
    for part in name.split("."):
        found = getattr(found, part)
    if not isinstance(found, type):
        raise TypeError("not a class")
    return found
