"""Each row was appended once for every loss in it: the append stands inside the inner loop. Move it behind that
loop.

Caught by: test_the_surface_by_loops_has_the_losses_worked_out_by_hand,
test_each_place_by_loops_has_the_loss_of_its_own_pair, test_lists_arrays_and_tensors_give_the_same_surfaces
"""

import numpy as np


def surface_by_loops(x, y, w, b):
    rows = []
    for bias in np.asarray(b):
        row = []
        for weight in np.asarray(w):
            row.append(mse(x, y, weight, bias))  # noqa: F821
            rows.append(row)
    return np.array(rows)
