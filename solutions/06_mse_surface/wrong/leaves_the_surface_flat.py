"""All losses stand in one row. Begin a new list for each b, and append it behind the inner loop; or fill an
array with two axes.

Caught by: test_the_surface_by_loops_has_the_losses_worked_out_by_hand,
test_each_place_by_loops_has_the_loss_of_its_own_pair, test_lists_arrays_and_tensors_give_the_same_surfaces
"""

import numpy as np


def surface_by_loops(x, y, w, b):
    losses = []
    for bias in np.asarray(b):
        for weight in np.asarray(w):
            losses.append(mse(x, y, weight, bias))  # noqa: F821
    return np.array(losses)
