"""Functions, classes and objects of the student's module, as a check uses them: they stay in the student's process."""

from typing import Any, Protocol

from ..comparison.mismatch import StandIn
from ..inside.values import Tree
from ..record.message import Message, phrase

CALLABLE = object()  # value of a method that is read before it is called


class Caller(Protocol):
    """What carries out the operations of a function or an object."""

    def _call(self, op: str, name: str, owner: "Handle | None", args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Return the value of one operation. Raises StudentFailure."""


class Function(StandIn, called="function of the student's file"):
    """A function or class of the student's module, or a method of one of its objects."""

    def __init__(self, student: Caller, name: str, owner: "Handle | None" = None) -> None:
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

    _student: Caller
    _number: int
    _type_name: str
    _made_by: str
    _generation: int

    def __init__(self, student: Caller, number: int, type_name: str, made_by: str, generation: int) -> None:
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
