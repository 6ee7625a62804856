"""No loop over w or b: the table of squared errors grows by one sample at a time."""

import numpy as np


def surface_by_broadcasting(x, y, w, b):
    weights, biases = np.asarray(w, dtype=np.float64), np.asarray(b, dtype=np.float64)[:, None]
    total = np.zeros((len(b), len(w)))
    for a, c in zip(np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64), strict=True):
        total += (weights * a + biases - c) ** 2
    return total / len(x)
