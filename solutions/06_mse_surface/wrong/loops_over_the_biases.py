"""There is a loop over b, and only w is broadcast. Give b an axis, too: then all rows come at once.

Caught by: test_the_surface_by_broadcasting_has_the_same_losses
"""

import numpy as np


def surface_by_broadcasting(x, y, w, b):
    x, y, w, b = (np.asarray(values, dtype=np.float64) for values in (x, y, w, b))
    rows = []
    for bias in b:
        errors = w[:, None] * x + bias - y
        squares = errors**2
        row = squares.mean(axis=-1)
        rows.append(row)
    return np.array(rows)
