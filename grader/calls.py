"""How a call reads: ``mse_sweep(float64[7], float64[7], float64[25])``."""

from typing import Any

from .plain import ARRAYS, kind_of, show_dtype

MAX_SHOWN = 6  # items of a list or array that are shown whole in a visible check
MAX_TEXT = 24  # characters of a text; the name of an optimizer, say


def describe_call(name: str, args: tuple[Any, ...], kwargs: dict[str, Any], op: str, visible: bool) -> str:
    """Return a call of `name` as text: with small values shown, or for hidden checks with shapes only.

    `op` is ``get`` or ``set`` where an attribute was read or written.
    """
    if op == "get":
        return name
    show = show_value if visible else show_shape
    shown = [*(show(value) for value in args), *(f"{key}={show(value)}" for key, value in kwargs.items())]
    return f"{name} = {shown[0]}" if op == "set" else f"{name}({', '.join(shown)})"


def show_value(value: Any) -> str:
    """Return a small value as a student would write it, a large one by its shape."""
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
    """Tell whether a value is an array or tensor small enough to be shown whole."""
    return kind_of(value) in ARRAYS and len(value.shape) <= 2 and all(n <= MAX_SHOWN for n in value.shape)


def show_shape(value: Any) -> str:
    """Return a value's kind alone: ``float64[3, 2]``, ``tensor float32[3]``, ``list[3]``, ``float``."""
    if kind_of(value) in ARRAYS:
        sides = ", ".join(str(n) for n in value.shape)
        return f"{'tensor ' if kind_of(value) == 'a tensor' else ''}{show_dtype(value)}[{sides}]"
    if isinstance(value, list | tuple | dict):
        return f"{type(value).__name__}[{len(value)}]"
    return "None" if value is None else type(value).__name__
