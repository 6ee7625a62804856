"""The calls that a check makes on a right answer: it is run once on the reference, which lists them."""

import copy
import types
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

from ..cache.content_cache import size_of
from ..checks.callers import Home
from ..checks.handles import Function, Handle, encode_for, path_in_torch
from ..checks.here import Here
from ..checks.in_place import copy_into
from ..checks.reference import Loaded
from ..checks.steps import Call, Outcome, Step
from ..checks.student_module import LIVE, OBSERVED, PLAIN
from ..comparison.observation import Observation, parts_of_recording
from ..comparison.picture import with_pictures
from ..inside.recording import PARTS
from ..inside.values import Encoder
from ..record.message import phrase
from ..sandbox.replies import Reply
from .replay import remembered

MAX_PLANNED_CALLS = 200  # of one check
MAX_PLANNED_BYTES = 4 * 2**20  # of their arguments

Run = Callable[["RightAnswer"], object]


class PlanEnds(Exception):
    """The rest of the check cannot be planned."""


class RightAnswer:
    """Stands for the student's module while a check is planned: it keeps the calls, and answers as the reference."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._mode = PLAIN
        self._recorded = PARTS
        self._here = Planning(loaded.module)

    @property
    def _home(self) -> Home:
        return self._here._home

    @property
    def live(self) -> "RightAnswer":
        """Return the same module, but in-place changes of an argument also change the check's own object."""
        return self._in_mode(LIVE)

    @property
    def observed(self) -> "RightAnswer":
        """Return the same module, but a call returns an observation of the call."""
        return self.observing(*PARTS)

    def observing(self, *parts: str) -> "RightAnswer":
        """Return the same module, but a call returns an observation with these parts."""
        other = self._in_mode(OBSERVED)
        other._recorded = parts_of_recording(parts)
        return other

    def _in_mode(self, mode: str) -> "RightAnswer":
        other = copy.copy(self)
        other._mode = mode
        return other

    def _observing(self) -> "RightAnswer":
        return self.observed

    def build(self, made: type, *args: Any, **kwargs: Any) -> Any:
        """Return a handle on an object of a class of torch."""
        return self._here._call("build", path_in_torch(made), None, args, kwargs)

    def build_optimizer(self, made: type, model: Any, *args: Any, **kwargs: Any) -> Any:
        """Return a handle on an optimizer for the parameters of a model."""
        return self._here._call("build_optimizer", path_in_torch(made), None, (model, *args), kwargs)

    def __getattr__(self, name: str) -> Function:
        if name.startswith("_"):
            raise AttributeError(name)
        found = getattr(self._loaded.module, name, None)
        if not isinstance(found, types.FunctionType | type):
            raise PlanEnds
        return Function(self, name, is_class=isinstance(found, type))

    def _call(self, op: str, name: str, owner: Handle | None, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        call = self._here.plan(op, name, owner, args, kwargs, self._mode, self._recorded)
        function = getattr(self._loaded.module, name, None) if op == "call" else None
        if call.on_objects or not isinstance(function, types.FunctionType):
            return self._here.answer(call, owner, args, kwargs)
        seen = remembered(self._loaded, call, call.step.recorded)
        if seen.error != ("", ""):
            raise PlanEnds
        if holds_opaque(seen.value):
            return self._here.answer(call, owner, args, kwargs)
        self._here.calls.append(replace(call, size=size_of(seen.value)))
        if call.live:
            copy_into((list(args), kwargs), copy.deepcopy(seen.arguments))
        value = with_pictures(copy.deepcopy(seen.value), call.looked_at)
        return Observation(value, seen.observed, call.looked_at, call.step.recorded) if call.step.observe else value


class Planning(Here):
    """Carries out the operations of a check on the reference's objects, and keeps them."""

    def __init__(self, module: types.ModuleType) -> None:
        super().__init__(module)
        self.calls: list[Call] = []

    def _call(self, op: str, name: str, owner: Any, args: Any, kwargs: Any, observed: bool = False) -> Any:
        mode = OBSERVED if observed else PLAIN
        return self.answer(self.plan(op, name, owner, args, kwargs, mode), owner, args, kwargs)

    def plan(
        self,
        op: str,
        name: str,
        owner: Handle | None,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        mode: str,
        recorded: frozenset[str] = PARTS,
    ) -> Call:
        """Return a call that the check makes, without its outcome. Raises PlanEnds if there are too many."""
        encoder = Encoder(partial(encode_for, self))
        tree = encoder.encode([list(args), kwargs])
        number = None if owner is None else owner._number
        observe = mode == OBSERVED and op in ("call", "method")
        step = Step(op, name, tree, bytes(encoder.body), number, observe, recorded)
        if not step.on_objects and not isinstance(getattr(self._host.module, name, None), type):
            step = replace(step, ordinal=sum(call.step.input == step.input for call in self.calls))
        call = Call(step, Outcome(), mode == LIVE, phrase("call", name=name, arguments=[]))
        size = sum(len(one.step.body) for one in (*self.calls, call))
        if len(self.calls) == MAX_PLANNED_CALLS or size > MAX_PLANNED_BYTES:
            raise PlanEnds
        return call

    def answer(self, call: Call, owner: Handle | None, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Return the value of a call that works with objects, and keep the call. Raises PlanEnds."""
        step = call.step
        if call.live:
            raise PlanEnds
        value = self.perform(step.op, step.name, owner, args, kwargs, step.observe, call.looked_at)
        objects = [{"object": [number]} for number in numbers_of(value.value if step.observe else value)]
        reply = Reply({"outcome": "value", "value": objects}, memoryview(b""), "", 0)
        self.calls.append(replace(call, outcome=Outcome(reply)))
        return value


def numbers_of(value: Any) -> Iterator[int]:
    """Yield the numbers of the objects in a value, in their order."""
    if type(value) is Handle:
        yield value._number
    elif isinstance(value, list | tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from numbers_of(item)


def holds_opaque(value: Any) -> bool:
    """Return whether a result holds the description of a value that is not transferred."""
    if isinstance(value, list | tuple):
        return any(map(holds_opaque, value))
    if isinstance(value, dict):
        return any(map(holds_opaque, value.values()))
    return isinstance(value, str) and value.startswith("opaque ")


def plan_calls(loaded: Loaded, run: Run) -> list[Call]:
    """Return the calls that a check makes on the reference. `run` runs the check on the module that it is given.

    A timeout of the check passes through.
    """
    answer = RightAnswer(loaded)
    with suppress(Exception):
        run(answer)
    return answer._here.calls
