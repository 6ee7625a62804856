"""What a page shows beside the messages of a failed check: pictures, and lines of the student's code.

The numbers of a curve are one text with spaces between them, rounded for a reader. A list of JSON would take five times
the room in an indented file. ``nan`` is a gap.
"""

from typing import Literal

import msgspec

CurveKind = Literal["line", "points", "bars", "segments", "horizontal", "vertical", "text"]


class Curve(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something drawn at points: `x` and `y` are numbers with spaces between them, nan for a gap.

    Of `segments`, two points each are joined. `horizontal` and `vertical` lines cross the plot at each `y` or `x`. Of a
    `text`, `label` stands at the point. `count`: how many points there are, if not all are kept.
    """

    kind: CurveKind
    x: str = ""
    y: str = ""
    label: str = ""
    count: int = 0


class Grid(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A surface or an image as a coarse table of values.

    `rows`: from the bottom to the top, each with numbers and spaces. `extent`: left, right, bottom and top.
    """

    rows: tuple[str, ...]
    extent: str


class Plot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One plot of a picture. Texts are those of its axes; `legend` are the texts of its legend."""

    title: str = ""
    xlabel: str = ""
    ylabel: str = ""
    zlabel: str = ""
    xscale: str = ""
    yscale: str = ""
    legend: tuple[str, ...] = ()
    curves: tuple[Curve, ...] = ()
    grids: tuple[Grid, ...] = ()


class Drawing(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A picture, in a size that suits a page. `left_out`: how many things of it are not kept."""

    title: str = ""
    plots: tuple[Plot, ...] = ()
    left_out: int = 0


class Parting(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The first place where something drawn in plot number `plot` differs from the expected picture.

    `got`, `expected`: x and y (of a surface also z); empty where one of them ends before the other. `label`: of what is
    drawn there.
    """

    plot: int
    got: str = ""
    expected: str = ""
    label: str = ""


class Pictures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a visible check got, beside what it expects; `expected` is null where there is no answer key.

    `kind`: ``figure`` for a figure that was returned, ``curve`` for one-dimensional numbers, drawn over their places.
    """

    kind: Literal["figure", "curve"]
    got: Drawing
    expected: Drawing | None
    partings: tuple[Parting, ...] = ()


class CodeLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of a file, or of the cell of a notebook."""

    number: int
    text: str


class Code(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Lines of the student's own file around the place of a failure; lines of a docstring may be left out.

    `marked`: the number of the line to which the failure belongs. `cell`: of a notebook; 0 in a script.
    """

    marked: int
    lines: tuple[CodeLine, ...]
    cell: int = 0
