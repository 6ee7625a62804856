"""Steps and their outcomes: plain data that checks, sessions and the judge share."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..cache.content_cache import digest
from ..comparison.looked_at import LookedAt
from ..explain.failures import StudentFailure
from ..inside import wire
from ..inside.objects import MAKERS
from ..inside.recording import PARTS
from ..record.message import Message
from ..sandbox.replies import Reply

CALLED = {  # by operation or method
    "__call__": "object(...)",
    "item": "object[...]",
    "slice": "object[...]",
    "length": "len(object)",
    "passes": "list(object)",
    "backward": "object(...).backward()",
    "evaluate": "object(...)",
}


@dataclass(frozen=True)
class Step:
    """One operation on the student's code: a function call, a method call, an attribute read or written, and so on.

    `observe`: the reply to a call has an observation. `ordinal`: how many calls with the same input the check made
    before; 0 for calls with objects, whose state may differ each time. `scope`: the check that the objects belong to.
    """

    op: str
    name: str
    arguments: Any = None  # the tree of [args, kwargs]
    body: bytes = b""
    owner: int | None = None  # the object's number
    observe: bool = False
    recorded: frozenset[str] = PARTS  # what an observation of the call has, as `record` takes it
    ordinal: int = 0
    scope: int = 0

    @cached_property
    def on_objects(self) -> bool:
        """Return whether the step makes, asks or uses an object, so that its outcome depends on the steps before it."""
        return self.op != "call" or holds(self.arguments, "object")

    @property
    def root(self) -> str:
        """Return the name in the file that the step begins with: ``Cube`` of ``Cube.apply``; of a method, its name."""
        return self.name.partition(".")[0] if self.owner is None and ":" not in self.name else self.name

    @property
    def called(self) -> str:
        """Return how sentences call the step: the name of a function or method, or what is done with an object."""
        if self.op in MAKERS:
            return self.name.rpartition(":")[2]
        return CALLED.get(self.name, self.name) or CALLED.get(self.op, self.op)

    def request(self) -> wire.Message:
        """Return the request that is sent to the worker."""
        owner = {} if self.owner is None else {"object": self.owner}
        observe = {"observe": sorted(self.recorded)} if self.observe else {}
        return {"op": self.op, "name": self.name, "arguments": self.arguments, "scope": self.scope, **owner, **observe}

    @cached_property
    def input(self) -> bytes:
        """Return a key that is equal for calls of the same function with equal input, observed or not."""
        return digest(self.name, repr(self.arguments), self.body)

    @cached_property
    def key(self) -> bytes:
        """Return a key that is equal for calls that must have equal replies."""
        return digest(self.input, self.observe and sorted(self.recorded), self.ordinal)


def holds(tree: Any, kind: str) -> bool:
    """Return whether a tree, which a check has made, holds a value of a kind, for example ``object``."""
    waiting = [tree]
    while waiting:  # asked of each call: a loop takes a third of the time of a recursion
        one = waiting.pop()
        if type(one) is list:
            waiting += one
        elif type(one) is dict:
            if kind in one:
                return True
            waiting += one.values()
    return False


@dataclass
class Outcome:
    """The outcome of a step: a reply or a failure. `output`: what the code printed."""

    reply: Reply | None = None
    failure: StudentFailure | None = None
    output: str = ""


@dataclass(frozen=True)
class Call:
    """One step of a check. `shown`: its text, with values in a visible check and only shapes in a hidden one.

    `size`: bytes of the reply; None if the reply was too large to keep with the earlier ones. `looked_at`: what of the
    observation the check has used, as in `Observation`.
    """

    step: Step
    outcome: Outcome
    live: bool
    shown: Message
    size: int | None = 0
    looked_at: set[LookedAt] = field(default_factory=set)

    @property
    def value(self) -> Any:
        """Return the tree of the value in the reply; None if there is none."""
        return self.outcome.reply.message.get("value") if self.outcome.reply else None

    @cached_property
    def objects(self) -> list[Any]:
        """Return the numbers of the objects in the value, in their order."""
        return list(numbers_in(self.value))

    @cached_property
    def on_objects(self) -> bool:
        """Return whether the call makes, asks, uses or returns an object."""
        return self.step.on_objects or bool(self.objects)


def numbers_in(tree: Any) -> Iterator[Any]:
    """Yield the numbers of the objects in a tree, which may be forged."""
    if isinstance(tree, dict) and isinstance(tree.get("object"), list):
        yield from tree["object"][:1]
    elif isinstance(tree, list | dict):
        for item in tree.values() if isinstance(tree, dict) else tree:
            yield from numbers_in(item)
