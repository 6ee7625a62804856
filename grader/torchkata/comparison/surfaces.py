"""Looks for a surface or an image among what is drawn on a plot, and says what is there instead.

Matplotlib draws a sample of a large grid, at most 50 rows and columns of it. So each corner of what is drawn must be a
point of the expected grid, and the corners must cover it.
"""

from typing import Any

import numpy as np

from ..record.message import phrase
from ..sandbox.pictures import Plain
from .outline import redact_shape
from .points import ATOL, OTHER, RTOL, Finding, instead, kinds_of, same, span

LEAST_ROWS = 10  # of a larger grid


def find_surface(panel: Plain, x: Any, y: Any, z: Any) -> Finding:
    """Look for a surface through the points x, y, z (arrays of one shape)."""
    surfaces = panel["surfaces"]
    if not surfaces:
        return Finding("surface_missing", {"instead": instead(panel)}, kinds_of(panel))
    if any(is_sample(one, x, y, z) for one in surfaces):
        return Finding()
    seen = [surfaces[0][key] for key in ("x", "y", "z")]
    for one in surfaces:
        if is_sample(one, y, x, z):
            return Finding("surface_exchanged", {}, seen)
        if z.ndim == 2 and z.shape[0] == z.shape[1] and is_sample(one, x, y, z.T):
            return Finding("surface_transposed", {}, seen)
    key = "surface_of_other_values" if any(lies_on(one, x, y) for one in surfaces) else "surface_elsewhere"
    one = surfaces[0]
    wanted = {axis: span(values.reshape(-1)) for axis, values in (("x", x), ("y", y), ("z", z))}
    got = {axis: span(one[axis]) for axis in wanted}
    shown = (phrase("corners_of", **each) for each in (wanted, got, dict.fromkeys(wanted, OTHER)))
    return Finding(key, {}, seen, *shown)


def places_on(values: Any, ticks: Any) -> Any:
    """Return the number of the nearest tick for each value; -1 where none is near."""
    after = np.clip(np.searchsorted(ticks, values), 1, max(len(ticks) - 1, 1))
    if len(ticks) == 1:
        nearest = np.zeros(len(values), dtype=int)
    else:
        nearest = np.where(values - ticks[after - 1] <= ticks[after] - values, after - 1, after)
    near = np.abs(values - ticks[nearest]) <= RTOL * (ticks[-1] - ticks[0]) + ATOL * np.abs(ticks).max()
    return np.where(near, nearest, -1)


def ticks_of(values: Any) -> Any:
    """Return the different values of a coordinate; of those that a picture shows at one place, the smallest."""
    ordered = np.unique(values[np.isfinite(values)])
    ticks: list[float] = []
    for value in ordered.tolist():
        if not ticks or value - ticks[-1] > RTOL * (ordered[-1] - ordered[0]):
            ticks.append(value)
    return np.array(ticks)


def lies_on(surface: Plain, x: Any, y: Any) -> bool:
    """Return whether the corners of a surface stand on the points of a grid, and cover it."""
    for drawn, expected in ((surface["x"], x), (surface["y"], y)):
        ticks = ticks_of(expected.reshape(-1))
        if not len(drawn) or not len(ticks):
            return False
        places = places_on(drawn, ticks)
        covered = len(np.unique(places)) >= min(LEAST_ROWS, len(ticks))
        if (places < 0).any() or not covered or places.min() != 0 or places.max() != len(ticks) - 1:
            return False
    return True


def is_sample(surface: Plain, x: Any, y: Any, z: Any) -> bool:
    """Return whether each corner of a surface is a point of x, y, z, and the corners cover these.

    Several points can share a place, where two values of x or y differ by less than a picture shows: a corner may be
    any of these.
    """
    if not lies_on(surface, x, y):
        return False
    columns, rows = ticks_of(x.reshape(-1)), ticks_of(y.reshape(-1))
    heights = z.reshape(-1)
    column, row = places_on(x.reshape(-1), columns), places_on(y.reshape(-1), rows)
    order = np.lexsort((column, row))
    order = order[((column >= 0) & (row >= 0) & np.isfinite(heights))[order]]
    places, heights = (row * len(columns) + column)[order], heights[order]
    drawn = places_on(surface["y"], rows) * len(columns) + places_on(surface["x"], columns)
    first, after = (np.searchsorted(places, drawn, side) for side in ("left", "right"))
    margin = RTOL * np.abs(heights) + ATOL * np.max(np.abs(heights), initial=0.0)
    found = np.zeros(len(drawn), dtype=bool)
    for number in range((after - first).max()):
        one = np.minimum(first + number, after - 1)
        found |= (first < after) & (np.abs(surface["z"] - heights[one]) <= margin[one])
    return bool(found.all())


def find_image(panel: Plain, values: Any) -> Finding:
    """Look for an image, or a mesh of colours, that shows a table of values."""
    images = panel["images"]
    if not images:
        return Finding("image_missing", {"instead": instead(panel)}, kinds_of(panel))
    if any(same(one["values"], values) for one in images):
        return Finding()
    one = images[0]
    seen, shape = [one["shape"], one["values"]], tuple(one["shape"])
    turned = {"transposed": values.T, "upside_down": values[::-1], "mirrored": values[:, ::-1]}
    for key, other in turned.items():
        if any(same(image["values"], other) for image in images):
            return Finding(f"image_{key}", {}, seen)
    if shape != values.shape:
        wanted, got = (phrase("shape", shape=each) for each in (values.shape, shape))
        return Finding("image_of_other_shape", {}, seen, wanted, got, redact_shape(shape, values.shape))
    spans = span(values.reshape(-1)), span(one["values"].reshape(-1)), OTHER
    return Finding("image_of_other_values", {}, seen, *(phrase("values_of", values=each) for each in spans))
