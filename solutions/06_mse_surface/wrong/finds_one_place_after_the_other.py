"""A Python function or a line of yours ran for each place of the grid: in loops, in a comprehension, or by
np.vectorize, which is a loop, too. Give the samples an axis of their own, and compute all places at once.

Caught by: test_the_surface_by_broadcasting_has_the_same_losses
"""

import numpy as np


def surface_by_broadcasting(x, y, w, b):
    W, B = make_grid(w, b)  # noqa: F821
    return np.vectorize(lambda weight, bias: mse(x, y, weight, bias))(W, B)  # noqa: F821
