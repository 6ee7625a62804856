"""Matches a pattern that takes two to the fortieth steps."""

import re


def double(values):
    return re.match(r"(a|a)*b", "a" * 40)
