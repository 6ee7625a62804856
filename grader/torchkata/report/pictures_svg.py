"""The pictures of a failed check as the template draws them in SVG: what was got over, or beside, what was expected.

Matplotlib does not draw them: its SVG is ten times as large, has one theme, and differs between versions.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..record.document import Document
from ..record.sentences import say
from .picture_scale import Axis, axis_of, numbers, show
from .picture_shapes import EXPECTED, YOURS, Shape, coordinates, curves_of, drawable, heights_of, points_of, tables_of
from .picture_words import differences, say_parting, say_whole

LEFT, RIGHT, TOP, BOTTOM = 50, 350, 10, 190  # of the frame
VIEW, VIEW_OF_IMAGE = "0 0 360 230", "48 8 304 184"  # of an SVG: with labels and ticks, or the frame alone
Tick = tuple[float, str]
MAX_PLOTS = 6  # that are drawn of one picture


@dataclass(frozen=True)
class Panel:
    """One SVG: its heading, ticks and shapes. `rings`: where something differs; `texts`: what is written in it.

    `cut`: something lies outside of the frame.
    """

    heading: str
    view: str
    cut: bool
    xticks: list[Tick]
    yticks: list[Tick]
    xlabel: str
    ylabel: str
    shapes: list[Shape]
    rings: list[tuple[float, float]]
    texts: list[tuple[float, float, str]]


@dataclass(frozen=True)
class Group:
    """The SVGs of one plot. `parts`: where it differs from what was expected; `words`: how its texts differ.

    `heights`: what the lightest and the darkest colour mean; empty if nothing is coloured.
    """

    title: str
    panels: list[Panel]
    parts: list[str]
    words: list[str]
    heights: str = ""


@dataclass(frozen=True)
class Shown:
    """What a page shows of the pictures of a check. `overlaid`: some have both in one SVG, so the strokes are named.

    `ringed`: a ring marks a difference in some.
    """

    heading: str
    groups: list[Group]
    words: list[str]
    overlaid: bool
    ringed: bool


def show_pictures(pictures: Document) -> Shown:
    """Return what a page shows of the pictures in a record: the plots that differ, or else all."""
    got = pictures["got"].get("plots", [])
    wanted = (pictures["expected"] or {}).get("plots", [])
    every = [draw_plot(pictures, number) for number in range(len(got))]
    differ = [group for group, _ in zip(every, wanted, strict=False) if group.parts or group.words]
    groups = (differ or every[len(wanted) :] or every)[:MAX_PLOTS]
    panels = [panel for group in groups for panel in group.panels]
    cut = any(panel.cut for panel in panels)
    heights = dict.fromkeys(group.heights for group in groups if group.heights)
    words = [*heights, *say_whole(pictures, len(groups), bool(differ), cut)]
    overlaid = bool(wanted) and any(not group.heights for group in groups)
    key = "picture_figure" if pictures["kind"] == "figure" else "picture_values"
    return Shown(say(key), groups, words, overlaid, any(panel.rings for panel in panels))


def draw_plot(pictures: Document, number: int) -> Group:
    """Return a plot over the expected one; of surfaces and images, both side by side with the same axes."""
    both = [(pictures[key] or {}).get("plots", [])[number : number + 1] for key in ("got", "expected")]
    named = [(name, some[0]) for name, some in zip((YOURS, EXPECTED), both, strict=True) if some]
    plots = [plot for _, plot in named]
    partings = [one for one in pictures["partings"] if one["plot"] == number]
    parts = list(dict.fromkeys(say_parting(one, pictures["kind"]) for one in partings))
    words = list(differences(*plots)) if len(plots) > 1 else []
    title, (x, y) = plots[0].get("title", ""), axes_of(plots)
    if not any(plot.get("grids") for plot in plots):
        shapes = [shape for name, plot in reversed(named) for shape in curves_of(plot, name, x, y)]
        rings = [ring for key in ("got", "expected") for ring in rings_at(partings, key, x, y)]
        return Group(title, [panel_of(plots[0], "", x, y, shapes, rings)], parts, words)
    heights = heights_of(plots)
    panels = []
    for name, plot in named:
        shapes = [*tables_of(plot, heights, x, y), *curves_of(plot, name, x, y)]
        rings = list(rings_at(partings, "got" if name == YOURS else name, x, y))
        panels.append(panel_of(plot, say(f"picture_{name}"), x, y, shapes, rings))
    return Group(title, panels, parts, words, say("picture_heights", low=show(heights.low), high=show(heights.high)))


def panel_of(plot: Document, heading: str, x: Axis, y: Axis, shapes: list[Shape], rings: Any) -> Panel:
    """Return one SVG of a plot."""
    labels = plot.get("xlabel", ""), plot.get("ylabel", "")
    texts, cut = list(texts_of(plot, x, y)), x.shown.cut or y.shown.cut
    if plot.get("grids") and not any(labels):  # an image, whose rows and columns are not worth a number
        return Panel(heading, VIEW_OF_IMAGE, cut, [], [], *labels, shapes, rings, texts)
    return Panel(heading, VIEW, cut, x.ticks(), y.ticks(), *labels, shapes, rings, texts)


def axes_of(plots: list[Document]) -> tuple[Axis, Axis]:
    """Return the axes on which one or two plots are drawn, the expected one last."""
    grids = [grid for one in plots for grid in one.get("grids", [])]
    axes = []
    for place, (start, end) in enumerate(((LEFT, RIGHT), (BOTTOM, TOP))):
        name = "xy"[place] + "scale"
        log = not grids and plots[-1].get(name, "") == "log"
        columns = [coordinates(one, place) for one in plots]
        if grids:  # whole tables are shown
            columns = [[number for column in columns for number in column]]
            first, last = numbers(grids[-1]["extent"])[2 * place : 2 * place + 2]
            start, end = (end, start) if first > last else (start, end)
        axes.append(axis_of(columns[0], columns[1] if len(columns) > 1 else [], (start, end), log, bool(grids)))
    return axes[0], axes[1]


def rings_at(partings: list[Document], key: str, x: Axis, y: Axis) -> Iterator[tuple[float, float]]:
    """Yield the places at which a ring marks a difference."""
    for one in partings:
        point = numbers(one.get(key, ""))
        if len(point) > 1:
            place = x.at(point[0]), y.at(point[1])
            if place[0] == place[0] and place[1] == place[1]:  # not nan
                yield place


def texts_of(plot: Document, x: Axis, y: Axis) -> Iterator[tuple[float, float, str]]:
    """Yield the texts on a plot and where they stand."""
    for curve in plot.get("curves", []):
        if curve["kind"] == "text":
            yield from ((x.at(a), y.at(b), curve.get("label", "")) for a, b in drawable(points_of(curve)))
