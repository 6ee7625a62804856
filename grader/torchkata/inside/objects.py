"""A module and the objects of it that a check works with: the operations on both, which the check asks for by name.

The student's module, the reference and the stored answers use the same code, so that no operation differs.
"""

import contextlib
import types
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from .encoder import Tree
from .kept import MAX_TYPE_NAME, class_at, kind_of
from .seed import seed_everything

MAX_PASS_ITEMS = 1000  # of one pass over an object
MAX_THERE = 30  # attributes of an object that are listed when another one is missing
MAX_ATTRIBUTE = 60  # characters of the name of one
MISSING = object()  # in place of an attribute that is not there
CALLABLE = object()  # in place of a method that is read before it is called
Called = Callable[[Any, Any], Any]  # calls a function with (args, kwargs)


class Host:
    """Holds a module and its objects, which have numbers from 1 on, in the order in which they were first sent."""

    def __init__(self, module: types.ModuleType) -> None:
        self.module = module
        self._objects: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}  # by id: an object that is held keeps its id

    def keep(self, value: Any) -> Tree | None:
        """Return the tree of an object that stays here; None for other values."""
        own = getattr(type(value), "__module__", None) == self.module.__name__
        return self.hold(value) if own or kind_of(type(value)) else None

    def hold(self, value: Any) -> Tree:
        """Return the tree of any object, which stays here."""
        number = self._numbers.get(id(value))
        if number is None:
            number = self._numbers[id(value)] = len(self._objects) + 1
            self._objects[number] = value
        return {"object": [number, str(type(value).__name__)[:MAX_TYPE_NAME], kind_of(type(value))]}

    def find(self, number: int, *_: object) -> Any:
        """Return the object with a number. Raises LookupError if there is none."""
        return self._objects[number]

    @property
    def is_empty(self) -> bool:
        """Return whether it holds no object."""
        return not self._objects

    def forget(self) -> None:
        """Release all objects. The next one gets number 1."""
        self._objects.clear()
        self._numbers.clear()

    def perform(
        self, op: str, name: str, owner: Any, arguments: Any, call: Called | None = None
    ) -> tuple[Any, Tree | None]:
        """Return the value of an operation, and its tree if it stays here because the check asked to make it.

        `owner`: an object, or the module. `arguments`: (args, kwargs). `call`: calls a function with these. The value
        is MISSING for an attribute that is not there, CALLABLE for a method that is read. Raises what the code raises.
        """
        if op in ("call", "method", "get"):
            found = find_attribute(owner, name)
            if found is MISSING:
                return MISSING, None
            if op == "get":
                return (CALLABLE if callable(found) and self.keep(found) is None else found), None
            value = call(found, arguments) if call else found(*arguments[0], **arguments[1])
            return value, self.hold(value) if isinstance(found, type) else None  # a check that makes an object uses it
        if op == "set":
            setattr(owner, name, arguments[0][0])
            return None, None
        if op in MAKERS:
            value = MAKERS[op](class_at(name), *arguments[0], **arguments[1])
            return value, self.hold(value)
        target = find_attribute(owner, name) if name else owner
        return (MISSING if target is MISSING else OPERATIONS[op](target, *arguments[0], **arguments[1])), None


def find_attribute(owner: Any, path: str) -> Any:
    """Return an attribute by its path (``Legendre.apply``), or MISSING."""
    for part in path.split("."):
        owner = getattr(owner, part, MISSING)
        if owner is MISSING:
            break
    return owner


def names_in(owner: Any) -> list[str]:
    """Return the public names of the attributes that an object has by itself or by its own class; at most MAX_THERE."""
    found: dict[str, None] = {}
    with contextlib.suppress(Exception):
        own = vars(owner)
        places: list[Iterable[Any]] = [own, *(own.get(part, ()) for part in ("_parameters", "_buffers", "_modules"))]
        names = (name for place in [*places, vars(type(owner))] for name in place)
        found = dict.fromkeys(n for n in names if type(n) is str and n.isidentifier() and not n.startswith("_"))
    return [name for name in found if len(name) <= MAX_ATTRIBUTE][:MAX_THERE]


def take_item(owner: Any, key: Any) -> Any:
    """Return an item."""
    return owner[key]


def take_slice(owner: Any, start: Any, stop: Any, step: Any) -> Any:
    """Return the items of a slice."""
    return owner[start:stop:step]


def make_passes(owner: Any, count: int) -> list[Any]:
    """Return the items of each pass, one more than MAX_PASS_ITEMS if there are too many; and the length, or None."""
    passes = [list(islice(iter(owner), MAX_PASS_ITEMS + 1)) for _ in range(count)]
    length = None
    with contextlib.suppress(Exception):
        length = len(owner)
    return [passes, length]


def make_optimizer(made: type, model: Any, *args: Any, **kwargs: Any) -> Any:
    """Return an optimizer on the parameters of a model."""
    return made(model.parameters(), *args, **kwargs)


def parameters_in(model: Any) -> dict[str, Any]:
    """Return the parameters of a module by name; none for anything else. A module's own methods are not asked."""
    import torch

    return dict(torch.nn.Module.named_parameters(model)) if isinstance(model, torch.nn.Module) else {}


def take_gradients(model: Any) -> dict[str, Any]:
    """Return the gradients of a module by name, None where there is none."""
    return {name: parameter.grad for name, parameter in parameters_in(model).items()}


def set_parameters(model: Any, values: dict[str, Any]) -> None:
    """Copy values into the existing parameters of a module. Raises KeyError for a name that is not there."""
    import torch

    parameters = parameters_in(model)
    with torch.no_grad():
        for name, value in values.items():
            parameters[name].copy_(value)


def go_backward(called: Any, inputs: list[Any], upstream: Any) -> list[Any]:
    """Call a function or module and go backward through it from `upstream` (None: ones).

    Returns the value, the gradients of a module's parameters by name, and those of the inputs. Gradients are cleared
    before the call. If the value is not a tensor, there are none.
    """
    import torch

    parameters = parameters_in(called)
    for parameter in parameters.values():
        parameter.grad = None
    given = [tracked(one, torch) for one in inputs]
    value = called(*given)
    if isinstance(value, torch.Tensor):
        value.backward(torch.ones_like(value) if upstream is None else upstream)
    gradients = {name: parameter.grad for name, parameter in parameters.items()}
    return [value, gradients, [one.grad if isinstance(one, torch.Tensor) else None for one in given]]


def tracked(value: Any, torch: Any) -> Any:
    """Return a leaf with the content of a tensor of floats that requires gradients; other values unchanged."""
    floats = isinstance(value, torch.Tensor) and (value.is_floating_point() or value.is_complex())
    return value.detach().clone().requires_grad_() if floats else value


def evaluate(called: Any, many: list[Any]) -> list[Any]:
    """Return the values of a function for many lists of arguments, each with the same random numbers."""
    values = []
    for arguments in many:
        seed_everything()
        values.append(called(*arguments))
    return values


MAKERS: dict[str, Callable[..., Any]] = {
    "build": lambda made, *args, **kwargs: made(*args, **kwargs),
    "build_optimizer": make_optimizer,
}
OPERATIONS: dict[str, Callable[..., Any]] = {
    "item": take_item,
    "slice": take_slice,
    "length": len,
    "passes": make_passes,
    "parameters": parameters_in,
    "gradients": take_gradients,
    "set_parameters": set_parameters,
    "backward": go_backward,
    "evaluate": evaluate,
}
