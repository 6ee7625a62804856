"""Answers every call with as much as may cross: a hundred thousand items and 60 MB of array."""

import numpy as np


def double(values):
    return [np.ones(7_000_000), list(range(90_000))]


total = double
