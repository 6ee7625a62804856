"""One call of a check on a stored answer, and its result in the form in which a worker would return it."""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..checks.here import observe_here
from ..checks.steps import Call
from ..comparison.looked_at import LookedAt
from ..comparison.mismatch import Opaque
from ..inside.objects import CALLABLE, MISSING, Host
from ..inside.pictures import close_figures
from ..inside.seed import seed_everything
from ..inside.tags import tag_of
from ..inside.values import Decoder, Encoder, describe_opaque
from ..inside.wire import pack


@dataclass(frozen=True)
class Seen:
    """The result of a call: a value, after a live call also the arguments, or type and message of an exception.

    `observed`: the observation of an observed call. `looked_at`: what the check has used of it.
    """

    value: Any = None
    arguments: Any = None
    error: tuple[str, str] = ("", "")
    observed: Any = None
    looked_at: frozenset[LookedAt] = frozenset()


@dataclass(frozen=True)
class Crossed:
    """The encoded result of a call: the trees of both values, the bytes of their arrays, the observation."""

    trees: tuple[Any, Any] = (None, None)
    bodies: tuple[bytes, bytes] = (b"", b"")
    error: tuple[str, str] = ("", "")
    observed: Any = None

    def seen(self, op: str = "call") -> Seen:
        """Return the decoded result of an operation. Raises ProtocolError if the data is invalid."""
        value, arguments = map(decode, self.trees, self.bodies)
        return Seen(with_gradient(op, value), arguments, self.error, self.observed)

    def frame(self) -> bytes:
        """Return the result as bytes. Raises ProtocolError if it is too large."""
        message = {"trees": self.trees, "error": self.error, "first": len(self.bodies[0]), "observed": self.observed}
        return pack(message, b"".join(self.bodies))


def decode(tree: Any, body: bytes) -> Any:
    """Return a value as a worker would return it: plain data, and descriptions of other objects."""
    return Decoder(body, describe_opaque, describe_object).decode(tree)


def with_gradient(op: str, value: Any) -> Any:
    """Return the value of an operation; a parameter that was read as an attribute together with its gradient."""
    return [value, value.grad] if op == "get" and tag_of(value) == "Parameter" else value


def describe_object(number: int, name: str, kind: str) -> str:
    """Return the description of an object that is not transferred; it depends only on its type."""
    return describe_opaque("object", [kind or name])


class Replaying:
    """A module of a stored answer on which calls are made, with its objects in place of the student's."""

    def __init__(self, module: types.ModuleType) -> None:
        self._host = Host(module)
        self._objects: dict[int, Any] = {}  # by the student's numbers

    def make(self, call: Call, recorded: frozenset[str]) -> Crossed:
        """Make one call of a check. `recorded`: what an observation of it has, as for `record`."""
        step, host = call.step, self._host
        seen: dict[str, Any] = {}

        def call_observed(called: Any, given: Any) -> Any:
            result, seen["observed"] = observe_here(called, given, host.module, host.keep, recorded)
            return result

        seed_everything()
        try:
            owner = host.module if step.owner is None else self._objects[step.owner]
            arguments = Decoder(step.body, Opaque, self._find).decode(step.arguments)
            value, tree = host.perform(step.op, step.name, owner, arguments, call_observed if step.observe else None)
            if value is MISSING:
                raise AttributeError(step.name)
            encoders = Encoder(host.keep), Encoder(host.keep)
            tree = tree or encoders[0].encode(None if value is CALLABLE else value)
            trees = tree, encoders[1].encode(arguments) if call.live else None
        except Exception as error:
            return Crossed(error=(type(error).__name__, str(error)))
        finally:
            close_figures()
        for theirs, ours in paired(call.value, tree):
            self._objects[theirs] = host.find(ours)
        return Crossed(trees, (bytes(encoders[0].body), bytes(encoders[1].body)), observed=seen.get("observed"))

    def _find(self, number: int, *_: object) -> Any:
        return self._objects[number]


def paired(theirs: Any, ours: Any) -> Iterator[tuple[int, int]]:
    """Yield the numbers of objects at the same places of two trees. The first one may be forged."""
    if isinstance(theirs, list) and isinstance(ours, list):
        for one, other in zip(theirs, ours, strict=False):
            yield from paired(one, other)
    elif isinstance(theirs, dict) and isinstance(ours, dict):
        numbers = [tree["object"][0] for tree in (theirs, ours) if isinstance(tree.get("object"), list)]
        if len(numbers) == 2:
            yield numbers[0], numbers[1]
            return
        for kind in theirs.keys() & ours.keys():
            yield from paired(theirs[kind], ours[kind])
