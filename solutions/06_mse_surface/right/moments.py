"""The square is multiplied out, so that only five means of the data meet the grid. Rounding differs a
little.
"""

import numpy as np


def surface_by_broadcasting(x, y, w, b):
    x, y, w, b = (np.asarray(values, dtype=np.float64) for values in (x, y, w, b))
    w, b = w[None, :], b[:, None]
    squares = w**2 * (x**2).mean() + b**2 + (y**2).mean()
    return squares + 2 * w * b * x.mean() - 2 * w * (x * y).mean() - 2 * b * y.mean()


def surface_by_loops(x, y, w, b):
    return np.array([[mse(x, y, float(weight), float(bias)) for weight in w] for bias in b])  # noqa: F821
