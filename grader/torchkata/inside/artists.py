"""Reads what is drawn on Matplotlib axes as plain data: lines, points, surfaces, images, bars and texts.

The arrays are float64, with nan for what is masked. Dates and categories are the numbers that the axis has for them.
"""

import sys
from collections.abc import Callable, Iterable
from typing import Any

from .figure_numbers import MAX_NUMBERS, Numbers, place_of, plain, size_of

MAX_ARTISTS = 200  # of one pair of axes
MAX_CORNERS = 3_000_000  # numbers of the pieces of one surface
MAX_TEXT = 200  # characters
Plain = dict[str, Any]


def text_of(artist: Any) -> str:
    """Return the text of a visible artist without spaces around it, cut."""
    text = artist.get_text()
    return str.strip(text)[:MAX_TEXT] if isinstance(text, str) and shown(artist) else ""


def shown(artist: Any) -> bool:
    """Return whether an artist is visible."""
    alpha = artist.get_alpha()
    return bool(artist.get_visible()) and not (isinstance(alpha, int | float) and alpha == 0)


def read_artists(axes: Any, numbers: Numbers) -> Plain:
    """Return what is drawn on axes, by its kind; ``others`` has the kinds of what is known by no kind."""
    found: dict[str, list[Any]] = {kind: [] for kind in (*READERS, "bars", "texts", "others")}
    patches = {patch for bars in axes.containers for patch in bars if hasattr(patch, "get_height")}
    found["bars"] = [read_bars(bars, numbers) for bars in axes.containers if is_bars(bars)][:MAX_ARTISTS]
    texts = (read_text(one) for one in axes.texts[:MAX_ARTISTS])
    found["texts"] = [text for text in texts if text["text"] or text["arrow"]]
    for artist in [one for one in drawn_on(axes) if shown(one) and one not in patches][:MAX_ARTISTS]:
        kind = kind_of(artist)
        try:
            read = READERS[kind](artist, axes, numbers) if kind in READERS else None
        except (AttributeError, TypeError, ValueError, IndexError, KeyError):  # made by hand, or half
            read, kind = None, "others"
        if kind in READERS:
            found[kind] += [] if read is None else [read]
        else:
            found["others"].append(type(artist).__name__[:40])
    return found


def drawn_on(axes: Any) -> Iterable[Any]:
    """Return the artists that were drawn on axes, without frames, ticks, titles and legends."""
    return [*axes.lines, *axes.collections, *axes.images, *axes.patches, *axes.tables, *axes.artists]


def kind_of(artist: Any) -> str:
    """Return the kind of an artist: a key of READERS, or an empty text."""
    names = {base.__name__ for base in type(artist).__mro__ if base.__module__.startswith(("matplotlib.", "mpl_"))}
    return next((kind for name, kind in KINDS.items() if name in names), "")


def read_line(line: Any, axes: Any, numbers: Numbers) -> Plain | None:
    """Return a line with its points; None if it shows nothing. ``across``: the axis that it crosses from end to end."""
    style, marker = str(line.get_linestyle()), str(line.get_marker())
    style, marker = ("" if one in ("None", "none", " ", "") else one[:40] for one in (style, marker))
    if not (style and line.get_linewidth()) and not (marker and line.get_markersize()):
        return None
    is_3d = hasattr(line, "_verts3d")
    if size_of(line.get_xdata()) > MAX_NUMBERS:
        columns: Any = [line.get_xdata()] * 2  # its own conversion would copy them
    else:
        columns = line._verts3d if is_3d else line.get_data(orig=False)
    x, y, *z = numbers.arrays(*columns)
    in_x, in_y = line.get_transform().contains_branch_seperately(axes.transData)
    every = line.get_markevery()
    return {
        "x": x, "y": y, "z": z[0] if z else None, "count": size_of(columns[0]), "style": style, "marker": marker,
        "label": label_of(line), "color": color_of(line.get_color()),
        "across": "" if in_x and in_y else "x" if in_y else "y" if in_x else "both",
        "marked": [int(i) for i in every[:MAX_ARTISTS]] if isinstance(every, list | tuple) and is_ints(every) else None,
    }  # fmt: skip


def is_ints(values: Any) -> bool:
    """Return whether all values are plain integers."""
    return all(hasattr(value, "__index__") for value in values)


def read_points(points: Any, axes: Any, numbers: Numbers) -> Plain:
    """Return the points of a scatter plot; ``values`` are those that its colours show."""
    columns = points._offsets3d if hasattr(points, "_offsets3d") else points.get_offsets().T
    values = points.get_array()
    x, y, *z = numbers.arrays(*columns)
    shades = numbers.arrays(values)[0].reshape(-1) if values is not None else None
    return {
        "x": x, "y": y, "z": z[0] if z else None, "count": size_of(columns[0]), "values": shades,
        "label": label_of(points), "color": color_of(points.get_facecolor()),
    }  # fmt: skip


