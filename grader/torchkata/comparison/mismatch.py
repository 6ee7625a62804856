"""A value that is not the expected one, and the stand-ins for what could not cross.

Each has two texts: the full one, and a redacted one for hidden checks, in which nothing that the student's code chose
can carry away more than a few bits of a hidden input.
"""

from collections.abc import Callable, Sequence
from typing import Any

from ..record.sentences import say

KNOWN_TYPES = {
    f"a value of type {name}"
    for name in (
        *("function", "method", "builtin_function_or_method", "type", "module", "object", "property", "partial"),
        *("generator", "coroutine", "range", "map", "zip", "filter", "enumerate", "reversed", "set", "frozenset"),
        *("dict_keys", "dict_values", "dict_items", "bytes", "bytearray", "complex", "deque", "defaultdict", "Counter"),
        *("Parameter", "Sequential", "Linear", "Size", "dtype", "device", "DataFrame", "Figure", "Axes", "Path"),
    )
}
KNOWN_OTHERS = {"an int of more than 64 bits", "a NumPy array of dtype object", "a NumPy array of dtype str"}


class Mismatch(AssertionError):
    """A value is not the expected one. `lines` is what the student reads; in a hidden check, what `redacted` gives.

    `compared` holds the two values, got and expected. `as_shapes` gives the lines where tuples in them are shapes, for
    a check that is visible or not.
    """

    def __init__(
        self,
        *lines: str,
        redacted: Callable[[], Sequence[str]] | None = None,
        compared: tuple[Any, Any] | None = None,
        as_shapes: Callable[[bool], Sequence[str]] | None = None,
    ) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
        self.compared = compared
        self.as_shapes = as_shapes
        self._redacted = redacted

    @property
    def redacted(self) -> Sequence[str]:
        """Return the lines for a hidden check, made when they are asked for: most mismatches are never shown."""
        return self.lines if self._redacted is None else self._redacted()


class StandIn:
    """Stands in a check for a value that stayed in the student's process. Calculating with it is a Mismatch.

    `called` becomes the name of a subclass: Python writes the name of a class into its messages, and students read
    them.
    """

    def __init_subclass__(cls, called: str) -> None:
        cls.__name__ = cls.__qualname__ = called

    @property
    def _words(self) -> tuple[str, str]:
        """Return the description of the value, and the one for hidden checks."""
        raise NotImplementedError

    def _refuse(self, *_: object) -> Any:
        told, redacted = (say("stand_in_used", text=text) for text in self._words)
        raise Mismatch(told, redacted=lambda: [redacted])

    __array__ = __float__ = __int__ = __index__ = __abs__ = __neg__ = __pow__ = __matmul__ = __rmatmul__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _refuse
    __mod__ = __rmod__ = __floordiv__ = __rfloordiv__ = __divmod__ = __rdivmod__ = __rpow__ = __round__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = __complex__ = __trunc__ = __floor__ = __ceil__ = _refuse

    def __repr__(self) -> str:
        return self._words[0]


class Opaque(StandIn, called="value that cannot be looked at"):
    """Stands for a value that could not cross. Any use of it is a Mismatch that names its type."""

    def __init__(self, description: str) -> None:
        self.description = description

    @property
    def _words(self) -> tuple[str, str]:
        """A class may have been named after a hidden input: a hidden check repeats no name that is not known here."""
        known = self.description in KNOWN_TYPES | KNOWN_OTHERS
        return self.description, self.description if known else say("another_type")

    __getattr__ = __getitem__ = __iter__ = __len__ = __call__ = __bool__ = __contains__ = StandIn._refuse


def describe_stand_in(value: StandIn, redacted: bool) -> str:
    """Return the words for a stand-in, in a hidden check the `redacted` ones."""
    return value._words[redacted]
