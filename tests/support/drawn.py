"""Draws many figures and prints a digest of each: `python -m tests.support.drawn`, with `lazily` as a worker draws."""

import copy
import datetime
import hashlib
import io
import json
import pickle
import sys
import warnings
from collections.abc import Callable
from typing import Any

from torchkata.inside import adaptations

FIGURES: dict[str, Callable[[], Any]] = {}


def figure(draw: Callable[[], Any]) -> Callable[[], Any]:
    """Add a function that draws and returns a figure."""
    FIGURES[draw.__name__] = draw
    return draw


@figure
def plain_axes() -> Any:
    made, axes = plt.subplots()
    axes.plot([1, 2, 3])
    return made


@figure
def shared_logarithmic_axes() -> Any:
    made, axes = plt.subplots(2, 4, sharex=True, sharey=True, squeeze=False, layout="constrained")
    for one in axes.flat:
        one.semilogy([1, 10, 100])
    return made


@figure
def surface() -> Any:
    made = plt.figure()
    axes = made.add_subplot(projection="3d")
    x, y = np.meshgrid(range(5), range(6))
    axes.plot_surface(x, y, x * y)
    axes.tick_params(labelsize=5)
    axes.xaxis.set_tick_params(color="r", labelcolor="b")
    axes.set_zticks([5, 6])
    return made


@figure
def polar() -> Any:
    made = plt.figure()
    axes = made.add_subplot(121, projection="polar")
    axes.plot([1, 2, 3])
    axes.set_rlabel_position(30)
    other = made.add_subplot(122, projection="polar")
    other.set_thetamax(90)
    other.yaxis.set_visible(False)
    other.grid(False)
    return made


@figure
def map_of_the_world() -> Any:
    made = plt.figure()
    made.add_subplot(projection="mollweide").grid(True)
    return made


@figure
def image_with_a_bar() -> Any:
    made, axes = plt.subplots()
    bar = made.colorbar(axes.imshow(np.arange(9).reshape(3, 3)), ax=axes, orientation="horizontal")
    bar.ax.tick_params(rotation=40, color="r")
    axes.xaxis.set_ticks_position("both")
    return made


@figure
def style_of_the_axes() -> Any:
    with plt.style.context("dark_background"):
        made, axes = plt.subplots()
    axes.plot([1, 2, 3])
    return made


@figure
def style_of_the_plot() -> Any:
    made, axes = plt.subplots()
    with plt.style.context("dark_background"):
        axes.plot([1, 2])
        made.canvas.draw()
    return made


@figure
def settings_between_axes_and_plot() -> Any:
    made, axes = plt.subplots()
    plt.rcParams.update({"xtick.labelsize": 22, "ytick.color": "red", "grid.color": "blue"})
    axes.grid(True)
    axes.plot([3, 1])
    plt.rcParams["xtick.major.size"] = 12
    made.canvas.draw()
    return made


@figure
def colours_in_arrays() -> Any:
    made, axes = plt.subplots()
    for places in (np.linspace(0, 1, 4), np.linspace(0.2, 0.8, 4)):
        plt.rcParams["axes.prop_cycle"] = plt.cycler(color=plt.cm.viridis(places))
        made.add_subplot(212).plot([3, 1])
    axes.plot([1, 2])
    return made


@figure
def settings_before_the_axes() -> Any:
    plt.rcParams.update({"axes.grid": True, "xtick.direction": "in"})
    made, axes = plt.subplots()
    plt.rcdefaults()
    axes.plot([3, 1])
    return made


@figure
def parameters_of_ticks() -> Any:
    made, axes = plt.subplots()
    looks = {"direction": "inout", "length": 9, "width": 3, "color": "g", "pad": 9, "zorder": 9}
    labels = {"labelsize": "large", "labelcolor": "m", "labelrotation": 33, "labeltop": True, "top": True}
    grid = {"grid_color": "c", "grid_alpha": 0.3, "grid_linewidth": 4, "grid_linestyle": "--"}
    axes.tick_params(axis="x", which="both", **looks, **labels, **grid)
    axes.grid(True, which="both")
    axes.minorticks_on()
    axes.plot([1, 2])
    return made


@figure
def parameters_that_are_reset() -> Any:
    made, axes = plt.subplots()
    axes.tick_params(length=20)
    axes.tick_params(reset=True, width=4)
    axes.plot([1, 2])
    return made


@figure
def twins() -> Any:
    made, axes = plt.subplots()
    right, top = axes.twinx(), axes.twiny()
    axes.plot([1, 2])
    right.plot([20, 3], "r")
    right.tick_params(axis="y", labelcolor="r")
    top.spines["top"].set_position(("outward", 20))
    return made


