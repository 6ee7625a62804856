"""The samples met the grid without an axis of their own, so NumPy pairs them with the weights. Give W and B a
new last axis.

Caught by: test_the_surface_by_broadcasting_has_the_same_losses,
test_each_place_by_broadcasting_has_the_loss_of_its_own_pair, test_lists_arrays_and_tensors_give_the_same_surfaces
"""

import numpy as np


def surface_by_broadcasting(x, y, w, b):
    W, B = make_grid(w, b)  # noqa: F821
    return (W * np.asarray(x) + B - np.asarray(y)) ** 2
