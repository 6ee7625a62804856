"""Changes its argument into texts, dates, tables and numbers of other kinds."""

import numpy as np

KINDS = ["text", None, 2**64, 1j, np.array([1, 2]), np.datetime64("2020-01-01"), True, [1], {}, b"bytes"]


def double(values):
    values[:] = [KINDS[(len(values) + place) % len(KINDS)] for place in range(len(values))]
    return values


def total(values):
    values[:] = ["text"] * len(values)
    return values
