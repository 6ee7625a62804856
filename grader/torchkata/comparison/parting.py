"""Finds the first place where what was drawn differs from what was expected."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ..record.drawings import Parting
from ..sandbox.pictures import Plain
from .drawing import MAX_LABEL, MAX_PLOTS, curves_on, text_of
from .picture import plots_of
from .points import ATOL, RTOL

MAX_PARTINGS = 8
Drawn = tuple[str, Any, Any, str]  # kind, x, y, label


@np.errstate(all="ignore")
def partings_of(got: Plain, expected: Plain) -> tuple[Parting, ...]:
    """Return where the plots of a figure differ from those of the expected one: of each curve the first place."""
    found: list[Parting] = []
    for number, (one, other) in enumerate(zip(plots_of(got)[:MAX_PLOTS], plots_of(expected), strict=False)):
        found += [*curves_part(number, one, other), *tables_part(number, one, other)]
    return tuple(found[:MAX_PARTINGS])


@np.errstate(all="ignore")
def values_part(got: Any, expected: Any) -> tuple[Parting, ...]:
    """Return the first place where two flat arrays of numbers differ."""
    places = np.arange(max(len(got), len(expected)), dtype=np.float64)
    one, other = (("line", places[: len(values)], values, "") for values in (got, expected))
    return tuple(part(0, one, other))


def curves_part(plot: int, got: Plain, expected: Plain) -> Iterator[Parting]:
    """Yield where each expected curve, and the drawn one that is meant to be it, part. Curves that agree are paired."""
    drawn, wanted = (list(map(filled, curves_on(one))) for one in (got, expected))
    missing = []
    for curve in wanted:
        same = next((one for one in drawn if not any(part(plot, one, curve))), None)
        if same is None:
            missing.append(curve)
        else:
            drawn = [one for one in drawn if one is not same]
    for curve in missing:
        if curve[0] == "text":
            continue
        alike = [one for one in drawn if one[3] == curve[3] != ""] or [one for one in drawn if one[0] == curve[0]]
        other = next(iter(alike), None)
        if other is None:
            yield Parting(plot, "", point_of(curve, 0), curve[3][:MAX_LABEL])
            continue
        drawn = [one for one in drawn if one is not other]
        yield from part(plot, other, curve)


def filled(curve: Drawn) -> Drawn:
    """Return a curve with as many x as y: a line across the plot has only one of them."""
    kind, x, y, label = curve
    return (kind, np.full(len(y), np.nan), y, label) if len(x) != len(y) else curve


def part(plot: int, got: Drawn, expected: Drawn) -> Iterator[Parting]:
    """Yield the first place where two curves differ; nothing if they show the same."""
    count = min(len(got[1]), len(expected[1]))
    differs = np.zeros(count, dtype=bool)
    for one, other in ((got[1], expected[1]), (got[2], expected[2])):
        differs |= ~close(one[:count], other[:count], other)
    if "across" in (across(got), across(expected)) and across(got) != across(expected):
        differs = np.ones(min(1, count), dtype=bool)
    places = np.flatnonzero(differs)
    place = int(places[0]) if len(places) else count
    if len(places) or len(got[1]) != len(expected[1]):
        yield Parting(plot, point_of(got, place), point_of(expected, place), (expected[3] or got[3])[:MAX_LABEL])


def across(curve: Drawn) -> str:
    """Return whether a curve crosses the plot from end to end."""
    return "across" if curve[0] in ("horizontal", "vertical") else ""


def point_of(curve: Drawn, place: int) -> str:
    """Return x and y of a point as text; empty after the end of the curve."""
    return text_of(np.array([curve[1][place], curve[2][place]])) if place < len(curve[1]) else ""


def close(one: Any, other: Any, scale: Any) -> Any:
    """Return where two arrays show the same number in a picture that holds the numbers `scale`."""
    finite = np.abs(scale[np.isfinite(scale)])
    margin = ATOL * np.max(finite, initial=0.0)
    same = (one == other) | (np.isnan(one) & np.isnan(other))
    return same | (np.abs(one - other) <= margin + RTOL * np.abs(other))


def tables_part(plot: int, got: Plain, expected: Plain) -> Iterator[Parting]:
    """Yield where surfaces and images of the same places differ most, as x, y and the value."""
    for one, other in zip(got["surfaces"], expected["surfaces"], strict=False):
        if one["x"].shape == other["x"].shape and all(close(one[key], other[key], other[key]).all() for key in "xy"):
            yield from heights_part(plot, (one["x"], one["y"]), one["z"], other["z"])
    for one, other in zip(got["images"], expected["images"], strict=False):
        if one["values"].shape == other["values"].shape and one["values"].ndim == 2 and len(one["extent"]) == 4:
            yield from heights_part(plot, cells_of(one), one["values"].reshape(-1), other["values"].reshape(-1))


def cells_of(image: Plain) -> tuple[Any, Any]:
    """Return x and y of the middle of each cell of an image."""
    rows, columns = image["values"].shape
    left, right, bottom, top = image["extent"]
    first, last = (bottom, top) if image["origin"] == "lower" else (top, bottom)
    row, column = np.indices((rows, columns))
    across, along = (column + 0.5) * (right - left) / columns + left, (row + 0.5) * (last - first) / rows + first
    return across.reshape(-1), along.reshape(-1)


def heights_part(plot: int, at: tuple[Any, Any], got: Any, expected: Any) -> Iterator[Parting]:
    """Yield where two columns of values differ most; nothing if they show the same."""
    differs = ~close(got, expected, expected)
    if not differs.any():
        return
    by = np.where(differs, np.abs(got - expected), -1.0)
    place = int(np.argmax(np.where(np.isnan(by), np.inf, by)))
    yield Parting(plot, *(text_of(np.array([at[0][place], at[1][place], z[place]])) for z in (got, expected)))
