"""The assertions about a picture. Each returns None or raises `Mismatch` with a sentence for the student.

A plot (`panel`) is one of ``picture.panels``; a picture with one plot can be given in its place. `name` is what the
student reads: "the losses".
"""

from functools import partial
from typing import Any

import numpy as np

from ..record.message import phrase
from ..sandbox.pictures import Plain
from .describe import as_array
from .mismatch import Mismatch
from .picture import Panel, Picture, crossing
from .points import ATOL, RTOL, Finding, column, find_curve, find_mark, find_points, show
from .returned_figure import refuse_value
from .surfaces import find_image, find_surface

__all__ = [
    "assert_colorbar",
    "assert_curve",
    "assert_horizontal",
    "assert_image",
    "assert_labelled",
    "assert_legend",
    "assert_logarithmic",
    "assert_marked",
    "assert_points",
    "assert_surface",
    "assert_titled",
    "assert_vertical",
]


def plot_of(panel: Any) -> Panel:
    """Return the plot, or the only one of a picture. Raises Mismatch if something else was returned."""
    if isinstance(panel, Picture):
        return panel.panel
    if not isinstance(panel, Panel):
        refuse_value(panel)
    plot: Panel = panel
    return plot


def require(panel: Any, find: Any, name: str, otherwise: str = "") -> None:
    """Ask a plot a question. Raises Mismatch if its answer is not that all is right.

    `otherwise`: the key of what is said where the author gives no name.
    """
    plot, said = plot_of(panel), name or (phrase(otherwise) if otherwise else "")
    finding: Finding = find(plot._plain)
    plot.ask(lambda plain: find(plain).plain())
    if finding.key:
        raise Mismatch(*finding.lines(said, True), redacted=lambda: finding.lines(said, False))


def assert_labelled(panel: Any, *axes: str) -> None:
    """Assert that the axes ("x", "y", "z") of a plot have labels. Raises Mismatch."""
    for axis in axes:
        require(panel, partial(find_label, key=f"{axis}label", missing=f"no_label_{axis}"), axis)


def find_label(panel: Plain, key: str, missing: str) -> Finding:
    """Look for a text."""
    return Finding("" if panel[key] else missing)


def assert_titled(panel: Any) -> None:
    """Assert that a plot has a title; the title of a picture with one plot counts. Raises Mismatch."""
    if isinstance(panel, Picture) and panel.title:
        return
    require(panel, partial(find_label, key="title", missing="no_title"), "")


def assert_curve(panel: Any, x: Any, y: Any, name: str = "") -> None:
    """Assert that one line, or the points of a scatter plot, show x and y in their order. Raises Mismatch."""
    require(panel, partial(find_curve, x=column(x), y=column(y)), name, "expected_curve")


def assert_points(panel: Any, x: Any, y: Any, name: str = "") -> None:
    """Assert that a scatter plot, or a line with markers, shows the points x, y in any order. Raises Mismatch."""
    require(panel, partial(find_points, x=column(x), y=column(y)), name, "expected_points")


def assert_marked(panel: Any, *place: Any, name: str = "") -> None:
    """Assert that a marker or an arrow stands at the place x, y (and z). Raises Mismatch.

    At most three points drawn by themselves are markers; a curve with a marker at each point marks nothing.
    """
    require(panel, partial(find_mark, place=tuple(float(one) for one in place)), name, "expected_place")


def assert_horizontal(panel: Any, y: Any, name: str = "") -> None:
    """Assert that a horizontal line crosses the plot at y. Raises Mismatch."""
    require(panel, partial(find_across, axis="y", at=float(y)), name, "expected_value")


def assert_vertical(panel: Any, x: Any, name: str = "") -> None:
    """Assert that a vertical line crosses the plot at x. Raises Mismatch."""
    require(panel, partial(find_across, axis="x", at=float(x)), name, "expected_value")


def find_across(panel: Plain, axis: str, at: float) -> Finding:
    """Look for a line at a value of an axis: one from end to end, or one whose ends both have this value."""
    ends = [one[axis] for one in panel["lines"] if not one["across"] and len(one[axis]) > 1]
    ends += [one[axis][i : i + 2] for one in panel["segments"] for i in range(0, len(one[axis]), 2)]
    found = [*crossing("x" if axis == "y" else "y", panel), *(float(each[0]) for each in ends if np.ptp(each) == 0)]
    if any(abs(one - at) <= RTOL * abs(at) + ATOL for one in found):
        return Finding()
    facts = {"at": show(at)}
    return Finding(f"across_{'elsewhere' if found else 'missing'}_{axis}", facts, seen=found)


def assert_surface(panel: Any, x: Any, y: Any, z: Any, name: str = "") -> None:
    """Assert that a surface or a wire frame shows z over x and y: three grids, or z with a row and a column.

    With 1-D x and y of a 2-D z, z has a row for each y and a column for each x. Raises Mismatch.
    """
    across, along, height = (np.asarray(as_array(one), dtype=np.float64) for one in (x, y, z))
    if height.ndim == 2 and across.ndim == along.ndim == 1:
        across, along = np.meshgrid(across, along)
    require(panel, partial(find_surface, x=across, y=along, z=height), name, "expected_values")


def assert_image(panel: Any, values: Any, name: str = "") -> None:
    """Assert that an image (`imshow`, `matshow`, `pcolormesh`) shows a table of values. Raises Mismatch."""
    require(panel, partial(find_image, values=np.asarray(as_array(values), dtype=np.float64)), name, "expected_values")


def assert_colorbar(picture: Any) -> None:
    """Assert that a picture has a colour bar. Raises Mismatch."""
    if not isinstance(picture, Picture):
        refuse_value(picture)
    if not picture.colorbars:
        raise Mismatch(phrase("no_colorbar"))


def assert_legend(panel: Any, least: int = 2) -> None:
    """Assert that a plot has a legend of at least `least` different texts. Raises Mismatch."""
    require(panel, partial(find_legend, least=least), "")


def find_legend(panel: Plain, least: int) -> Finding:
    """Look for a legend with enough different texts."""
    count = len({*panel["legend"]})
    if count >= least:
        return Finding()
    labelled = any(one["label"] for kind in ("lines", "scatters", "bars") for one in panel[kind])
    if not count:
        return Finding("legend_not_made" if labelled else "no_legend")
    return Finding("legend_too_short", {"least": least})


def assert_logarithmic(panel: Any, *axes: str) -> None:
    """Assert that the axes ("x", "y") of a plot are logarithmic. Raises Mismatch."""
    for axis in axes:
        require(panel, partial(find_scale, axis=axis), axis)


def find_scale(panel: Plain, axis: str) -> Finding:
    """Look for a logarithmic axis."""
    return Finding("" if panel[f"{axis}scale"] in ("log", "symlog") else f"not_logarithmic_{axis}")
