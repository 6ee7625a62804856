"""The option ``--fail-on``: for which results of a graded submission the exit status is 3, so that CI turns red."""

import argparse
import re
from dataclasses import dataclass

from ..record.document import Document, exercises_of, show_number
from ..record.sentences import say

NEVER, NOT_GRADED = "never", "not-graded"
BELOW = re.compile(r"below:(\d{1,9}(?:\.\d{1,9})?)(%?)")
PERCENT = 100
ROUNDING = 1e-9  # sums of points are floats


@dataclass(frozen=True)
class FailOn:
    """When a submission fails. `bar`: the points, or the percentage, that it must reach; None: any will do."""

    option: str
    bar: float | None = None
    percent: bool = False

    def reason(self, document: Document) -> str:
        """Return why a submission fails; an empty string if it does not.

        Every option but `never` fails where an exercise cannot be graded: no file, a refused one, or one that does not
        load.
        """
        if self.option == NEVER:
            return ""
        exercises = exercises_of(document)
        if not exercises:
            return say("fail_on_nothing", option=self.option)
        if broken := [exercise["folder"] for exercise in exercises if exercise["problem"]]:
            return say("fail_on_not_graded", option=self.option, folders=broken)
        return "" if self.bar is None else self.reason_of_points(document["points"], document["max_points"])

    def reason_of_points(self, points: float, most: float) -> str:
        """Return why points fail; an empty string if they do not. A bar above all points fails every submission."""
        assert self.bar is not None
        bar = self.bar * most / PERCENT if self.percent else self.bar
        if points > bar - ROUNDING:
            return ""
        if bar > most + ROUNDING:
            return say("fail_on_too_high", option=self.option, most=show_number(most))
        facts = {"points": show_number(points), "most": show_number(most)}
        return say("fail_on_below", option=self.option, bar=show_number(bar), **facts)


def read_fail_on(text: str) -> FailOn:
    """Return what the option asks for. Raises argparse.ArgumentTypeError."""
    if text in (NEVER, NOT_GRADED):
        return FailOn(text)
    if match := BELOW.fullmatch(text):
        return FailOn(text, float(match[1]), bool(match[2]))
    raise argparse.ArgumentTypeError(say("fail_on_unknown", text=text))
