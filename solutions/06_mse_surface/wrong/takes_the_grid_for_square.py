"""Both loops run over len(w), as if there were as many biases as weights. The rows run over len(b), the columns
over len(w).

Caught by: test_the_surface_by_loops_has_the_losses_worked_out_by_hand,
test_each_place_by_loops_has_the_loss_of_its_own_pair
"""

import numpy as np


def surface_by_loops(x, y, w, b):
    w, b, k = np.asarray(w), np.asarray(b), len(w)
    surface = np.zeros((k, k))
    for row in range(k):
        for column in range(k):
            surface[row, column] = mse(x, y, w[column], b[row])  # noqa: F821
    return surface
