"""Turns a Matplotlib figure that a call returned into plain data: what a viewer sees of it, limited in size.

Nothing is drawn for it. What is invisible is left out, and so are insets. Texts are cut, and of an artist whose numbers
are too many only their count is kept. A document of the grader's side says what is in it: ``sandbox.pictures``.

Matplotlib is never imported here: who has a figure has imported it.
"""

import contextlib
import sys
from typing import Any

from .artists import read_artists, shown, text_of
from .figure_numbers import Numbers

MAX_PANELS = 50
Plain = dict[str, Any]
EMPTY_3D = "_torchkata_empty_3d"  # the attribute of a figure for which ``Axes3D(figure)`` was called


def is_figure(value: Any) -> bool:
    """Return whether a value is a Matplotlib figure. What only says so of itself is none."""
    figure = sys.modules.get("matplotlib.figure")
    return figure is not None and issubclass(type(value), figure.Figure)


def describe_figure(figure: Any) -> Plain:
    """Return the content of a figure as dictionaries, lists, texts, numbers and arrays."""
    numbers = Numbers()
    axes = [one for one in figure.axes if one.get_visible()][:MAX_PANELS]
    bars = [one for one in axes if getattr(one, "_colorbar", None) is not None]
    panels = [one for one in axes if one not in bars]
    heads = [figure, *getattr(figure, "subfigs", [])]
    return {
        "title": first_text(getattr(head, "_suptitle", None) for head in heads),
        "empty_3d": bool(vars(figure).get(EMPTY_3D, False)),
        "panels": [describe_panel(one, panels, figure, numbers) for one in panels],
        "colorbars": [first_text([one.yaxis.label, one.xaxis.label, one.title]) for one in bars],
    }


def describe_panel(axes: Any, panels: list[Any], figure: Any, numbers: Numbers) -> Plain:
    """Return the content of one pair of axes, with what it has from its figure and from axes that share with it."""
    is_3d = hasattr(axes, "zaxis")
    twins = axes._twinned_axes.get_siblings(axes)
    return {
        "title": first_text([axes.title, axes._left_title, axes._right_title]),
        "xlabel": first_text([axes.xaxis.label, *shared_labels(axes, "x"), getattr(figure, "_supxlabel", None)]),
        "ylabel": first_text([axes.yaxis.label, *shared_labels(axes, "y"), getattr(figure, "_supylabel", None)]),
        "zlabel": first_text([axes.zaxis.label]) if is_3d else "",
        "xscale": str(axes.get_xscale())[:20],
        "yscale": str(axes.get_yscale())[:20],
        "xlim": [float(limit) for limit in axes.get_xlim()],
        "ylim": [float(limit) for limit in axes.get_ylim()],
        "is_3d": is_3d,
        "twin_of": min((panels.index(one) for one in twins if one in panels), default=-1) if len(twins) > 1 else -1,
        "legend": legend_of(axes, figure),
        **read_artists(axes, numbers),
    }


def shared_labels(axes: Any, name: str) -> list[Any]:
    """Return the labels of the axes that share the x or y axis with these: inner ones are often left without one."""
    group = axes._shared_axes[name].get_siblings(axes)
    return [getattr(one, f"{name}axis").label for one in group if one is not axes and one.get_visible()]


def legend_of(axes: Any, figure: Any) -> list[str]:
    """Return the texts of the legend of some axes, or else of their figure."""
    for legend in (axes.get_legend(), *figure.legends):
        if legend is not None and shown(legend):
            return [text for one in legend.get_texts()[:50] if (text := text_of(one))]
    return []


def first_text(artists: Any) -> str:
    """Return the first text that is not empty."""
    return next((text for one in artists if one is not None and (text := text_of(one))), "")


def drawn_figures() -> int:
    """Return how many figures of pyplot have something on them."""
    figures = open_figures()
    return sum(any(axes.has_data() for axes in manager.canvas.figure.axes) for manager in figures.values())


def open_figures() -> Any:
    """Return the figures that pyplot holds."""
    return getattr(getattr(sys.modules.get("matplotlib._pylab_helpers"), "Gcf", None), "figs", {})


def close_figures() -> None:
    """Have pyplot forget its figures, as a notebook does after each cell. A figure that the file holds itself stays."""
    if open_figures():
        with contextlib.suppress(Exception):
            sys.modules["matplotlib._pylab_helpers"].Gcf.destroy_all()
