"""The surface has a third axis of length 1: keepdims keeps the axis of the samples. The mean must take it away.

Caught by: test_the_surface_by_broadcasting_has_the_same_losses,
test_each_place_by_broadcasting_has_the_loss_of_its_own_pair, test_lists_arrays_and_tensors_give_the_same_surfaces
"""

import numpy as np


def surface_by_broadcasting(x, y, w, b):
    W, B = make_grid(w, b)  # noqa: F821
    errors = W[:, :, None] * np.asarray(x) + B[:, :, None] - np.asarray(y)
    return (errors**2).mean(axis=-1, keepdims=True)
