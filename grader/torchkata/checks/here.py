"""Objects in this process, of the reference or of a check, as handles: used in the same way as the student's."""

import types
from collections.abc import Callable
from typing import Any

from ..comparison.mismatch import Opaque
from ..comparison.observation import Observation
from ..comparison.picture import with_pictures
from ..inside.encoder import Special
from ..inside.objects import CALLABLE, MISSING, Host
from ..inside.observation import observe
from ..inside.seed import seeded
from ..inside.tags import ONE_BY_ONE
from ..inside.values import Decoder, Encoder, Tree
from ..sandbox.observed import read_observation
from .callers import Home
from .handles import Function, Handle


def observe_here(
    called: Callable[..., Any], arguments: Any, module: types.ModuleType, special: Special = lambda _: None
) -> tuple[Any, dict[str, Any]]:
    """Call a function of the answer key with `arguments` (args, kwargs). Return result and observation.

    `special` is as for an `Encoder`. Raises what the call raises.
    """
    value, observed = observe(called, arguments, str(module.__file__), special)
    return value, read_observation(observed)


def is_bound(tree: Tree) -> bool:
    """Return whether a tree holds an object, or what gave its values one by one."""
    if isinstance(tree, list):
        return any(map(is_bound, tree))
    if not isinstance(tree, dict):
        return False
    once = tree.get("tagged", [""])[0] in ONE_BY_ONE
    return once or any(kind == "object" or is_bound(content) for kind, content in tree.items())


class Here:
    """Carries out operations in this process, each with the same random numbers as in the student's."""

    def __init__(self, module: types.ModuleType) -> None:
        self._home = Home()
        self._host = Host(module)

    def handle_of(self, value: Any) -> Handle:
        """Return a handle on any object of this process."""
        return self._handle(*self._host.hold(value)["object"])

    def _handle(self, number: int, name: str, kind: str) -> Handle:
        handle: Handle = self._home.handle(number, lambda: Handle(self, number, name, kind, name))
        return handle

    def encode(self, value: Any) -> Tree | None:
        """Return the tree of a value that cannot cross, as it is given to a function of this process."""
        if isinstance(value, Function):
            return self._host.hold(value)
        if type(value) is not Handle:
            return self._host.hold(value)
        if value._student._home is not self._home:
            found = value._student
            return self._host.hold(found._host.find(value._number) if isinstance(found, Here) else value)
        return {"object": [value._number, value._type_name, value._kind]}

    def _call(self, op: str, name: str, owner: Handle | None, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        return self.perform(op, name, owner, args, kwargs)

    def perform(
        self,
        op: str,
        name: str,
        owner: Handle | None,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        observed: bool = False,
    ) -> Any:
        """Return the value of an operation, or its observation. Raises what the code raises."""
        self._home.steps += 1
        arguments = self._cross([list(args), kwargs], self.encode, self._host.find)
        target = self._host.module if owner is None else self._host.find(owner._number)
        seen: dict[str, Any] = {}

        def call(called: Any, given: Any) -> Any:
            result, seen["observed"] = observe_here(called, given, self._host.module, self._host.keep)
            return result

        with seeded():
            value, tree = self._host.perform(op, name, target, arguments, call if observed else None)
            if value is MISSING:
                raise AttributeError(name)
            if value is CALLABLE:
                return value
            value = self._handle(*tree["object"]) if tree else self._cross(value, self._host.keep, self._handle)
        looked_at: set[Any] = set()
        value = with_pictures(value, looked_at)
        return Observation(value, seen["observed"], looked_at) if observed else value

    def cross_objects(self, value: Any) -> Any:
        """Return a value with handles in place of its objects, iterators as lists; None if it has neither of them."""
        encoder = Encoder(self._host.keep)
        tree = encoder.encode(value)
        return Decoder(bytes(encoder.body), Opaque, self._handle).decode(tree) if is_bound(tree) else None

    def _cross(self, value: Any, special: Callable[[Any], Tree | None], find: Callable[..., Any]) -> Any:
        """Return a copy of a value as the other process would receive it."""
        encoder = Encoder(special)
        tree = encoder.encode(value)
        return Decoder(bytes(encoder.body), Opaque, find).decode(tree)
