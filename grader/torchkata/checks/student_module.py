"""A proxy of the student's module. The code runs in a separate process.

Arguments and results are copied between the processes, so student code cannot change the arguments of the check, or the
values that it compares with. A check of in-place changes uses ``student.live``.
"""

import copy
from dataclasses import replace
from functools import partial
from typing import Any

from ..comparison.mismatch import Opaque, StandIn
from ..explain.error_messages import Sizes
from ..explain.failures import StudentFailure
from ..inside.values import Decoder, Encoder, Tree
from ..inside.wire import ProtocolError
from ..record.message import Message, phrase
from ..record.verdict import Verdict
from ..sandbox.replies import Reply
from .call_text import CallTexts
from .in_place import copy_into
from .session import Session
from .steps import Call, Outcome, Step

CALLABLE = object()  # value of a method that is read before it is called
MAX_KEPT_BYTES = 128 * 2**20  # bytes of the replies of one check that are kept for the diagnosis


class Student:
    """The student's module for one check. Its functions and classes are attributes."""

    def __init__(self, session: Session, visible: bool) -> None:
        self._session = session
        self._visible = visible
        self._live = False
        self._handles = 0  # number of objects that the check received
        self._texts = CallTexts(visible)
        self.calls: list[Call] = []

    @property
    def live(self) -> "Student":
        """The same module, but in-place changes of an argument also change the check's own object."""
        other = copy.copy(self)
        other._live = True
        return other

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        self._session.load()
        kind = self._session.names.get(name)
        if kind is None:
            raise self._session.look_up().missing(name)
        if kind == "value":
            raise self._session.look_up().not_callable(name)
        return Function(self, name)

    def _call(self, op: str, name: str, owner: "Handle | None", args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        encoder = Encoder(encode_handle)
        tree = encoder.encode([list(args), kwargs])
        if owner is not None and owner._generation != self._session.generation:
            raise StudentFailure(Verdict.CRASH, phrase("object_lost"))
        step = Step(op, name, tree, bytes(encoder.body), None if owner is None else owner._number)
        shown = self._texts.describe(self._called(name, owner), args, kwargs, op)
        return self._perform(step, shown, (list(args), kwargs), self._texts.sizes(args, kwargs))

    def _called(self, name: str, owner: "Handle | None") -> Message | str:
        """Return the full name. A hidden check uses only class names that it called: others may encode an input."""
        if owner is None:
            return name
        known = owner._type_name if self._visible else owner._made_by
        return phrase("call_owner", owner=known or phrase("object"), name=name)

    def _perform(self, step: Step, shown: Message, arguments: Any, sizes: Sizes) -> Any:
        outcome = self._session.perform(step)
        self._note(step, outcome, shown)
        self._session.note(outcome, self._visible)
        if outcome.failure is not None:
            raise outcome.failure.again(sizes)
        assert outcome.reply is not None
        message = outcome.reply.message
        if message["outcome"] == "missing":
            raise StudentFailure(Verdict.MISSING, phrase("missing_attribute", name=step.name))
        if message["outcome"] == "callable":
            return CALLABLE
        handles = self._handles
        try:
            with self._session.budget.charge():
                if self._live and "arguments" in message:
                    changed = self._decode(message["arguments"], outcome.reply, step)
                    self._texts.note_returned(changed)  # its parts may replace parts of the check's own objects
                    copy_into(arguments, changed)
                value = self._decode(message.get("value"), outcome.reply, step)
                self._texts.note_returned(value)
        except ProtocolError:
            failure = self._session.crash(step.name, "reply")
            self._session.keep(step, replace(outcome, reply=None, failure=failure))
            raise failure.again() from None
        if self._handles == handles:  # objects are not reused by other checks: they may have changed
            self._session.keep(step, outcome)
        return value

    def _note(self, step: Step, outcome: Outcome, shown: Message) -> None:
        """Keep a call for the judge, without its reply if all replies together would use too much memory."""
        size = outcome.reply.size if outcome.reply else 0
        fits = size + sum(call.size or 0 for call in self.calls) <= MAX_KEPT_BYTES
        kept = outcome if fits else replace(outcome, reply=None)
        self.calls.append(Call(step, kept, self._live, shown, size if fits else None))

    def _decode(self, tree: Tree, reply: Reply, step: Step) -> Any:
        made_by = step.name if step.op == "call" and self._session.names.get(step.name) == "class" else ""
        return Decoder(reply.body, Opaque, partial(self._handle, made_by)).decode(tree)

    def _handle(self, made_by: str, number: int, name: str) -> "Handle":
        self._handles += 1
        return Handle(self, number, name, made_by, self._session.generation)


class Function(StandIn, called="function of the student's file"):
    """A function or class of the student's module, or a method of one of its objects."""

    def __init__(self, student: Student, name: str, owner: "Handle | None" = None) -> None:
        self._student, self._name, self._owner = student, name, owner

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call it in the student's process. Raises StudentFailure if the call returns no value."""
        op = "call" if self._owner is None else "method"
        return self._student._call(op, self._name, self._owner, args, kwargs)

    @property
    def _described(self) -> tuple[Message, Message]:
        described = phrase("type_function" if self._owner is None else "type_method")
        return described, described

    __len__ = __iter__ = __getitem__ = __contains__ = StandIn._refuse

    def __bool__(self) -> bool:
        return True


class Handle(StandIn, called="object of a class of the student's file"):
    """An object of one of the student's classes, which stays in the student's process.

    `made_by`: the class that the check called to create it, or empty. `type_name`: what the worker reported.
    """

    _student: Student
    _number: int
    _type_name: str
    _made_by: str
    _generation: int

    def __init__(self, student: Student, number: int, type_name: str, made_by: str, generation: int) -> None:
        attributes = {"_student": student, "_number": number, "_type_name": type_name}
        vars(self).update(attributes, _made_by=made_by, _generation=generation)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        value = self._student._call("get", name, self, (), {})
        return self._method(name) if value is CALLABLE else value

    def __setattr__(self, name: str, value: Any) -> None:
        self._student._call("set", name, self, (value,), {})

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the object, for example a model. Raises StudentFailure if the call returns no value."""
        return self._method("__call__")(*args, **kwargs)

    def __len__(self) -> int:
        return int(self._method("__len__")())

    def __getitem__(self, key: Any) -> Any:
        return self._method("__getitem__")(key)

    @property
    def _described(self) -> tuple[Message, Message]:
        return phrase("type_object", name=self._type_name), phrase("type_object_of_yours")

    def _method(self, name: str) -> Function:
        return Function(self._student, name, self)


def encode_handle(value: Any) -> Tree | None:
    """Return the tree of a handle, None for other values. The worker passes the object itself to student code."""
    return {"object": [value._number, value._type_name]} if isinstance(value, Handle) else None
