"""The axes of a drawing on a page: the range that they show, where a number stands, the ticks."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

RATIO = 8  # a range so many times as large as the expected one is not shown in full
MARGIN = 0.05  # of the range, around it
TICKS = 4
BEYOND = 3.0  # pixels outside of the frame, at which what leaves the picture is drawn


def numbers(text: str) -> list[float]:
    """Return the numbers of a text with spaces between them."""
    return [float(one) for one in text.split()]


def show(number: float) -> str:
    """Return a number for a reader."""
    return f"{number:.5g}".replace("e+0", "e+").replace("e-0", "e-")


@dataclass(frozen=True)
class Range:
    """A range of numbers. `cut`: some of what is drawn lies outside."""

    low: float
    high: float
    cut: bool = False


def range_of(got: Iterable[float], expected: Iterable[float]) -> Range:
    """Return the range that shows both; if a smaller part of what was got reaches much farther, it is cut off."""
    mine, theirs = ([one for one in some if math.isfinite(one)] for some in (got, expected))
    every = [*mine, *theirs] or [0.0, 1.0]
    low, high = min(every), max(every)
    if theirs and max(theirs) > min(theirs) and (high - low) > RATIO * (max(theirs) - min(theirs)):
        span = max(theirs) - min(theirs)
        cut = Range(max(low, min(theirs) - span), min(high, max(theirs) + span), True)
        if 2 * sum(cut.low <= one <= cut.high for one in mine) > len(mine):
            return cut
    if low == high:
        half = abs(low) / 2 or 0.5
        return Range(low - half, high + half)
    return Range(low, high)


@dataclass(frozen=True)
class Axis:
    """One axis: its range, the pixels of both ends of the range, and whether it is logarithmic."""

    shown: Range
    start: float
    end: float
    log: bool = False

    def at(self, number: float) -> float:
        """Return the pixel of a number, at most a little outside of the frame; nan for what the axis cannot show."""
        value = self.value(number)
        if math.isnan(value):
            return value
        share = (value - self.shown.low) / (self.shown.high - self.shown.low)
        low, high = sorted((self.start, self.end))
        return min(max(self.start + share * (self.end - self.start), low - BEYOND), high + BEYOND)

    def value(self, number: float) -> float:
        """Return what is linear on the axis: the number, or its decimal logarithm."""
        if not self.log:
            return number
        return math.log10(number) if number > 0 else math.nan

    def ticks(self) -> list[tuple[float, str]]:
        """Return the pixel and the text of each tick."""
        low, high = sorted((self.shown.low, self.shown.high))
        step = nice_step((high - low) / TICKS)
        if self.log:
            step = max(1.0, math.ceil(step))
        count = int((high - low) / step) + 2
        values = [step * (math.ceil(low / step) + number) for number in range(count)]
        inside = [value for value in values if low <= value <= high * (1 + 1e-12) + 1e-300]
        return [(self.pixel(value), show(10**value if self.log else value)) for value in inside]

    def pixel(self, value: float) -> float:
        """Return the pixel of a value that is linear on the axis."""
        return self.start + (value - self.shown.low) / (self.shown.high - self.shown.low) * (self.end - self.start)


def nice_step(least: float) -> float:
    """Return 1, 2 or 5 times a power of ten, at least `least`."""
    power = 10.0 ** math.floor(math.log10(least))
    return next((factor * power for factor in (1, 2, 5) if factor * power >= least), 10 * power)


def axis_of(got: list[float], expected: list[float], pixels: tuple[float, float], log: bool, tight: bool) -> Axis:
    """Return an axis for numbers that were got and expected. `tight`: the range has no margin."""
    change = Axis(Range(0, 1), 0, 1, log).value
    shown = range_of(map(change, got), map(change, expected))
    low, high = shown.low, shown.high
    margin = 0.0 if tight else (high - low) * MARGIN
    return Axis(Range(low - margin, high + margin, shown.cut), *pixels, log)
