"""A small histogram as SVG, to stand inside a page."""

from collections.abc import Sequence
from itertools import pairwise

from ..record.document import show_number

BINS = 10
WIDTH, HEIGHT = 420, 150
BASE = 122  # where the bars stand
TOP = 18
GAP = 2


def count_bins(values: Sequence[float], most: float) -> list[int]:
    """Return how many `values` lie in each of ten equal bins from 0 to `most`; the last holds `most` itself."""
    counts = [0] * BINS
    for value in values:
        counts[max(0, min(BINS - 1, int(BINS * value / most)) if most else 0)] += 1
    return counts


def draw_histogram(values: Sequence[float], most: float) -> str:
    """Return the SVG: a bar for each tenth of `most`, the count above it, the points below."""
    counts = count_bins(values, most)
    unit = (BASE - TOP) / max(1, *counts)
    edges = [WIDTH * place / BINS for place in range(BINS + 1)]
    shapes = []
    for place, (count, (left, right)) in enumerate(zip(counts, pairwise(edges), strict=True)):
        if count:
            height = count * unit
            span = f"{show_number(most * place / BINS)} to {show_number(most * (place + 1) / BINS)} points: {count}"
            x, y = f"{left + GAP:.1f}", f"{BASE - height:.1f}"
            size = f'width="{right - left - 2 * GAP:.1f}" height="{height:.1f}"'
            shapes.append(f'<rect x="{x}" y="{y}" {size} rx="2"><title>{span}</title></rect>')
            shapes.append(f'<text x="{(left + right) / 2:.1f}" y="{BASE - height - 5:.1f}">{count}</text>')
    ticks = [(0.0, 0.0), (WIDTH / 2, most / 2), (float(WIDTH), most)]
    anchors = ["start", "middle", "end"]
    labels = [
        f'<text x="{x:.1f}" y="{BASE + 17}" style="text-anchor:{anchor}">{show_number(points)}</text>'
        for (x, points), anchor in zip(ticks, anchors, strict=True)
    ]
    axis = f'<line x1="0" y1="{BASE}" x2="{WIDTH}" y2="{BASE}"/>'
    inside = "\n".join([*shapes, axis, *labels])
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="Histogram of totals">\n{inside}\n</svg>\n'