@figure
def hidden_axes() -> Any:
    made, (first, second) = plt.subplots(2)
    first.xaxis.set_visible(False)
    first.plot([1, 2])
    second.yaxis.set_visible(False)
    second.set_axis_off()
    return made


@figure
def clipped_ticks() -> Any:
    made, axes = plt.subplots()
    axes.plot([1, 2])
    axes.grid(True)
    axes.xaxis.set_clip_path(Circle((0.5, 0.5), 0.3, transform=axes.transAxes))
    axes.yaxis.set_clip_box(None)
    return made


@figure
def clipped_by_a_path() -> Any:
    made, axes = plt.subplots()
    axes.grid(True)
    circle = Circle((0.5, 0.5), 0.3, transform=axes.transAxes)
    axes.xaxis.set_clip_path(circle.get_path(), circle.get_transform())
    axes.plot([1, 5])
    return made


@figure
def labels_by_hand() -> Any:
    made, axes = plt.subplots()
    axes.plot([1, 2, 3])
    axes.set_xticks([0, 1], ["a", "b"], rotation=90, color="r")
    for label in axes.get_yticklabels():
        label.set_fontweight("bold")
    axes.xaxis.majorTicks[0].gridline.set_color("r")
    axes.grid(True)
    return made


@figure
def dates_and_categories() -> Any:
    made, (first, second) = plt.subplots(2)
    first.plot([datetime.date(2020, 1, day) for day in range(1, 9)], range(8))
    made.autofmt_xdate()
    second.bar(["x", "yy", "z"], [1, 2, 3])
    return made


@figure
def cleared_axes() -> Any:
    made, axes = plt.subplots()
    axes.plot([1, 2])
    axes.tick_params(color="r")
    made.canvas.draw()
    axes.clear()
    axes.plot([3, 1])
    return made


@figure
def outer_labels() -> Any:
    made = plt.figure()
    axes = made.add_subplot(121)
    other = made.add_subplot(122, sharey=axes)
    other.plot([5, 6])
    axes.label_outer()
    other.label_outer()
    other.invert_yaxis()
    made.tight_layout()
    return made


@figure
def spines() -> Any:
    made, axes = plt.subplots()
    axes.spines["left"].set_position("center")
    axes.spines[["top", "right"]].set_visible(False)
    axes.plot([-1, 2])
    axes.xaxis.tick_top()
    axes.yaxis.tick_right()
    return made


@figure
def inset() -> Any:
    made, axes = plt.subplots()
    small = axes.inset_axes([0.5, 0.5, 0.4, 0.4])
    small.plot([1, 2])
    axes.indicate_inset_zoom(small)
    axes.secondary_xaxis("top", functions=(lambda x: x * 2, lambda x: x / 2))
    return made


@figure
def scales() -> Any:
    made, (first, second) = plt.subplots(2)
    first.loglog([1, 10, 1e5], [2, 3, 4])
    first.grid(which="minor", color="r")
    first.xaxis.get_major_ticks()[0].label1.set_color("b")
    second.set_xscale("symlog")
    second.plot([-10, 0, 100], [0.1, 0.2, 0.3])
    second.set_yscale("logit")
    return made


@figure
def pickled() -> Any:
    made, axes = plt.subplots()
    axes.tick_params(color="r", length=8)
    axes.plot([1, 2])
    return pickle.loads(pickle.dumps(made))


@figure
def copied() -> Any:
    made, axes = plt.subplots()
    axes.plot([1e9 + 1, 1e9 + 2])
    other = copy.deepcopy(made)
    other.axes[0].tick_params(labelcolor="g", labelleft=False)
    return other


def digest_of(draw: Callable[[], Any]) -> str:
    """Return a digest of what a figure shows, and of its labels."""
    made, image = draw(), io.BytesIO()
    made.savefig(image, dpi=40, metadata={"Software": None})
    labels = [(label.get_text(), label.get_color()) for axes in made.axes for label in axes.get_xticklabels()]
    plt.close("all")
    plt.rcdefaults()
    return hashlib.sha256(image.getvalue() + repr(labels).encode()).hexdigest()


if __name__ == "__main__":
    if "lazily" in sys.argv:
        adaptations.install()
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot as plt
    import numpy as np
    from matplotlib.patches import Circle

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = {name: digest_of(draw) for name, draw in FIGURES.items()}
    _, plain = plt.subplots()
    made["ticks of new axes"] = str(sum(name in vars(plain.xaxis) for name in ("majorTicks", "minorTicks")))
    print(json.dumps(made))
