"""Looks for a curve, points or a mark among what is drawn on a plot, and says what is there instead."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..record.message import Lines, Message, phrase
from ..sandbox.pictures import Plain
from .describe import as_array
from .outline import redact_count

RTOL, ATOL = 1e-5, 1e-7  # of a number, of the largest number: a picture shows no more
OTHER = phrase("other_numbers")
MAX_MARKS = 3  # points of one artist: more of them are a curve
Facts = dict[str, Any]


@dataclass(frozen=True)
class Finding:
    """What was found: `key` of the sentence (empty: all is right) with its facts.

    `seen`: the numbers in place of the expected ones, by which two pictures are compared. `expected`, `got`: what is
    shown of both, and `hidden` of the latter in a hidden check.
    """

    key: str = ""
    facts: Facts = field(default_factory=dict)
    seen: Any = None
    expected: Message | None = None
    got: Message | None = None
    hidden: Message | None = None

    def plain(self) -> list[Any]:
        """Return what makes two pictures the same mistake."""
        return [self.key, self.seen]

    def lines(self, name: str | Message, visible: bool) -> Lines:
        """Return the sentence about `name`, and what was expected and got."""
        said = (phrase(self.key, name=name, **self.facts),)
        if self.expected is None:
            return said
        got = self.got if visible else self.hidden
        return (*said, phrase("expected", text=self.expected), phrase("got", text=got))


def column(values: Any) -> Any:
    """Return expected numbers (a list, array or tensor) as a flat array of float64."""
    return np.asarray(as_array(values), dtype=np.float64).reshape(-1)


def same(one: Any, other: Any) -> bool:
    """Return whether two arrays show the same numbers; nan equals nan."""
    if one.shape != other.shape:
        return False
    largest = np.max(np.abs(other[np.isfinite(other)]), initial=0.0)
    return bool(np.allclose(one, other, rtol=RTOL, atol=ATOL * largest, equal_nan=True))


def curves_of(panel: Plain) -> list[Plain]:
    """Return the lines and points of a plot in the coordinates of its data."""
    return [*(line for line in panel["lines"] if not line["across"]), *panel["scatters"]]


def find_curve(panel: Plain, x: Any, y: Any) -> Finding:
    """Look for a line or points that show x and y in their order."""
    drawn = curves_of(panel)
    if any(same(one["x"], x) and same(one["y"], y) for one in drawn):
        return Finding()
    for key, is_so in CURVES:
        for one in drawn:
            if is_so(one, x, y):
                seen = [one["x"], one["y"]]
                if key != "curve_elsewhere":
                    return Finding(key, {"x": show(x[0]) if len(x) else ""}, seen)
                return Finding(key, {}, seen, *(phrase("x_of", x=each) for each in (span(x), span(one["x"]), OTHER)))
    return other_points("curve", panel, drawn, x, y)


def shift(one: Plain, x: Any, y: Any) -> float:
    """Return by how much a curve stands too far to the right; 0 if that is not its mistake."""
    if not len(x) or len(one["x"]) != len(x) or not same(one["y"], y):
        return 0.0
    by = float(one["x"][0] - x[0])
    return by if np.isfinite(by) and same(one["x"] - by, x) else 0.0


CURVES: tuple[tuple[str, Callable[[Plain, Any, Any], bool]], ...] = (
    ("curve_exchanged", lambda one, x, y: same(one["x"], y) and same(one["y"], x)),
    ("curve_right", lambda one, x, y: abs(shift(one, x, y) - 1) < RTOL),
    ("curve_left", lambda one, x, y: abs(shift(one, x, y) + 1) < RTOL),
    ("curve_unordered", lambda one, x, y: same(*in_order((one["x"], one["y"]), (x, y)))),
    ("curve_elsewhere", lambda one, x, y: same(one["y"], y)),
)


def in_order(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, Any]:
    """Return two sets of points, each as one array in an order that depends on the points only."""
    first, second = (np.stack(columns) for columns in (one, other))
    return first[:, np.lexsort(first[::-1])], second[:, np.lexsort(second[::-1])]


def find_points(panel: Plain, x: Any, y: Any) -> Finding:
    """Look for points that show x and y in any order: a scatter plot, or a line with markers."""
    drawn = [one for one in curves_of(panel) if one.get("marker") != ""]
    lines = [one for one in curves_of(panel) if one.get("marker") == ""]
    if any(same(*in_order((one["x"], one["y"]), (x, y))) for one in drawn):
        return Finding()
    for key, ones, columns in (("points_exchanged", drawn, (y, x)), ("points_joined", lines, (x, y))):
        for one in ones:
            if same(*in_order((one["x"], one["y"]), columns)):
                return Finding(key, {}, [one["x"], one["y"]])
    return other_points("points", panel, drawn, x, y)


def other_points(kind: str, panel: Plain, drawn: list[Plain], x: Any, y: Any) -> Finding:
    """Return the finding that other points are drawn than the expected ones, or none."""
    if not drawn:
        return Finding(f"{kind}_missing", {"instead": instead(panel)}, kinds_of(panel))
    one = min(drawn, key=lambda one: (abs(one["count"] - len(x)), distance(one, x, y)))
    expected = phrase("points_of", count=len(x), x=span(x), y=span(y))
    got = phrase("points_of", count=one["count"], x=span(one["x"]), y=span(one["y"]))
    hidden = phrase("points_of", count=redact_count(one["count"], len(x)), x=OTHER, y=OTHER)
    return Finding(f"{kind}_wrong", {}, [one["x"], one["y"]], expected, got, hidden)


def distance(one: Plain, x: Any, y: Any) -> float:
    """Return how far a drawn curve of as many points is from the expected one."""
    if len(one["x"]) != len(x):
        return float("inf")
    return float(np.nansum(np.abs(one["x"] - x)) + np.nansum(np.abs(one["y"] - y)))


def kinds_of(panel: Plain) -> list[str]:
    """Return the kinds of what is drawn on a plot."""
    return [kind for kind in KINDS if panel[kind]]


def instead(panel: Plain) -> Message:
    """Return what is drawn on a plot that has no such thing."""
    kinds = kinds_of(panel)
    return phrase(f"drawn_{kinds[0]}" if kinds else "drawn_others")


KINDS = ("surfaces", "images", "contours", "bars", "scatters", "lines", "segments")


def marks_of(panel: Plain) -> list[tuple[float, ...]]:
    """Return the places of markers and arrows that stand alone: a curve with a marker at each point marks nothing."""
    found: list[tuple[float, ...]] = []
    for one in curves_of(panel):
        columns = [one[key] for key in ("x", "y", "z") if one[key] is not None]
        if (chosen := one.get("marked")) is not None:
            columns = [each[[i for i in chosen if -len(each) <= i < len(each)]] for each in columns]
        if one.get("marker") != "" and len(columns[0]) <= MAX_MARKS:
            found += [tuple(map(float, place)) for place in zip(*columns, strict=True)]
    return found + [tuple(one["at"]) for one in panel["texts"] if one["arrow"] and one["at"]]


def find_mark(panel: Plain, place: tuple[float, ...]) -> Finding:
    """Look for a marker at a place."""
    marks, facts = marks_of(panel), {"place": show_place(place)}
    scale = [scale_of(panel, axis) for axis in ("x", "y")] + [1.0]

    def near(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
        pairs = zip(one, other, scale[: len(other)], strict=False)
        return len(one) >= len(other) and all(abs(a - b) <= RTOL * abs(b) + ATOL * s for a, b, s in pairs)

    if any(near(mark, place) for mark in marks):
        return Finding()
    if not marks:
        return Finding("mark_missing", facts, [])
    exchanged = (place[1], place[0], *place[2:])
    one = min(marks, key=lambda mark: (mark[0] - place[0]) ** 2 / scale[0] ** 2)
    if any(near(mark, exchanged) for mark in marks):
        return Finding("mark_exchanged", facts, list(map(list, marks)))
    key = "mark_height" if len(place) == 2 and near(one[:1], place[:1]) else "mark_elsewhere"
    shown = (phrase("marker_at", place=each) for each in (show_place(place), show_place(one), phrase("another_place")))
    return Finding(key, facts, list(map(list, marks)), *shown)


def scale_of(panel: Plain, axis: str) -> float:
    """Return the largest number on an axis."""
    values = [np.abs(one[axis][np.isfinite(one[axis])]) for one in curves_of(panel)]
    return max((float(each.max()) for each in values if len(each)), default=1.0) or 1.0


def show(value: float) -> str:
    """Return a number in 4 digits."""
    return f"{float(value):.4g}"


def show_place(place: tuple[float, ...]) -> str:
    """Return a place as text."""
    return f"({', '.join(map(show, place))})"


def span(values: Any) -> Message | str:
    """Return the smallest and the largest number."""
    finite = values[np.isfinite(values)]
    if not len(finite):
        return phrase("no_numbers")
    return phrase("span", least=show(finite.min()), most=show(finite.max()))
