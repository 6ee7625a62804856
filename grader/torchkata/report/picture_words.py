"""Says in words how a picture differs from the expected one."""

import math
from collections.abc import Iterator

from ..record.document import Document
from ..record.sentences import say
from .picture_scale import numbers, show

TEXTS = ("title", "xlabel", "ylabel", "zlabel")
SCALES = ("xscale", "yscale")


def say_parting(parting: Document, kind: str) -> str:
    """Return where something drawn parts from what was expected. `kind`: as in ``Pictures``."""
    got, expected = ([*map(show, numbers(parting.get(key, "")))] for key in ("got", "expected"))
    label = say("picture_of", label=parting["label"]) if parting.get("label") else ""
    if kind == "curve":
        place = (expected or got)[0]
        missing = say("picture_nothing")
        got_value, expected_value = (one[1] if one else missing for one in (got, expected))
        return say("picture_parts_place", place=place, got=got_value, expected=expected_value)
    if not got:
        return say("picture_lacks", at=say_point(expected), label=label)
    if not expected:
        return say("picture_goes_on", at=say_point(got), label=label)
    if len(got) == 3:
        return say("picture_parts_most", x=got[0], y=got[1], got=got[2], expected=expected[2], label=label)
    if got[0] == expected[0] and not math.isnan(float(got[0])):
        return say("picture_parts_from", x=got[0], got=got[1], expected=expected[1], label=label)
    return say("picture_point", got=say_point(got), expected=say_point(expected), label=label)


def say_point(point: list[str]) -> str:
    """Return a point as text; of a line across the plot, the number that it stands at."""
    names = [f"{name} = {number}" for name, number in zip("xyz", point, strict=False) if number != "nan"]
    return ", ".join(names)


def differences(got: Document, expected: Document) -> Iterator[str]:
    """Yield how the texts and scales of a plot differ from those of the expected one."""
    for key in TEXTS:
        mine, theirs = got.get(key, ""), expected.get(key, "")
        if theirs and not mine:
            yield say(f"picture_no_{key}", expected=theirs)
        elif theirs and mine != theirs:
            yield say(f"picture_other_{key}", got=mine, expected=theirs)
    for key in SCALES:
        mine, theirs = (one.get(key) or "linear" for one in (got, expected))
        if mine != theirs:
            yield say(f"picture_other_{key}", got=mine, expected=theirs)
    if expected.get("legend") and not got.get("legend"):
        yield say("picture_no_legend", expected=", ".join(expected["legend"]))


def say_whole(pictures: Document, shown: int, differs: bool, cut: bool) -> Iterator[str]:
    """Yield what is said of a whole picture.

    `shown`: how many plots are drawn; `differs`: these differ from what was expected; `cut`: something lies outside.
    """
    got, expected = pictures["got"], pictures["expected"]
    plots = got.get("plots", [])
    if expected is None:
        yield say("picture_alone")
    else:
        yield from whole_differences(got, expected)
        if not differs:
            yield say("picture_same")
    if shown < len(plots):
        yield say("picture_others", count=len(plots) - shown)
    if cut:
        yield say("picture_cut")
    if got.get("left_out"):
        yield say("picture_left_out", count=got["left_out"])
    if any(curve.get("count") for plot in plots for curve in plot.get("curves", [])):
        yield say("picture_thinned")


def whole_differences(got: Document, expected: Document) -> Iterator[str]:
    """Yield how many plots there are in place of the expected number, and the title above all of them."""
    counts = [len(one.get("plots", [])) for one in (got, expected)]
    if counts[0] != counts[1]:
        yield say("picture_plots", got=counts[0], expected=counts[1])
    if expected.get("title") and got.get("title", "") != expected["title"]:
        mine = got.get("title")
        key = "picture_other_title" if mine else "picture_no_title"
        yield say(key, got=mine or "", expected=expected["title"])
