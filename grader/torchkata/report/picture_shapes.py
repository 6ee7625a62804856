"""The shapes of one plot as paths of SVG: what was got and what was expected differ in shape, not only in colour."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..record.document import Document
from .picture_scale import Axis, Range, numbers, range_of

FEW_POINTS = 40  # of a line, each of which has a mark
LEVELS = 10  # of the colours of a table
YOURS, EXPECTED = "yours", "expected"
Points = list[tuple[float, float]]


@dataclass(frozen=True)
class Shape:
    """A path, and its CSS classes."""

    name: str
    path: str


def points_of(curve: Document) -> Points:
    """Return the points of a curve; of a line across the plot none."""
    return list(zip(numbers(curve.get("x", "")), numbers(curve.get("y", "")), strict=False))


def coordinates(plot: Document, place: int) -> list[float]:
    """Return all x (`place` 0) or y (1) of what is drawn on a plot."""
    found: list[float] = []
    for curve in plot.get("curves", []):
        found += numbers(curve.get("xy"[place], ""))
        found += [0.0] if place and curve["kind"] == "bars" else []
    for grid in plot.get("grids", []):
        found += numbers(grid["extent"])[2 * place : 2 * place + 2]
    return found


def curves_of(plot: Document, name: str, x: Axis, y: Axis) -> Iterator[Shape]:
    """Yield the shapes of all curves of a plot. `name`: YOURS or EXPECTED."""
    for curve in plot.get("curves", []):
        pixels = [(x.at(one), y.at(other)) for one, other in points_of(curve)]
        match curve["kind"]:
            case "line":
                yield Shape(f"line {name}", joined(pixels))
                if len(pixels) <= FEW_POINTS:
                    yield Shape(f"small {name}", marks(pixels, name))
            case "points":
                yield Shape(f"marks {name}", marks(pixels, name))
            case "bars":
                foot = y.start if math.isnan(y.at(0.0)) else y.at(0.0)
                yield Shape(f"bars {name}", "".join(f"M{a:.1f} {foot:.1f}V{b:.1f}" for a, b in drawable(pixels)))
            case "segments":
                yield Shape(f"line {name}", "".join(joined(pixels[i : i + 2]) for i in range(0, len(pixels), 2)))
            case "horizontal":
                pieces = [f"M{x.start:.1f} {at:.1f}H{x.end:.1f}" for at in places(y, curve.get("y", ""))]
                yield Shape(f"line {name}", "".join(pieces))
            case "vertical":
                pieces = [f"M{at:.1f} {y.start:.1f}V{y.end:.1f}" for at in places(x, curve.get("x", ""))]
                yield Shape(f"line {name}", "".join(pieces))


def places(axis: Axis, text: str) -> list[float]:
    """Return the pixels of the numbers of a text that an axis can show."""
    return [at for at in map(axis.at, numbers(text)) if not math.isnan(at)]


def drawable(pixels: Points) -> Points:
    """Return the points that stand somewhere."""
    return [one for one in pixels if not math.isnan(one[0]) and not math.isnan(one[1])]


def joined(pixels: Points) -> str:
    """Return the path of a line, with gaps where a point stands nowhere."""
    path, pen = [], "M"
    for a, b in pixels:
        if math.isnan(a) or math.isnan(b):
            pen = "M"
            continue
        path.append(f"{pen}{a:.1f} {b:.1f}")
        pen = "L"
    return "".join(path)


def marks(pixels: Points, name: str) -> str:
    """Return the path of marks: dots (with round ends of lines) of what was got, crosses of what was expected."""
    if name == YOURS:
        return "".join(f"M{a:.1f} {b:.1f}h0" for a, b in drawable(pixels))
    return "".join(f"M{a - 4:.1f} {b - 4:.1f}l8 8m-8 0l8-8" for a, b in drawable(pixels))


def heights_of(plots: list[Document]) -> Range:
    """Return the range of the values in the tables of one or two plots, the expected one last."""
    values = [
        [value for grid in one.get("grids", []) for row in grid["rows"] for value in numbers(row)] for one in plots
    ]
    return range_of(values[0], values[-1] if len(values) > 1 else [])


def tables_of(plot: Document, heights: Range, x: Axis, y: Axis) -> Iterator[Shape]:
    """Yield the cells of the tables of a plot, those with the same colour as one path."""
    for grid in plot.get("grids", []):
        rows = [numbers(row) for row in grid["rows"]]
        left, right, bottom, top = numbers(grid["extent"])
        across = [x.at(left + (right - left) * n / len(rows[0])) for n in range(len(rows[0]) + 1)]
        along = [y.at(bottom + (top - bottom) * n / len(rows)) for n in range(len(rows) + 1)]
        paths = dict.fromkeys(range(LEVELS), "")
        for row, ends in zip(rows, pairwise(along), strict=True):
            for level, start, end in runs([level_of(value, heights) for value in row]):
                paths[level] += (
                    f"M{across[start]:.1f} {ends[0]:.1f}H{across[end]:.1f}V{ends[1]:.1f}H{across[start]:.1f}z"
                )
        yield from (Shape(f"h{level}", path) for level, path in paths.items() if path)


def level_of(value: float, heights: Range) -> int:
    """Return the colour of a value: 0 to 9; -1 for none."""
    if math.isnan(value):
        return -1
    share = (value - heights.low) / (heights.high - heights.low)
    return min(max(int(share * LEVELS), 0), LEVELS - 1)


def runs(levels: list[int]) -> Iterator[tuple[int, int, int]]:
    """Yield level, first place and the place after the last one, of neighbours with the same level."""
    start = 0
    for place in range(1, len(levels) + 1):
        if place == len(levels) or levels[place] != levels[start]:
            if levels[start] >= 0:
                yield levels[start], start, place
            start = place
