"""A proxy of the student's module. The code runs in a separate process.

Arguments and results are copied between the processes, so student code cannot change the arguments of the check, or the
values that it compares with. A check of in-place changes uses ``student.live``.
"""

import copy
from collections import Counter
from dataclasses import replace
from functools import partial
from typing import Any

from ..comparison.mismatch import Opaque
from ..comparison.observation import Observation, parts_of_recording
from ..comparison.picture import with_pictures
from ..explain.error_messages import Sizes
from ..explain.failures import StudentFailure
from ..inside.objects import CALLABLE, MAKERS
from ..inside.recording import PARTS
from ..inside.values import Decoder, Encoder, Tree
from ..inside.wire import ProtocolError
from ..record.message import Message, phrase
from ..record.sentences import say
from ..record.verdict import Verdict
from ..sandbox.replies import Reply
from .call_text import CallTexts
from .callers import Home, missing_attribute
from .handles import Function, Handle, encode_for, path_in_torch
from .in_place import copy_into
from .session import Session
from .steps import Call, Outcome, Step, holds

PLAIN, LIVE, OBSERVED = "plain", "live", "observed"  # what a call of the student's code is made for
MAX_KEPT_BYTES = 128 * 2**20  # bytes of the replies of one check that are kept for the diagnosis


class Student:
    """The student's module for one check. Its functions and classes are attributes."""

    def __init__(self, session: Session, visible: bool) -> None:
        self._session = session
        self._visible = visible
        self._mode = PLAIN
        self._recorded = PARTS
        self._home = Home()
        self._texts = CallTexts(visible)
        self._made: Counter[bytes] = Counter()  # calls by function and input
        self.calls: list[Call] = []

    @property
    def live(self) -> "Student":
        """The same module, but in-place changes of an argument also change the check's own object."""
        return self._in_mode(LIVE)

    @property
    def observed(self) -> "Student":
        """The same module, but a call of a function or class returns an `Observation` of the call.

        For methods of an object there is `observed(model)`. Raises TypeError after `live`.
        """
        return self.observing(*PARTS)

    def observing(self, *parts: str) -> "Student":
        """The same as `observed`, but only these `parts` are recorded: ``"operators"``, ``"lines"``, ``"training"``.

        Facts of the result, changed arguments and starts of autograd are always there. A training with all parts takes
        several times as long. Raises TypeError after `live`, and for other parts.
        """
        other = self._in_mode(OBSERVED)
        other._recorded = parts_of_recording(parts)
        return other

    def _in_mode(self, mode: str) -> "Student":
        if {LIVE, OBSERVED} == {mode, self._mode}:
            raise TypeError(say("live_and_observed"))
        other = copy.copy(self)
        other._mode = mode
        return other

    def build(self, made: type, *args: Any, **kwargs: Any) -> Any:
        """Return a handle on an object of a class of torch, made in the student's process. Arguments may be handles."""
        return self._call("build", path_in_torch(made), None, args, kwargs)

    def build_optimizer(self, made: type, model: Any, *args: Any, **kwargs: Any) -> Any:
        """Return a handle on an optimizer of torch for the parameters of a model, made in the student's process."""
        return self._call("build_optimizer", path_in_torch(made), None, (model, *args), kwargs)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        self._session.load()
        kind = self._session.names.get(name)
        if kind is None:
            raise self._session.look_up().missing(name)
        if kind == "value":
            raise self._session.look_up().not_callable(name)
        return Function(self, name, is_class=kind == "class")

    def _call(self, op: str, name: str, owner: "Handle | None", args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        self._home.steps += 1
        encoder = Encoder(self._encode)
        tree = encoder.encode([list(args), kwargs])
        if op in MAKERS and holds(tree, "opaque"):
            raise TypeError(say("build_with_what_cannot_cross"))
        if not self._home.scope:  # the first step: objects of earlier checks are released
            self._home.scope = self._session.scope = self._session.scope + 1
        if self._home.scope != self._session.scope:
            raise TypeError(say("handle_of_another_check"))
        number = None if owner is None else self._encode(owner)["object"][0]
        observe = self._mode == OBSERVED and op in ("call", "method")
        step = Step(op, name, tree, bytes(encoder.body), number, observe, self._recorded, scope=self._home.scope)
        if not step.on_objects and self._session.names.get(name) != "class":  # each call of a class makes an object
            step = replace(step, ordinal=self._made[step.input])
            self._made[step.input] += 1
        shown = self._texts.describe_step(op, name, None if owner is None else self._called(owner), args, kwargs)
        return self._perform(step, shown, (list(args), kwargs), self._texts.sizes(args, kwargs))

    def _encode(self, value: Any) -> Any:
        """Return the tree of a handle, None for other values. Raises StudentFailure if the object is lost."""
        tree = encode_for(self, value)
        if tree and value._generation != self._session.generation:
            raise StudentFailure(Verdict.CRASH, phrase("object_lost"))
        return tree

    def _observing(self) -> "Student":
        """Return what calls the methods of an object as `observed` does."""
        return self.observed

    def _called(self, owner: "Handle") -> Message | str:
        """Return the name of an object. A hidden check uses only classes that it called: others may encode an input."""
        return (owner._type_name if self._visible else owner._made_by) or phrase("object")

    def _perform(self, step: Step, shown: Message, arguments: Any, sizes: Sizes) -> Any:
        outcome = self._session.perform(step)
        looked_at = self._note(step, outcome, shown).looked_at
        self._session.note(outcome, self._visible)
        if outcome.failure is not None:
            raise outcome.failure.again(sizes)
        assert outcome.reply is not None
        message = outcome.reply.message
        if message["outcome"] == "missing":
            raise missing_attribute(step.name, message.get("there", []))
        if message["outcome"] == "callable":
            return CALLABLE
        received = self._home.received
        try:
            with self._session.budget.charge():
                if self._mode == LIVE and "arguments" in message:
                    changed = self._decode(message["arguments"], outcome.reply, step)
                    self._texts.note_returned(changed)  # its parts may replace parts of the check's own objects
                    copy_into(arguments, changed)
                value = self._decode(message.get("value"), outcome.reply, step)
                self._texts.note_returned(value)
                if "figures" in message:
                    value = with_pictures(value, looked_at)
                if step.observe:
                    value = Observation(value, message["observed"], looked_at, step.recorded)
        except (ProtocolError, KeyError):  # KeyError: the reply has no observation
            failure = self._session.crash(step.called, "reply")
            self._session.keep(step, replace(outcome, reply=None, failure=failure))
            raise failure.again() from None
        if self._home.received == received:  # objects are not reused by other checks: they may have changed
            self._session.keep(step, outcome)
        return value

    def _note(self, step: Step, outcome: Outcome, shown: Message) -> Call:
        """Keep a call for the judge, without its reply if all replies together would use too much memory."""
        size = outcome.reply.size if outcome.reply else 0
        fits = size + sum(call.size or 0 for call in self.calls) <= MAX_KEPT_BYTES
        kept = outcome if fits else replace(outcome, reply=None)
        self.calls.append(Call(step, kept, self._mode == LIVE, shown, size if fits else None))
        return self.calls[-1]

    def _decode(self, tree: Tree, reply: Reply, step: Step) -> Any:
        makes = step.op in MAKERS or (step.op == "call" and self._session.names.get(step.name) == "class")
        made_by = step.name.rpartition(":")[2] if makes else ""
        return Decoder(reply.body, Opaque, partial(self._handle, made_by)).decode(tree)

    def _handle(self, made_by: str, number: int, name: str, kind: str) -> "Handle":
        student = self._in_mode(PLAIN) if self._mode == OBSERVED else self
        generation = self._session.generation
        made: Handle = self._home.handle(
            (generation, number), lambda: Handle(student, number, name, kind, made_by, generation)
        )
        return made
