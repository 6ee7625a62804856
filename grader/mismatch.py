"""A value that is not the expected one, and the stand-in for a value that could not cross.

Each has two texts: the full one, and a discreet one for hidden checks, in which nothing that the student's code chose
can carry away more of a hidden input than one element.
"""

from typing import Any

from .sentences import say

KNOWN_TYPES = {
    f"a value of type {name}"
    for name in (
        *("function", "method", "builtin_function_or_method", "type", "module", "object", "property", "partial"),
        *("generator", "coroutine", "range", "map", "zip", "filter", "enumerate", "reversed", "set", "frozenset"),
        *("dict_keys", "dict_values", "dict_items", "bytes", "bytearray", "complex", "deque", "defaultdict", "Counter"),
        *("Parameter", "Sequential", "Linear", "Size", "dtype", "device", "DataFrame", "Figure", "Axes", "Path"),
    )
}


class Mismatch(AssertionError):
    """A value is not the expected one. `lines` is what the student reads; `discreet` in a hidden check."""

    def __init__(self, *lines: str, discreet: tuple[str, ...] | None = None) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
        self.discreet = lines if discreet is None else discreet


class Foreign:
    """Stands for a value that could not cross. Any use of it is a Mismatch that names its type."""

    def __init__(self, description: str) -> None:
        self.description = description

    @property
    def discreet(self) -> str:
        """Return the description if its words are ours: a class may have been named after a hidden input."""
        return self.description if self.description in KNOWN_TYPES else say("another_type")

    def _refuse(self, *_: object) -> Any:
        told, discreet = (say("foreign_used", text=text) for text in (self.description, self.discreet))
        raise Mismatch(told, discreet=(discreet,))

    __getattr__ = __getitem__ = __iter__ = __len__ = __call__ = __bool__ = __float__ = __int__ = __index__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __neg__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = __contains__ = __array__ = __abs__ = __matmul__ = __pow__ = _refuse

    def __repr__(self) -> str:
        return self.description
