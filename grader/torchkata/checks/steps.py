"""Steps and their outcomes: plain data that checks, sessions and the judge share."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..cache.content_cache import digest
from ..comparison.looked_at import LookedAt
from ..explain.failures import StudentFailure
from ..inside import wire
from ..record.message import Message
from ..sandbox.replies import Reply


@dataclass(frozen=True)
class Step:
    """One operation on the student's code: a function call, a method call, an attribute read or written.

    `observe`: the reply to a call has an observation. `ordinal`: how many calls with the same input the check made
    before.
    """

    op: str
    name: str
    arguments: Any = None  # the tree of [args, kwargs]
    body: bytes = b""
    owner: int | None = None  # the object's number
    observe: bool = False
    ordinal: int = 0

    def request(self) -> wire.Message:
        """Return the request that is sent to the worker."""
        owner = {} if self.owner is None else {"object": self.owner}
        observe = {"observe": True} if self.observe else {}
        return {"op": self.op, "name": self.name, "arguments": self.arguments, **owner, **observe}

    @cached_property
    def input(self) -> bytes:
        """Return a key that is equal for calls of the same function with equal input, observed or not."""
        return digest(self.name, repr(self.arguments), self.body)

    @cached_property
    def key(self) -> bytes:
        """Return a key that is equal for calls that must have equal replies."""
        return digest(self.input, self.observe, self.ordinal)


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
