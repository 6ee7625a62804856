"""The surface came back as a list of lists. Make an array of it.

Caught by: test_the_surface_by_loops_has_the_losses_worked_out_by_hand,
test_each_place_by_loops_has_the_loss_of_its_own_pair, test_lists_arrays_and_tensors_give_the_same_surfaces
"""

import numpy as np


def surface_by_loops(x, y, w, b):
    return [[mse(x, y, weight, bias) for weight in np.asarray(w)] for bias in np.asarray(b)]  # noqa: F821
