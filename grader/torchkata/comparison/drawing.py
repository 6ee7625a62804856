"""Makes a small drawing for a page of what a figure shows, or of numbers.

A curve keeps so many points that its shape and its extremes stay; a surface and an image become coarse tables.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np

from ..record.drawings import Curve, CurveKind, Drawing, Grid, Plot
from ..sandbox.pictures import Plain
from .picture import plots_of

MAX_POINTS = 240  # of one curve
MAX_NUMBERS = 1500  # of one drawing
MAX_PLOTS, MAX_CURVES, MAX_GRIDS, MAX_LEGEND = 12, 12, 2, 8
MAX_SIDE = 24  # rows and columns of a grid
MAX_LABEL, MAX_TITLE = 40, 80  # characters
LARGEST = 1e100  # larger numbers are drawn as this one
LABELS = ("title", "xlabel", "ylabel", "zlabel", "xscale", "yscale")


class Budget:
    """How many numbers one drawing may still hold."""

    def __init__(self, numbers: int) -> None:
        self.left, self.left_out = numbers, 0

    def take(self, wanted: int, least: int) -> int:
        """Return how many of the `wanted` numbers may be kept; 0 if these are fewer than `least`."""
        given = min(wanted, self.left)
        if given < min(least, wanted):
            self.left_out += 1
            return 0
        self.left -= given
        return given


@np.errstate(all="ignore")
def draw_figure(figure: Plain, numbers: int = MAX_NUMBERS) -> Drawing:
    """Return a drawing of a figure, which `sandbox.pictures` has validated. `numbers`: how many it may hold."""
    budget = Budget(numbers)
    plots = plots_of(figure)
    budget.left_out += max(0, len(plots) - MAX_PLOTS)
    drawn = tuple(draw_plot(plot, budget) for plot in plots[:MAX_PLOTS])
    return Drawing(figure["title"][:MAX_TITLE], drawn, budget.left_out)


def draw_values(values: Any, numbers: int = MAX_NUMBERS) -> Drawing:
    """Return a drawing of a flat array of numbers over their places."""
    places = np.arange(len(values), dtype=np.float64)
    return Drawing(plots=(Plot(curves=tuple(draw_curve("line", places, values, "", Budget(numbers)))),))


def draw_plot(plot: Plain, budget: Budget) -> Plot:
    """Return a drawing of one plot."""
    texts = {key: plot[key][:MAX_TITLE] for key in LABELS}
    scales = {key: "" if texts[key] == "linear" else texts[key] for key in ("xscale", "yscale")}
    surfaces = [table_of(one, budget) for one in plot["surfaces"][:MAX_GRIDS]]
    images = [image_of(one, budget) for one in plot["images"][:MAX_GRIDS]]
    curves = [curve for parts in curves_on(plot) for curve in draw_curve(*parts, budget)]
    budget.left_out += max(0, len(curves) - MAX_CURVES) + len(plot["contours"]) + len(plot["others"])
    return Plot(
        **{**texts, **scales},
        legend=tuple(one[:MAX_LABEL] for one in plot["legend"][:MAX_LEGEND]),
        curves=tuple(curves[:MAX_CURVES]),
        grids=tuple(filter(None, [*surfaces, *images])),
    )


def curves_on(plot: Plain) -> list[tuple[CurveKind, Any, Any, str]]:
    """Return kind, x, y and label of all that is drawn at points, without lines that show nothing."""
    found: list[tuple[CurveKind, Any, Any, str]] = []
    across: dict[str, CurveKind] = {"x": "horizontal", "y": "vertical"}
    for line in plot["lines"]:
        if line["across"] in across:
            other = line["y" if line["across"] == "x" else "x"][:1]
            found.append((across[line["across"]], other[:0], other, line["label"]))
        elif not line["across"]:
            found.append(("line" if line["style"] else "points", line["x"], line["y"], line["label"]))
    found += [("points", one["x"], one["y"], one["label"]) for one in plot["scatters"]]
    found += [("bars", one["x"], one["heights"], one["label"]) for one in plot["bars"]]
    found += [("segments", one["x"], one["y"], one["label"]) for one in plot["segments"]]
    for one in plot["texts"]:
        if one["text"] and len(one["at"]) == 2:
            found.append(("text", *(np.array([number]) for number in one["at"]), one["text"]))
    return found


def draw_curve(kind: CurveKind, x: Any, y: Any, label: str, budget: Budget) -> Iterable[Curve]:
    """Yield a curve with at most as many points as the budget has for it; none if that is too few for a shape."""
    if kind in ("horizontal", "vertical"):
        if budget.take(1, 1) and len(y):
            at = text_of(y)
            x_and_y = ("", at) if kind == "horizontal" else (at, "")
            yield Curve(kind, *x_and_y, label[:MAX_LABEL])
        return
    most = budget.take(2 * min(len(x), MAX_POINTS), 16) // 2
    if not most or len(x) != len(y):
        return
    kept = np.arange(most // 2 * 2) if kind == "segments" else telling_points(x, y, most)
    count = len(x) if len(kept) < len(x) else 0
    yield Curve(kind, text_of(x[kept]), text_of(y[kept]), label[:MAX_LABEL], count)


def telling_points(x: Any, y: Any, most: int) -> Any:
    """Return the places of at most `most` points (at least 8): the first, the last, and the extremes between them."""
    count = len(x)
    if count <= most:
        return np.arange(count)
    columns = [y] if (x[1:] >= x[:-1]).all() else [x, y]
    parts = np.array_split(np.arange(count), max(1, (most - 2) // (3 * len(columns))))
    kept = {0, count - 1}
    for part in parts:
        for column in columns:
            values = column[part]
            finite = np.isfinite(values)
            kept |= {int(part[np.argmin(finite)])} if not finite.all() else set()  # the first gap
            if finite.any():
                kept.add(int(part[np.argmax(np.where(finite, values, -np.inf))]))
                kept.add(int(part[np.argmin(np.where(finite, values, np.inf))]))
    return np.array(sorted(kept))


def table_of(surface: Plain, budget: Budget) -> Grid | None:
    """Return a surface as a table: the mean height in each of at most `MAX_SIDE` columns and rows; None if empty."""
    x, y, z = (surface[key] for key in ("x", "y", "z"))
    finite = np.isfinite(x) & np.isfinite(y) & np.isfinite(z)
    x, y, z = (np.clip(one[finite], -LARGEST, LARGEST) for one in (x, y, z))
    if not len(z):
        return None
    columns, rows = (min(MAX_SIDE, len(np.unique(one))) for one in (x, y))
    if not budget.take(columns * rows, columns * rows):
        return None
    place = slots(y, rows) * columns + slots(x, columns)
    heights = np.bincount(place, z, columns * rows)
    means = heights / np.bincount(place, minlength=columns * rows)
    extent = np.concatenate([outer(x, columns), outer(y, rows)])
    return Grid(tuple(text_of(row, 3) for row in means.reshape(rows, columns)), text_of(extent))


def outer(values: Any, count: int) -> Any:
    """Return the outer ends of `count` cells whose middles lie on the range of the values."""
    half = (values.max() / 2 - values.min() / 2) / (count - 1) if count > 1 else 0.5
    return np.array([values.min() - half, values.max() + half])


def slots(values: Any, count: int) -> Any:
    """Return for each value in which of `count` equal parts of the range it lies."""
    low, high = values.min(), values.max()
    if low == high:
        return np.zeros(len(values), dtype=int)
    share = (values / 2 - low / 2) / (high / 2 - low / 2)
    return np.minimum((share * (count - 1) + 0.5).astype(int), count - 1)


def image_of(image: Plain, budget: Budget) -> Grid | None:
    """Return an image as a table: some of its rows and columns, colours as the mean of their channels."""
    values = image["values"]
    values = values.mean(axis=2) if values.ndim == 3 and values.size else values
    if values.ndim != 2 or not values.size or len(image["extent"]) != 4:
        return None
    if not np.isfinite(image["extent"]).all():
        return None
    rows, columns = (np.linspace(0, side - 1, min(side, MAX_SIDE)).astype(int) for side in values.shape)
    if not budget.take(len(rows) * len(columns), len(rows) * len(columns)):
        return None
    shown = values[np.ix_(rows, columns)]
    table = shown if image["origin"] == "lower" else shown[::-1]
    return Grid(tuple(text_of(row, 3) for row in table), text_of(np.array(image["extent"])))


def text_of(numbers: Any, digits: int = 5) -> str:
    """Return numbers as one text, rounded, with nan for what is not finite."""
    finite = np.where(np.isfinite(numbers), numbers, np.nan)
    return " ".join(f"{number:.{digits}g}" for number in np.clip(finite, -LARGEST, LARGEST).tolist())
