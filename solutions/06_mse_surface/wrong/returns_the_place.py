"""These are the column and the row of the smallest loss, not the weight and the bias. Look them up in w and b.

Caught by: test_the_first_of_three_equal_losses_gives_the_best_pair,
test_the_best_pair_is_the_first_with_the_smallest_loss
"""

import numpy as np


def best_parameters(w, b, surface):
    surface = np.asarray(surface)
    row, column = np.unravel_index(np.argmin(surface), surface.shape)
    return float(column), float(row)
