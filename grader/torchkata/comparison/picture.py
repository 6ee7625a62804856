"""What a check sees of a returned Matplotlib figure: its plots as plain data.

A picture notes what the check has asked of it. A stored wrong picture is the same mistake as the student's if both give
the same answers: colours, titles and whatever else no check asks for may differ.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from types import SimpleNamespace
from typing import Any

from ..inside.tags import FIGURE, TaggedDict
from ..record.message import Message, phrase
from ..sandbox.pictures import ARTISTS, Plain, read_picture
from .mismatch import Mismatch, StandIn

DRAWN = ("lines", "scatters", "surfaces", "images", "contours", "segments", "bars", "others")


@dataclass(frozen=True, eq=False)
class Question:
    """One thing that a check asked of a picture, or of its plot number `panel`. It can be asked of others again."""

    panel: int | None
    ask: Callable[[Any], Any]

    def answer(self, picture: Plain) -> Any:
        """Return what another picture answers, as plain data."""
        if self.panel is None:
            return self.ask(picture)
        panels = plots_of(picture)
        return self.ask(panels[self.panel]) if self.panel < len(panels) else None


def plots_of(picture: Plain) -> list[Plain]:
    """Return the plots with something drawn on them. Twin axes are one plot: one shows what is on both."""
    panels: list[Plain] = picture["panels"]
    firsts = [one for i, one in enumerate(panels) if one["twin_of"] in (-1, i)]
    return [whole for one in firsts if has_content(whole := joined(one, panels))]


def joined(panel: Plain, panels: list[Plain]) -> Plain:
    """Return a plot with what is drawn on its twins."""
    if panel["twin_of"] < 0:
        return panel
    group = [one for one in panels if one["twin_of"] == panel["twin_of"]]
    lists = {kind: [item for one in group for item in one[kind]] for kind in (*ARTISTS, "others", "legend")}
    labels = {key: next((one[key] for one in group if one[key]), "") for key in ("title", "xlabel", "ylabel")}
    return {**panel, **lists, **labels}


def has_content(panel: Plain) -> bool:
    """Return whether something is drawn on a plot."""
    return any(panel[kind] for kind in DRAWN)


class Drawn(SimpleNamespace):
    """One thing that is drawn on a plot; its attributes are those in the documentation for authors."""


class Panel:
    """One plot of a picture."""

    def __init__(self, plain: Plain, number: int, looked_at: set[Any]) -> None:
        self._plain, self._number, self._looked_at = plain, number, looked_at

    def ask(self, question: Callable[[Plain], Any]) -> Any:
        """Return what `question` returns for this plot, and note it."""
        self._looked_at.add(Question(self._number, question))
        return question(self._plain)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in ATTRIBUTES:
            raise AttributeError(name)
        return self.ask(ATTRIBUTES[name]) if name in VALUES else tuple(map(drawn, self.ask(ATTRIBUTES[name])))


class Picture(StandIn, called="Figure"):
    """A Matplotlib figure that a call returned. Where a check expects another value, any use of it raises Mismatch."""

    def __init__(self, plain: Plain, looked_at: set[Any]) -> None:
        self._plain, self._looked_at = plain, looked_at

    @property
    def _described(self) -> tuple[Message, Message]:
        described = phrase("opaque_type", name="Figure")
        return described, described

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self._refuse()

    __getitem__ = __iter__ = __len__ = __call__ = __bool__ = __contains__ = StandIn._refuse

    def _ask(self, question: Callable[[Plain], Any]) -> Any:
        self._looked_at.add(Question(None, question))
        return question(self._plain)

    @property
    def title(self) -> str:
        """The title above all plots (``suptitle``); empty if there is none."""
        return str(self._ask(itemgetter("title")))

    @property
    def colorbars(self) -> tuple[str, ...]:
        """The label of each colour bar."""
        return tuple(self._ask(itemgetter("colorbars")))

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The plots with something drawn on them, without colour bars. Raises Mismatch if there are none."""
        self._ask(count_plots)
        plots = plots_of(self._plain)
        if not plots:
            empty = "picture_empty_axes" if self._plain["panels"] else "picture_without_axes"
            raise Mismatch(phrase("picture_empty_3d" if self._plain["empty_3d"] else empty))
        return tuple(Panel(plain, number, self._looked_at) for number, plain in enumerate(plots))

    @property
    def panel(self) -> Panel:
        """The only plot. Raises Mismatch if there is none, or more than one."""
        panels = self.panels
        if len(panels) > 1:
            hidden = phrase("picture_of_many_redacted")
            raise Mismatch(phrase("picture_of_many", count=len(panels)), redacted=lambda: (hidden,))
        return panels[0]


def count_plots(picture: Plain) -> list[Any]:
    """Return how many plots have something on them, how many axes there are, and whether 3-D axes were left out."""
    return [len(plots_of(picture)), len(picture["panels"]), picture["empty_3d"]]


def crossing(axis: str, panel: Plain) -> list[float]:
    """Return where lines cross a plot from end to end: "x" for lying lines, at their y; "y" for standing ones."""
    other = "y" if axis == "x" else "x"
    return [float(line[other][0]) for line in panel["lines"] if line["across"] == axis and len(line[other])]


def plain_lines(panel: Plain) -> list[Plain]:
    """Return the lines in the coordinates of the data."""
    return [line for line in panel["lines"] if not line["across"]]


def texts_of(panel: Plain) -> list[str]:
    """Return the texts on a plot."""
    return [one["text"] for one in panel["texts"]]


def drawn(plain: Plain | str | float) -> Any:
    """Return something drawn with attributes; texts and numbers unchanged."""
    return Drawn(**plain) if isinstance(plain, dict) else plain


VALUES = ("title", "xlabel", "ylabel", "zlabel", "xscale", "yscale", "xlim", "ylim", "is_3d")
ATTRIBUTES: dict[str, Callable[[Plain], Any]] = {
    **{key: itemgetter(key) for key in (*VALUES, *ARTISTS, "legend", "others")},
    "lines": plain_lines,
    "texts": texts_of,
    "horizontals": partial(crossing, "x"),
    "verticals": partial(crossing, "y"),
}


def with_pictures(value: Any, looked_at: set[Any]) -> Any:
    """Return a value with a Picture for each description of a figure in it. Raises ProtocolError for an invalid one."""
    return replace_figures(value, lambda plain: Picture(read_picture(plain), looked_at))


def replace_figures(value: Any, make: Callable[[Plain], Any]) -> Any:
    """Return a value with `make(description)` in place of each figure in lists, tuples and dictionaries."""
    if isinstance(value, TaggedDict) and value.tag == FIGURE:
        return make(value)
    if type(value) in (list, tuple):
        return type(value)(replace_figures(item, make) for item in value) if has_figure(value) else value
    if type(value) is dict and has_figure(value):
        return {key: replace_figures(item, make) for key, item in value.items()}
    return value


def has_figure(value: Any) -> bool:
    """Return whether the description of a figure is in a value."""
    if isinstance(value, TaggedDict) and value.tag == FIGURE:
        return True
    if type(value) in (list, tuple, dict):
        return any(map(has_figure, value.values() if type(value) is dict else value))
    return False
