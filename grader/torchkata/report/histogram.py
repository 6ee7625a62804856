"""A small histogram: where its bars and labels stand, to be drawn as SVG inside a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..record.document import show_number

BINS = 10
WIDTH, HEIGHT = 420, 150
BASE = 122  # where the bars stand
TOP = 18
GAP = 2


@dataclass(frozen=True)
class Bar:
    """One bar. `low` and `high`: the points of its bin; the rest are places in the drawing."""

    count: int
    low: str
    high: str
    x: str
    y: str
    width: str
    height: str
    middle: str
    above: str


@dataclass(frozen=True)
class Histogram:
    """Bars, and the ticks below them: place, anchor and text of each."""

    bars: list[Bar]
    ticks: list[tuple[float, str, str]]
    width: int = WIDTH
    height: int = HEIGHT
    base: int = BASE


def count_bins(values: Sequence[float], max_points: float) -> list[int]:
    """Return how many `values` lie in each of ten equal bins from 0 to `max_points`; the last holds `max_points` itself."""
    counts = [0] * BINS
    for value in values:
        counts[max(0, min(BINS - 1, int(BINS * value / max_points)) if max_points else 0)] += 1
    return counts


def make_histogram(values: Sequence[float], max_points: float) -> Histogram:
    """Return the histogram: a bar for each tenth of `max_points` that holds a value, the count above it, the points below."""
    counts = count_bins(values, max_points)
    unit = (BASE - TOP) / max(1, *counts)
    edges = [WIDTH * place / BINS for place in range(BINS + 1)]
    bars = [
        Bar(
            count,
            low=show_number(max_points * place / BINS),
            high=show_number(max_points * (place + 1) / BINS),
            x=f"{left + GAP:.1f}",
            y=f"{BASE - count * unit:.1f}",
            width=f"{right - left - 2 * GAP:.1f}",
            height=f"{count * unit:.1f}",
            middle=f"{(left + right) / 2:.1f}",
            above=f"{BASE - count * unit - 5:.1f}",
        )
        for place, (count, (left, right)) in enumerate(zip(counts, pairwise(edges), strict=True))
        if count
    ]
    ticks = [(0.0, "start", 0.0), (WIDTH / 2, "middle", max_points / 2), (float(WIDTH), "end", max_points)]
    return Histogram(bars, [(place, anchor, show_number(points)) for place, anchor, points in ticks])
