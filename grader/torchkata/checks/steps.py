"""What checks ask of a student's code, and what that led to: data only, shared by those who ask, answer and judge."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..cache.content_cache import digest
from ..explain.failures import StudentFailure
from ..inside import wire
from ..record.message import Message
from ..sandbox.replies import Reply


@dataclass(frozen=True)
class Step:
    """One thing that a check asks of the student's code: a call, a method, an attribute read or written."""

    op: str
    name: str
    arguments: Any = None  # the tree of [args, kwargs]
    body: bytes = b""
    owner: int | None = None  # the object's number

    def request(self) -> wire.Message:
        """Return the message that asks for this step."""
        owner = {} if self.owner is None else {"object": self.owner}
        return {"op": self.op, "name": self.name, "arguments": self.arguments, **owner}

    @cached_property
    def key(self) -> bytes:
        """Return what is the same for the same call with the same input."""
        return digest(self.name, repr(self.arguments), self.body)


@dataclass
class Outcome:
    """What a step led to: a reply, or a failure. `output` is what was printed meanwhile."""

    reply: Reply | None = None
    failure: StudentFailure | None = None
    output: str = ""


@dataclass(frozen=True)
class Call:
    """One step that a check took, as it is `shown`: with values in a visible check, only with shapes in a hidden one.

    `size` is that of its reply in bytes; None if the reply was too large to be kept with those before it.
    """

    step: Step
    outcome: Outcome
    live: bool
    shown: Message
    size: int | None = 0
