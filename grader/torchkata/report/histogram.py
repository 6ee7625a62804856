"""The geometry of a small histogram, drawn as inline SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..record.document import show_number

BINS = 10
WIDTH, HEIGHT = 420, 150
BASE = 122  # y coordinate of the foot of the bars
TOP = 18
GAP = 2


@dataclass(frozen=True)
class Bar:
    """One bar. `low` and `high`: the points of its bin. The other fields are coordinates."""

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
    """Bars, and the ticks below them as (x, text anchor, text)."""

    bars: list[Bar]
    ticks: list[tuple[float, str, str]]
    width: int = WIDTH
    height: int = HEIGHT
    base: int = BASE


def count_bins(values: Sequence[float], max_points: float) -> list[int]:
    """Return the counts of `values` in ten equal bins from 0 to `max_points`; the last bin includes `max_points`."""
    counts = [0] * BINS
    for value in values:
        counts[max(0, min(BINS - 1, int(BINS * value / max_points)) if max_points else 0)] += 1
    return counts


def make_histogram(values: Sequence[float], max_points: float) -> Histogram:
    """Return the histogram, with a bar for each bin that is not empty."""
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
