"""Functions, classes and objects of a file, as a check uses them: they stay in the student's process.

Those of the reference, which run here, are used in the same way.
"""

import sys
from typing import Any

from ..comparison.mismatch import Mismatch, StandIn
from ..explain.failures import StudentFailure
from ..inside.kept import base_of, class_of, kind_of, path_of
from ..inside.objects import CALLABLE, MAX_PASS_ITEMS
from ..inside.values import Tree
from ..record.message import Message, phrase
from ..record.sentences import say
from ..record.verdict import Verdict
from .callers import Caller, NoLength, without_length


class Function(StandIn, called="function of the student's file"):
    """A function or class of a module, or a method of one of its objects."""

    def __init__(self, student: Caller, name: str, owner: "Handle | None" = None, is_class: bool = False) -> None:
        self._student, self._name, self._owner, self._is_class = student, name, owner, is_class

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call it where it is. Raises StudentFailure if the call returns no value."""
        return self._ask("call" if self._owner is None else "method", *args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or not self._is_class:
            raise AttributeError(name)
        path = f"{self._name}.{name}"
        value = self._student._call("get", path, None, (), {})
        return Function(self._student, path) if value is CALLABLE else value

    def _ask(self, op: str, *args: Any, **kwargs: Any) -> Any:
        return self._student._call(op, self._name, self._owner, args, kwargs)

    @property
    def _described(self) -> tuple[Message, Message]:
        described = phrase("type_function" if self._owner is None else "type_method")
        return described, described

    __len__ = __iter__ = __getitem__ = __contains__ = StandIn._refuse

    def __bool__(self) -> bool:
        return True


class Handle(StandIn, called="object of a class of the student's file"):
    """An object that stays where it was made: of one of the file's classes, or one of torch's, see ``inside.kept``.

    `made_by`: the class that the check called to create it, or empty. `type_name` and `kind`: as its process reported.
    """

    _student: Caller
    _number: int
    _type_name: str
    _kind: str
    _made_by: str
    _generation: int
    _known_length: Any

    def __init__(
        self, student: Caller, number: int, type_name: str, kind: str = "", made_by: str = "", generation: int = 0
    ) -> None:
        attributes = {"_student": student, "_number": number, "_type_name": type_name, "_kind": kind}
        attributes.update(_made_by=made_by, _generation=generation, _known_length=None)
        for name, value in attributes.items():
            object.__setattr__(self, name, value)

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        """The class of torch that its class is or extends, so that `isinstance(handle, nn.Module)` is right."""
        return (class_of(self._kind) if self._kind else None) or Handle

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(say("handle_private", name=name))
        value = self._ask("get", name)
        return Function(self._student, name, self) if value is CALLABLE else value

    def __setattr__(self, name: str, value: Any) -> None:
        self._ask("set", name, value)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the object, for example a model. Raises StudentFailure if the call returns no value."""
        return self._ask("method", "__call__", *args, **kwargs)

    def __len__(self) -> int:
        known, length = self._known_length, None
        object.__setattr__(self, "_known_length", None)
        if known is not None and known[0] == self._student._home.steps:
            length = known[1]
        else:
            try:
                length = self._ask("length", "")
            except StudentFailure as failure:
                if failure.error[0] != "TypeError":
                    raise
                raise without_length(failure) from None
        if type(length) is not int or not 0 <= length <= sys.maxsize:
            raise NoLength(Verdict.WRONG, phrase("no_length"))
        return length

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, slice):
            return self._ask("slice", "", key.start, key.stop, key.step)
        return self._ask("item", "", key)

    def __iter__(self) -> Any:
        return iter(self._pass_over(1)[0])

    def __bool__(self) -> bool:
        return True

    @property
    def _described(self) -> tuple[Message, Message]:
        base = base_of(self._kind)
        redacted = phrase(f"type_{base}") if base else phrase("type_object_of_yours")
        return phrase("type_object", name=self._type_name), redacted

    def _ask(self, op: str, name: str, *args: Any, **kwargs: Any) -> Any:
        return self._student._call(op, name, self, args, kwargs)

    def _pass_over(self, count: int) -> list[list[Any]]:
        """Return the items of some passes over the object. Raises Mismatch if there are more than MAX_PASS_ITEMS."""
        answer = self._ask("passes", "", count)
        passes, length = answer if isinstance(answer, list) and len(answer) == 2 else ([], None)
        if not (isinstance(passes, list) and len(passes) == count and all(isinstance(one, list) for one in passes)):
            raise Mismatch(phrase("odd_passes"))
        if any(len(one) > MAX_PASS_ITEMS for one in passes):
            raise Mismatch(phrase("long_pass", most=MAX_PASS_ITEMS))
        object.__setattr__(self, "_known_length", (self._student._home.steps, length))  # `list` asks for it now
        return passes

    def _refuse_to_leave(self, *_: object) -> Any:
        raise TypeError(say("handle_stays"))

    __copy__ = __deepcopy__ = __reduce_ex__ = __dir__ = _refuse_to_leave
    __dict__ = property(_refuse_to_leave)


def path_in_torch(made: Any) -> str:
    """Return the path of a class of torch. Raises TypeError for anything else."""
    try:
        return path_of(made)
    except TypeError:
        raise TypeError(say("build_not_torch")) from None


def encode_for(student: Caller, value: Any) -> Tree | None:
    """Return the tree of a handle, None for other values: the process passes the object itself to the code.

    Raises TypeError for an object of another process, and for an object of torch that was made here.
    """
    if type(value) is not Handle:
        if kind_of(type(value)):
            raise TypeError(say("object_of_the_check", name=type(value).__name__))
        return None
    if value._student._home is not student._home:
        raise TypeError(say("object_of_another", name=value._type_name))
    return {"object": [value._number, value._type_name, value._kind]}
