"""Validates the description of a figure that a worker sent; ``inside.pictures`` makes it."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from ..inside.artists import MAX_ARTISTS, MAX_TEXT
from ..inside.figure_numbers import MAX_NUMBERS
from ..inside.pictures import MAX_PANELS
from ..inside.wire import ProtocolError

Plain = dict[str, Any]
Read = Callable[[Any], Any]
MAX_COUNT = 2**53


def read_picture(value: Any) -> Plain:
    """Return a validated description. Raises ProtocolError for anything that `describe_figure` would not return."""
    try:
        return fields(PICTURE, value)
    except (TypeError, ValueError) as error:
        raise ProtocolError("a malformed figure") from error


def require(valid: bool) -> None:
    """Raise ValueError unless a part is valid."""
    if not valid:
        raise ValueError


def exactly(kind: type, value: Any) -> Any:
    """Return `value`. Raises TypeError for another type."""
    if type(value) is not kind:
        raise TypeError(kind)
    return value


def fields(readers: dict[str, Read], value: Any) -> Plain:
    """Return a dictionary with exactly these fields. Raises TypeError, ValueError."""
    found = {**value} if isinstance(value, dict) else exactly(dict, value)
    require(found.keys() == readers.keys())
    read_fields = {key: read(found[key]) for key, read in readers.items()}
    sides = {len(read_fields[key]) for key in ("x", "y", "z") if read_fields.get(key) is not None}
    require(len(sides) <= 1)
    return read_fields


def many(read: Read, most: int, value: Any) -> list[Any]:
    """Return a list of at most `most` items. Raises TypeError, ValueError."""
    require(len(exactly(list, value)) <= most)
    return [read(item) for item in value]


def text(value: Any) -> str:
    """Return a short text. Raises TypeError, ValueError."""
    require(len(exactly(str, value)) <= MAX_TEXT)
    return str(value)


def whole(value: Any) -> int:
    """Return an int of a plausible size. Raises TypeError, ValueError."""
    require(-MAX_COUNT <= exactly(int, value) <= MAX_COUNT)
    return int(value)


def array(dimensions: tuple[int, ...], value: Any) -> Any:
    """Return an array of float64. Raises TypeError, ValueError."""
    require(isinstance(value, np.ndarray) and value.dtype == np.float64)
    require(value.ndim in dimensions and value.size <= MAX_NUMBERS)
    return value


def optional(read: Read, value: Any) -> Any:
    """Return None, or what `read` returns."""
    return None if value is None else read(value)


flag: Read = partial(exactly, bool)
number: Read = partial(exactly, float)
column: Read = partial(array, (1,))
columns: Read = partial(optional, column)
places: Read = partial(many, number, 4)
texts: Read = partial(many, text, MAX_ARTISTS)
LINE: dict[str, Read] = {
    "x": column, "y": column, "z": columns, "count": whole, "style": text, "marker": text, "label": text,
    "color": text, "across": text, "marked": partial(optional, partial(many, whole, MAX_ARTISTS)),
}  # fmt: skip
POINTS: dict[str, Read] = {
    "x": column, "y": column, "z": columns, "count": whole, "values": columns, "label": text, "color": text,
}  # fmt: skip
SURFACE: dict[str, Read] = {"x": column, "y": column, "z": column, "count": whole, "label": text}
IMAGE: dict[str, Read] = {
    "values": partial(array, (1, 2, 3)), "shape": partial(many, whole, 3), "extent": places, "origin": text,
}  # fmt: skip
CONTOURS: dict[str, Read] = {"levels": column, "filled": flag}
SEGMENTS: dict[str, Read] = {"x": column, "y": column, "label": text}
BARS: dict[str, Read] = {"x": column, "heights": column, "widths": column, "label": text}
TEXT: dict[str, Read] = {"text": text, "at": places, "arrow": flag}
ARTISTS = {
    "lines": LINE, "scatters": POINTS, "surfaces": SURFACE, "images": IMAGE, "contours": CONTOURS,
    "segments": SEGMENTS, "bars": BARS, "texts": TEXT,
}  # fmt: skip
PANEL: dict[str, Read] = {
    **dict.fromkeys(("title", "xlabel", "ylabel", "zlabel", "xscale", "yscale"), text),
    "xlim": places, "ylim": places, "is_3d": flag, "twin_of": whole, "legend": texts, "others": texts,
    **{kind: partial(many, partial(fields, readers), MAX_ARTISTS) for kind, readers in ARTISTS.items()},
}  # fmt: skip
PICTURE: dict[str, Read] = {
    "title": text, "empty_3d": flag, "colorbars": texts,
    "panels": partial(many, partial(fields, PANEL), MAX_PANELS),
}  # fmt: skip
