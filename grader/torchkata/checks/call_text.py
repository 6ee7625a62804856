"""How a call is shown: ``mse_sweep(float64[7], float64[7], float64[25])``."""

from typing import Any

from ..cache.content_cache import size_of
from ..comparison.describe import ARRAYS, show_dtype, type_tag
from ..comparison.mismatch import StandIn, describe_stand_in
from ..inside.tags import plain_type
from ..record.message import Message, phrase

MAX_SHOWN = 6  # items of a list or array that are shown whole in a visible check
MAX_TEXT = 24  # characters of a text; the name of an optimizer, say
MAX_KEPT_BYTES = 64 * 2**20  # bytes of returned values in one check
MAX_DIMENSIONS, MAX_SIDE = 4, 1000  # of an argument whose shape a hidden check shows


class CallTexts:
    """Describes the calls of one check, which is `visible` or hidden: with small values shown, or with shapes only.

    The shape of what the student's code returned or changed could spell out a hidden input. So in a hidden check what
    was returned is called so, and an argument reads as it did when it was passed for the first time.
    """

    def __init__(self, visible: bool) -> None:
        self._visible = visible
        # By id: the value (kept: no other gets its id), how it is shown, its sizes (none of one that was returned).
        self._known: dict[int, tuple[Any, Message | str, tuple[int, ...]]] = {}
        self._bytes = 0  # of all that was returned and is kept
        self._forgetful = False  # something was too large to be kept

    def note_returned(self, value: Any) -> None:
        """Remember that a value, with all that it holds, came from the student's code."""
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

    def describe(self, name: Message | str, args: tuple[Any, ...], kwargs: dict[str, Any], op: str) -> Message:
        """Return the message on a call of `name`. `op` is ``get`` or ``set`` where an attribute was read or written."""
        if op == "get":
            return phrase("call_get", name=name)
        show = show_value if self._visible else self._show_discreetly
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
        """Return the sizes that the check itself has chosen of arguments that were described, each once."""
        known = [self._known[id(value)][2] for value in (*args, *kwargs.values()) if id(value) in self._known]
        return tuple(dict.fromkeys(size for sizes in known for size in sizes))


def show_value(value: Any) -> Message | str:
    """Return a small value as a student would write it, a large one by its shape."""
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
    """Return whether a value is an array or tensor small enough to be shown whole."""
    return type_tag(value) in ARRAYS and len(value.shape) <= 2 and all(n <= MAX_SHOWN for n in value.shape)


def sizes_of(value: Any) -> tuple[int, ...]:
    """Return the sides of an array, or the length of a list, tuple or dictionary; none if they are not shown."""
    sides = tuple(value.shape) if type_tag(value) in ARRAYS else (len(value),)
    return sides if len(sides) <= MAX_DIMENSIONS and all(side <= MAX_SIDE for side in sides) else ()


def show_shape(value: Any) -> str:
    """Return a value's kind alone: ``float64[3, 2]``, ``tensor float32[3]``, ``list[3]``, ``float``."""
    if type_tag(value) in ARRAYS:
        is_small = len(value.shape) <= MAX_DIMENSIONS and all(n <= MAX_SIDE for n in value.shape)
        sides = ", ".join(str(n) for n in value.shape) if is_small else "..."
        return f"{'tensor ' if type_tag(value) == 'tensor' else ''}{show_dtype(value)}[{sides}]"
    if isinstance(value, list | tuple | dict):
        return f"{plain_type(value).__name__}[{len(value) if len(value) <= MAX_SIDE else '...'}]"
    return "None" if value is None else plain_type(value).__name__
