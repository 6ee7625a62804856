"""argmin counts all places of the surface in one row, and its number was used as an index of w and of b. Make a
row and a column of it first.

Caught by: test_the_first_of_three_equal_losses_gives_the_best_pair,
test_the_best_pair_is_the_first_with_the_smallest_loss
"""

import numpy as np


def best_parameters(w, b, surface):
    place = np.argmin(np.asarray(surface))
    return float(w[place]), float(b[place])