def read_surface(surface: Any, axes: Any, numbers: Numbers) -> Plain:
    """Return the different corners of the pieces of a surface, or of the wires of a wire frame."""
    numpy = sys.modules["numpy"]
    pieces = getattr(surface, "_segments3d", None)
    pieces = surface._faces if pieces is None else numpy.concatenate([numpy.asarray(one) for one in pieces])
    corners = numpy.ma.asarray(pieces[:MAX_NUMBERS]).reshape(-1, 3)
    if size_of(corners) <= MAX_CORNERS:  # each corner belongs to several pieces
        corners = plain(corners)
        corners = numpy.unique(corners[numpy.isfinite(corners).all(axis=1)], axis=0)
    x, y, z = numbers.arrays(*corners.T)
    return {"x": x, "y": y, "z": z, "count": len(corners), "label": label_of(surface)}


def read_image(image: Any, axes: Any, numbers: Numbers) -> Plain:
    """Return the values of an image or of a mesh of colours, row by row as they were given."""
    values = image.get_array()
    if hasattr(image, "_coordinates"):
        rows, columns = image._coordinates.shape[:2]
        values = values.reshape(rows - 1, columns - 1) if values.ndim == 1 and values.size < rows * columns else values
        corners = plain(image._coordinates).reshape(-1, 2)
        (left, bottom), (right, top) = corners.min(axis=0), corners.max(axis=0)
        extent, origin = (left, right, bottom, top), "lower"
    else:
        extent, origin = image.get_extent(), str(image.origin)
    return {
        "values": numbers.arrays(values)[0], "shape": [int(side) for side in values.shape],
        "extent": [float(side) for side in extent], "origin": origin[:10],
    }  # fmt: skip


def read_segments(segments: Any, axes: Any, numbers: Numbers) -> Plain:
    """Return lone pieces of lines: the ends of each, one after another, as ``hlines``, ``vlines`` and error bars."""
    numpy = sys.modules["numpy"]
    ends = [numpy.asarray(one)[[0, -1]] for one in segments.get_segments()[:MAX_ARTISTS] if len(one)]
    x, y = numbers.arrays(*(numpy.concatenate(ends).T if ends else ([], [])))
    return {"x": x, "y": y, "label": label_of(segments)}


def read_contours(contours: Any, axes: Any, numbers: Numbers) -> Plain:
    """Return the levels of contours. The grid that they were made of is not kept."""
    return {"levels": numbers.arrays(contours.levels)[0], "filled": bool(contours.filled)}


def is_bars(container: Any) -> bool:
    """Return whether a container holds bars that are visible."""
    return type(container).__name__ == "BarContainer" and all(map(shown, container))


def read_bars(container: Any, numbers: Numbers) -> Plain:
    """Return the middles, heights and widths of bars; of lying bars, the middles and lengths."""
    lying = getattr(container, "orientation", "vertical") == "horizontal"
    boxes = [(one.get_x(), one.get_y(), one.get_width(), one.get_height()) for one in container.patches[:MAX_ARTISTS]]
    turned = [(y, x, height, width) if lying else (x, y, width, height) for x, y, width, height in boxes]
    x, heights, widths = numbers.arrays(*([a + c / 2 for a, _, c, _ in turned], [d for *_, d in turned],
                                          [c for _, _, c, _ in turned]))  # fmt: skip
    return {"x": x, "heights": heights, "widths": widths, "label": label_of(container)}


def read_text(text: Any) -> Plain:
    """Return a text and the place that it stands at; of an annotation, the place that it is about."""
    arrow = getattr(text, "arrow_patch", None) is not None
    at = text.xy if hasattr(text, "xy") and getattr(text, "xycoords", "") == "data" else text.get_position()
    return {"text": text_of(text), "at": place_of(at), "arrow": arrow and shown(text)}


def label_of(artist: Any) -> str:
    """Return the label of an artist; empty for those that Matplotlib gave it, with an underscore before."""
    label = artist.get_label()
    return label[:MAX_TEXT] if isinstance(label, str) and not label.startswith("_") else ""


def color_of(color: Any) -> str:
    """Return a colour as ``#rrggbb``; empty if there are several, or none."""
    try:
        one = color if isinstance(color, str) or len(color) != 1 else color[0]
        return str(sys.modules["matplotlib.colors"].to_hex(one))[:20]
    except (TypeError, ValueError):
        return ""


KINDS = {  # the first name among the classes of an artist counts
    "AxLine": "others",
    "Line2D": "lines",
    "PathCollection": "scatters",
    "Poly3DCollection": "surfaces",
    "Line3DCollection": "surfaces",
    "_ImageBase": "images",
    "QuadMesh": "images",
    "ContourSet": "contours",
    "LineCollection": "segments",
}
READERS: dict[str, Callable[[Any, Any, Numbers], Plain | None]] = {
    "lines": read_line, "scatters": read_points, "surfaces": read_surface, "images": read_image,
    "contours": read_contours, "segments": read_segments,
}  # fmt: skip
