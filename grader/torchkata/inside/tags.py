"""Values of a class that extends a plain one: they cross as the plain value, with a tag for their class.

The tag is from a closed list, so that student code cannot send anything with it. Overridden methods are not called:
the content is read with the methods of the plain class.
"""

import enum
import sys
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable
from itertools import islice
from typing import Any

FIGURE = "Figure"  # the content of a Matplotlib figure, as ``pictures`` describes it
TAGS = (
    *("namedtuple", "Size", "range", "view", "OrderedDict", "defaultdict", "Counter", "enum", "numpy str"),
    *("Parameter", "subclass"),
    *("generator", "map", "zip", "filter", "enumerate", "reversed", "iterator"),
    FIGURE,
)
ONE_BY_ONE = ("generator", "map", "zip", "filter", "enumerate", "reversed", "iterator")
ITERATORS = ("builtins", "itertools")  # where the classes are whose objects give their values one by one, once
EMPTY: dict[Any, Any] = {}
UNFOLDED: dict[type, str] = {
    range: "range",
    **dict.fromkeys(map(type, (EMPTY.keys(), EMPTY.values(), EMPTY.items())), "view"),
}
DICTS = {Counter: "Counter", OrderedDict: "OrderedDict", defaultdict: "defaultdict"}


class Tagged:
    """A plain value, with the tag that it crossed with."""

    tag = ""


class TaggedList(Tagged, list[Any]):
    """A list with a tag."""


class TaggedTuple(Tagged, tuple[Any, ...]):
    """A tuple with a tag."""


class TaggedDict(Tagged, dict[Any, Any]):
    """A dictionary with a tag."""


class TaggedText(Tagged, str):
    """A text with a tag."""


class TaggedInt(Tagged, int):
    """An int with a tag."""


class TaggedFloat(Tagged, float):
    """A float with a tag."""


TAGGED: dict[type, type] = {
    list: TaggedList, tuple: TaggedTuple, dict: TaggedDict, str: TaggedText, int: TaggedInt, float: TaggedFloat,
}  # fmt: skip


def tag_of(value: Any) -> str:
    """Return the tag of a value: ``namedtuple``, ``range`` and so on; empty for a plain value."""
    return str(getattr(value, "tag", "")) if isinstance(value, Tagged) or type(value).__name__ == "Tensor" else ""


def tag(name: str, value: Any) -> Any:
    """Return a plain value or a tensor with a tag. Raises ValueError for an unknown tag, KeyError for another value."""
    if name not in TAGS:
        raise ValueError("no known tag")
    torch = sys.modules.get("torch")
    tagged = value if torch is not None and type(value) is torch.Tensor else TAGGED[type(value)](value)
    tagged.tag = name
    return tagged


def plain_type(value: Any) -> type:
    """Return the plain type that a value extends, or its own type."""
    kind = type(value)
    return next((plain for plain in TAGGED if issubclass(kind, plain) and kind is not bool), kind)


def plain_value(value: Any, most: int) -> tuple[str, Any] | None:
    """Return the tag and the plain value of a value of an extending class; at most `most` + 1 items of a container.

    The tag is empty if the value already has one. None: the class extends no plain class.
    """
    kind = type(value)
    if kind in UNFOLDED:
        return UNFOLDED[kind], list(islice(value, most + 1))
    parent = plain_type(value)
    if parent is kind:
        return (name_of_iterator(kind), list(islice(value, most + 1))) if is_iterator(kind) else None
    name = "" if issubclass(kind, Tagged) else tag_for(kind, parent)
    if parent is dict:
        return name, dict(islice(dict.items(value), most + 1))
    if parent in (list, tuple):
        items: Iterable[Any] = list.__iter__(value) if parent is list else tuple.__iter__(value)
        return name, parent(islice(items, most + 1))
    read = {str: str.__str__, int: int.__int__, float: float.__float__}
    return name, read[parent](value)


def is_iterator(kind: type) -> bool:
    """Return whether objects of a class of Python's own give their values one by one: a generator, `zip`, `map`."""
    return kind.__module__ in ITERATORS and hasattr(kind, "__next__")


def name_of_iterator(kind: type) -> str:
    """Return the tag for such a class."""
    return kind.__name__ if kind.__name__ in ONE_BY_ONE else "iterator"


def gave_one_by_one(value: Any) -> bool:
    """Return whether a value was sent by something that gives its values one by one, once."""
    return isinstance(value, TaggedList) and value.tag in ONE_BY_ONE


def tag_for(kind: type, parent: type) -> str:
    """Return the tag for a class that extends `parent`."""
    torch = sys.modules.get("torch")
    if torch is not None and kind is torch.Size:
        return "Size"
    if issubclass(kind, enum.Enum):
        return "enum"
    if parent is tuple and (hasattr(kind, "_fields") or hasattr(kind, "n_fields")):
        return "namedtuple"
    found = (name for known, name in DICTS.items() if issubclass(kind, known))
    return next(found, "numpy str" if kind.__module__ == "numpy" and parent is str else "subclass")
