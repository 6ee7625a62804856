"""Render a call: ``mse_sweep(float64[7], float64[7], float64[25])``."""

from typing import Any

from ..cache.content_cache import size_of
from ..comparison.describe import ARRAYS, show_dtype, type_tag
from ..comparison.mismatch import StandIn, describe_stand_in
from ..inside.objects import MAKERS
from ..inside.tags import plain_type
from ..record.message import Message, phrase

MAX_SHOWN = 6  # items of a list or array that a visible check shows in full
MAX_TEXT = 24  # characters of a string, for example the name of an optimizer
MAX_KEPT_BYTES = 64 * 2**20  # bytes of returned values in one check
MAX_DIMENSIONS, MAX_SIDE = 4, 1000  # limits of a shape that a hidden check shows


ASKED = ("length", "slice", "passes", "parameters", "gradients", "set_parameters")  # shown without arguments


class CallTexts:
    """Renders the calls of one check: with small values if it is `visible`, else with shapes only.

    The shape of a value that student code returned or changed could encode a hidden input. So a hidden check shows a
    returned value as "returned", and an argument as it was when it was first passed.
    """

    def __init__(self, visible: bool) -> None:
        self._visible = visible
        # By id: the value (kept alive, so the id stays unique), its text, its sizes (empty for a returned value).
        self._known: dict[int, tuple[Any, Message | str, tuple[int, ...]]] = {}
        self._bytes = 0  # of all returned values that are kept
        self._forgetful = False  # whether a value was too large to keep

    def note_returned(self, value: Any) -> None:
        """Record that a value and everything in it came from the student's code."""
        if self._visible:
            return
        self._bytes += size_of(value)
        if self._bytes > MAX_KEPT_BYTES:
            self._forgetful = True
        else:
            self._remember(value)

    def _remember(self, value: Any) -> None:
        if isinstance(value, list | tuple | dict):
            for item in value.values() if isinstance(value, dict) else value:
                self._remember(item)
        elif type_tag(value) not in ARRAYS:
            return
        self._known[id(value)] = (value, phrase("returned_before"), ())

    def describe_step(
        self, op: str, name: str, owner: Message | str | None, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Message:
        """Return the message about a step; `owner`: how its object is called."""
        if op in MAKERS:
            return self.describe(name.rpartition(":")[2], args, kwargs, op)
        called = name if owner is None else phrase("call_owner", owner=owner, name=name) if name else owner
        if op == "backward":
            return phrase("call_backward", call=self.describe(called, tuple(args[0]), {}, op))
        if op == "evaluate":
            return self.describe(called, tuple(args[0][0]), {}, op)
        return phrase(f"call_{op}", name=called) if op in ASKED else self.describe(called, args, kwargs, op)

    def describe(self, name: Message | str, args: tuple[Any, ...], kwargs: dict[str, Any], op: str) -> Message:
        """Return the message about a call of `name`. `op`: ``get`` or ``set`` for an attribute."""
        if op == "get":
            return phrase("call_get", name=name)
        show = show_value if self._visible else self._show_discreetly
        if op == "item":
            return phrase("call_item", name=name, at=show(args[0]))
        if op == "set":
            return phrase("call_set", name=name, value=show(args[0]))
        named = [phrase("call_keyword", name=key, value=show(value)) for key, value in kwargs.items()]
        return phrase("call", name=name, arguments=[*map(show, args), *named])

    def _show_discreetly(self, value: Any) -> Message | str:
        if isinstance(value, StandIn):
            return describe_stand_in(value, redacted=True)
        if not (isinstance(value, list | tuple | dict) or type_tag(value) in ARRAYS):
            return show_shape(value)
        if id(value) in self._known:
            return self._known[id(value)][1]
        if self._forgetful:
            return phrase("perhaps_returned_before")
        self._known[id(value)] = (value, text := show_shape(value), sizes_of(value))
        return text

    def sizes(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[int, ...]:
        """Return the distinct sizes of the described arguments that the check itself chose."""
        known = [self._known[id(value)][2] for value in (*args, *kwargs.values()) if id(value) in self._known]
        return tuple(dict.fromkeys(size for sizes in known for size in sizes))


def show_value(value: Any) -> Message | str:
    """Return a small value as Python source, a large one as its shape."""
    if isinstance(value, StandIn):
        return describe_stand_in(value, redacted=False)
    if isinstance(value, float | int | bool | None):
        return repr(value)
    if isinstance(value, str):
        return repr(value if len(value) <= MAX_TEXT else value[:MAX_TEXT] + "...")
    small = len(value) <= MAX_SHOWN if isinstance(value, list | tuple) else is_small_array(value)
    if not small:
        return show_shape(value)
    text = " ".join(repr(value).split())
    return text if len(text) <= 70 else show_shape(value)


def is_small_array(value: Any) -> bool:
    """Return whether a value is an array or tensor that is small enough to be shown in full."""
    return type_tag(value) in ARRAYS and len(value.shape) <= 2 and all(n <= MAX_SHOWN for n in value.shape)


def sizes_of(value: Any) -> tuple[int, ...]:
    """Return the sides of an array, or the length of a list, tuple or dictionary; none if they are not shown."""
    sides = tuple(value.shape) if type_tag(value) in ARRAYS else (len(value),)
    return sides if len(sides) <= MAX_DIMENSIONS and all(side <= MAX_SIDE for side in sides) else ()


def show_shape(value: Any) -> str:
    """Return the type and shape of a value: ``float64[3, 2]``, ``tensor float32[3]``, ``list[3]``, ``float``."""
    if type_tag(value) in ARRAYS:
        is_small = len(value.shape) <= MAX_DIMENSIONS and all(n <= MAX_SIDE for n in value.shape)
        sides = ", ".join(str(n) for n in value.shape) if is_small else "..."
        return f"{'tensor ' if type_tag(value) == 'tensor' else ''}{show_dtype(value)}[{sides}]"
    if isinstance(value, list | tuple | dict):
        return f"{plain_type(value).__name__}[{len(value) if len(value) <= MAX_SIDE else '...'}]"
    return "None" if value is None else plain_type(value).__name__
