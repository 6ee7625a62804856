"""Of several equally small losses, the one farthest to the left was taken. Search row by row: the row nearest to
the top comes first.

Caught by: test_the_first_of_three_equal_losses_gives_the_best_pair,
test_the_best_pair_is_the_first_with_the_smallest_loss
"""

import numpy as np


def best_parameters(w, b, surface):
    surface = np.asarray(surface)
    smallest = surface == surface.min()
    column, row = np.argwhere(smallest.T)[0]
    return float(w[column]), float(b[row])
