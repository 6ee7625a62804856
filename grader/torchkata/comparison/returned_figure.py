"""What is said where a check needs a picture and the call returned something else."""

from typing import Any, NoReturn

from ..record.message import Lines, Message, phrase
from .describe import describe, type_tag
from .mismatch import Mismatch, Opaque
from .outline import redact_type
from .picture import Picture

AXES = ("Axes", "Axes3D", "PolarAxes", "Subplot", "AxesSubplot")
ARTISTS = ("Line2D", "Line3D", "PathCollection", "Path3DCollection", "Poly3DCollection", "AxesImage", "QuadMesh")
ATTRIBUTES = ("panel", "panels", "title", "colorbars")  # of a Picture


def refuse_value(value: Any) -> NoReturn:
    """Raise Mismatch: a value is no picture."""
    raise mismatch_of(value)


def mismatch_of(value: Any) -> Mismatch:
    """Return the mismatch of a value in place of a figure."""
    hidden = no_picture(value, redacted=True)
    return Mismatch(no_picture(value, redacted=False), redacted=lambda: (hidden,))


def no_picture(value: Any, redacted: bool) -> Message:
    """Return the sentence about a value in place of a figure; `redacted` selects the one for hidden checks."""
    if value is None:
        return phrase("none_for_figure")
    name = value.name if isinstance(value, Opaque) and value.tag == "type" else ""
    if name in AXES:
        return phrase("axes_for_figure")
    if name in ARTISTS:
        return phrase("lines_for_figure")
    if name == "module":
        return phrase("pyplot_for_figure")
    if isinstance(value, list | tuple):
        if any(isinstance(item, Picture) for item in value):
            return phrase("figure_among_others")
        if any(isinstance(item, Opaque) and item.name in AXES for item in value):
            return phrase("axes_for_figure")
        if any(isinstance(item, Opaque) and item.name in ARTISTS for item in value):
            return phrase("lines_for_figure")
    if type_tag(value) == "ndarray" and str(getattr(value, "dtype", "")) == "object":
        return phrase("axes_for_figure")
    return phrase("other_for_figure", got=redact_type(value) if redacted else describe(value))


def as_missing_picture(error: BaseException, drawn: bool) -> BaseException:
    """Return a Mismatch for the failure of a check that asked something else for a part of a picture.

    Other exceptions are returned unchanged. `drawn`: the call drew a figure and returned none.
    """
    value: Any = None
    name: str | None = ""
    if isinstance(error, Mismatch):
        if drawn and is_about_none(error.lines):
            return Mismatch(phrase("figure_not_returned"))
        value, name = error.asked or (None, "")
    elif isinstance(error, AttributeError):
        value, name = error.obj, error.name
    else:
        return error
    if name not in ATTRIBUTES or isinstance(value, Picture):
        return error
    if drawn and value is None:
        return Mismatch(phrase("figure_not_returned"))
    return mismatch_of(value)


def is_about_none(lines: Lines) -> bool:
    """Return whether a Mismatch says that None was returned in place of a figure."""
    return any(line.key == "none_for_figure" for line in lines)
