"""The flat row of losses was folded into k rows and m columns. It was made row by row of the grid, which has m
rows and k columns.

Caught by: test_the_surface_by_broadcasting_has_the_same_losses,
test_each_place_by_broadcasting_has_the_loss_of_its_own_pair
"""

import numpy as np


def surface_by_broadcasting(x, y, w, b):
    W, B = make_grid(w, b)  # noqa: F821
    errors = W.reshape(-1, 1) * np.asarray(x) + B.reshape(-1, 1) - np.asarray(y)
    return (errors**2).mean(axis=1).reshape(len(w), len(b))
