"""The failure of a comparison, and the stand-ins for values that could not be transferred.

Each has two messages: the full one, and a redacted one for hidden checks, through which the student's code can reveal
at most a few bits of a hidden input.
"""

from collections.abc import Callable, Sequence
from typing import Any

from ..record.message import Lines, Message, phrase
from ..record.sentences import render, text_of

KNOWN_TYPES = {
    *("function", "method", "builtin_function_or_method", "type", "module", "object", "property", "partial"),
    *("generator", "coroutine", "range", "map", "zip", "filter", "enumerate", "reversed", "set", "frozenset"),
    *("dict_keys", "dict_values", "dict_items", "bytes", "bytearray", "complex", "deque", "defaultdict", "Counter"),
    *("Parameter", "Sequential", "Linear", "Size", "dtype", "device", "DataFrame", "Figure", "Axes", "Path"),
}
KNOWN_DTYPES = {"object", "str"}
FACTS = {"type": ("name",), "dtype": ("dtype",), "tensor": ("layout", "dtype", "device")}  # other tags: count, shape


class Mismatch(AssertionError):
    """A value differs from the expected one. Students read `lines`; in a hidden check, the result of `redacted`.

    `compared` holds the two values, got and expected. `as_shapes(visible)` returns the lines in which tuples are shown
    as shapes.
    """

    def __init__(
        self,
        *lines: Message,
        redacted: Callable[[], Lines] | None = None,
        compared: tuple[Any, Any] | None = None,
        as_shapes: Callable[[bool], Lines] | None = None,
    ) -> None:
        super().__init__(*lines)
        self.lines = lines
        self.compared = compared
        self.as_shapes = as_shapes
        self.asked: tuple[Any, str] | None = None  # a stand-in, and the attribute of it that the check asked for
        self._redacted = redacted

    def __str__(self) -> str:
        return text_of(self.lines)

    @property
    def redacted(self) -> Lines:
        """Return the lines for a hidden check. They are computed lazily, since most mismatches are never shown."""
        return self.lines if self._redacted is None else self._redacted()


class StandIn:
    """Represents a value that stayed in the student's process. Arithmetic on it raises Mismatch.

    `called` is the name of the subclass, because Python puts class names into the messages that students read.
    """

    def __init_subclass__(cls, called: str) -> None:
        cls.__name__ = cls.__qualname__ = called

    @property
    def _described(self) -> tuple[Message, Message]:
        """Return the description of the value, and the redacted one for hidden checks."""
        raise NotImplementedError

    def _refuse(self, *_: object) -> Any:
        shown, redacted = (phrase("stand_in_used", text=described) for described in self._described)
        raise Mismatch(shown, redacted=lambda: (redacted,))

    __array__ = __float__ = __int__ = __index__ = __abs__ = __neg__ = __pow__ = __matmul__ = __rmatmul__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _refuse
    __mod__ = __rmod__ = __floordiv__ = __rfloordiv__ = __divmod__ = __rdivmod__ = __rpow__ = __round__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = __complex__ = __trunc__ = __floor__ = __ceil__ = _refuse

    def __repr__(self) -> str:
        return render(self._described[0])


class Opaque(StandIn, called="value that cannot be looked at"):
    """Represents a value that could not be transferred. Any use of it raises a Mismatch that names its type.

    `tag` and `facts` are how the student's process described it, as in ``inside.kinds.OPAQUE``.
    """

    def __init__(self, tag: str, facts: Sequence[Any] = ()) -> None:
        self.tag, self.facts = tag, facts

    @property
    def _described(self) -> tuple[Message, Message]:
        """Return both descriptions; the redacted one has known names only, since others may encode a hidden input."""
        tag, facts = self.tag, self.facts
        named = zip(FACTS.get(tag, ("count",)), facts, strict=False)
        sides = {"shape": list(facts[1:])} if tag.endswith("_size") else {}
        described = phrase(f"opaque_{tag}", **dict(named), **sides)
        known = tag == "int" or (tag, True) in (
            ("type", self.name in KNOWN_TYPES),
            ("dtype", self.name in KNOWN_DTYPES),
        )
        return described, described if known else phrase("type_unknown")

    @property
    def name(self) -> str:
        """Return the name of its type or dtype, or an empty string."""
        return str(self.facts[0]) if self.tag in ("type", "dtype") else ""

    def __getattr__(self, name: str) -> Any:
        try:
            self._refuse()
        except Mismatch as mismatch:
            mismatch.asked = self, name
            raise

    __getitem__ = __iter__ = __len__ = __call__ = __bool__ = __contains__ = StandIn._refuse


def describe_stand_in(value: StandIn, redacted: bool) -> Message:
    """Return the message about a stand-in; `redacted` selects the one for hidden checks."""
    return value._described[redacted]
