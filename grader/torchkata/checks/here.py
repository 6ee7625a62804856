"""Objects in this process, of the reference or of a check, as handles: used in the same way as the student's."""

import types
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..cache.content_cache import Cache, digest
from ..comparison.looked_at import LookedAt
from ..comparison.mismatch import Opaque
from ..comparison.observation import Observation
from ..comparison.picture import with_pictures
from ..inside.encoder import Special
from ..inside.objects import CALLABLE, MISSING, Host
from ..inside.observation import observe
from ..inside.pictures import close_figures
from ..inside.recording import PARTS
from ..inside.seed import seeded
from ..inside.tags import ONE_BY_ONE
from ..inside.values import Decoder, Encoder, Tree
from ..sandbox.observed import read_observation
from .callers import Home
from .handles import Handle


def observe_here(
    called: Callable[..., Any],
    arguments: Any,
    module: types.ModuleType,
    special: Special = lambda _: None,
    parts: frozenset[str] = PARTS,
) -> tuple[Any, dict[str, Any]]:
    """Call a function of the answer key with `arguments` (args, kwargs). Return result and observation.

    `special` is as for an `Encoder`, `parts` as for `record`. Raises what the call raises.
    """
    value, observed = observe(called, arguments, str(module.__file__), special, parts)
    return value, read_observation(observed)


def is_bound(tree: Tree) -> bool:
    """Return whether a tree holds an object, or what gave its values one by one."""
    if isinstance(tree, list):
        return any(map(is_bound, tree))
    if not isinstance(tree, dict):
        return False
    once = tree.get("tagged", [""])[0] in ONE_BY_ONE
    return once or any(kind == "object" or is_bound(content) for kind, content in tree.items())


@dataclass(frozen=True)
class Done:
    """What an operation gave: a value as a tree with the bytes of its arrays, or CALLABLE; perhaps an observation."""

    tree: Tree
    body: bytes = b""
    is_callable: bool = False
    observed: Any = None


@dataclass(frozen=True)
class Operation:
    """One operation on the module or an object, with its arguments as they are sent."""

    op: str
    name: str
    owner: int | None
    tree: Tree
    body: bytes
    observed: bool


_done: Cache[Done] = Cache()


class Here:
    """Carries out operations in this process, each with the same random numbers as in the student's.

    With a `key` of the module, what an operation gave is kept by all operations up to it. While all of them are known,
    nothing runs: a class is graded with the same operations for each submission.
    """

    def __init__(self, module: types.ModuleType, key: bytes = b"") -> None:
        self._home = Home()
        self._host = Host(module)
        self._key = key  # of all operations so far; empty if they are not kept
        self._waiting: list[Operation] = []  # that were not carried out yet

    def handle_of(self, value: Any) -> Handle:
        """Return a handle on any object of this process."""
        return self._handle(*self._hold(value)["object"])

    def _handle(self, number: int, name: str, kind: str) -> Handle:
        handle: Handle = self._home.handle(number, lambda: Handle(self, number, name, kind, name))
        return handle

    def _object(self, number: int) -> Any:
        """Return an object."""
        self._catch_up()
        return self._host.find(number)

    def _hold(self, value: Any) -> Tree:
        """Return the tree of an object of which nothing is known, so that nothing later can be kept."""
        self._catch_up()
        self._key = b""
        return self._host.hold(value)

    def encode(self, value: Any) -> Tree | None:
        """Return the tree of a value that cannot cross, as it is given to a function of this process."""
        if type(value) is not Handle:
            return self._hold(value)
        if value._student._home is not self._home:
            return self._hold(value._student._object(value._number) if isinstance(value._student, Here) else value)
        return {"object": [value._number, value._type_name, value._kind]}

    def _observing(self) -> "Observing":
        return Observing(self)

    def _call(self, op: str, name: str, owner: Any, args: Any, kwargs: Any, observed: bool = False) -> Any:
        return self.perform(op, name, owner, args, kwargs, observed)

    def perform(
        self,
        op: str,
        name: str,
        owner: Handle | None,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        observed: bool = False,
        looked_at: set[LookedAt] | None = None,
    ) -> Any:
        """Return the value of an operation, or its observation. Raises what the code raises.

        `looked_at` receives what is used of the observation and of pictures.
        """
        self._home.steps += 1
        encoder = Encoder(self.encode)
        tree = encoder.encode([list(args), kwargs])
        number = None if owner is None else owner._number
        operation = Operation(op, name, number, tree, bytes(encoder.body), observed)
        if self._key:
            self._key = digest(self._key, op, name, number, repr(tree), encoder.body, observed)
        done = _done.find(self._key) if self._key else None
        if done is None:
            self._catch_up()
            done = self._carry_out(operation)
            if self._key:
                _done.keep(self._key, done)
        else:
            self._waiting.append(operation)
        if done.is_callable:
            return CALLABLE
        looked_at = set() if looked_at is None else looked_at
        value = with_pictures(Decoder(done.body, Opaque, self._handle).decode(done.tree), looked_at)
        return Observation(value, done.observed, looked_at) if observed else value

    def _catch_up(self) -> None:
        """Carry out the operations that wait."""
        waiting, self._waiting = self._waiting, []
        for operation in waiting:
            self._carry_out(operation)

    def _carry_out(self, operation: Operation) -> Done:
        """Carry out an operation. Raises what the code raises."""
        host = self._host
        arguments = Decoder(operation.body, Opaque, host.find).decode(operation.tree)
        target = host.module if operation.owner is None else host.find(operation.owner)
        seen: dict[str, Any] = {}

        def call(called: Any, given: Any) -> Any:
            result, seen["observed"] = observe_here(called, given, host.module, host.keep)
            return result

        with seeded():
            name, use = operation.name, call if operation.observed else None
            value, tree = host.perform(operation.op, name, target, arguments, use)
            if value is MISSING:
                raise AttributeError(name)
            encoder = Encoder(host.keep)
            tree = tree or encoder.encode(None if value is CALLABLE else value)
            close_figures()
        return Done(tree, bytes(encoder.body), value is CALLABLE, seen.get("observed"))


class Observing:
    """Carries out operations in this process; a method that is called gives an observation."""

    def __init__(self, here: Here) -> None:
        self._here, self._home = here, here._home

    def _observing(self) -> "Observing":
        return self

    def _call(self, op: str, name: str, owner: Any, args: Any, kwargs: Any) -> Any:
        return self._here._call(op, name, owner, args, kwargs, op == "method")
