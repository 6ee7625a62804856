"""This is the pair of the largest loss. The best one has the smallest.

Caught by: test_the_first_of_three_equal_losses_gives_the_best_pair,
test_the_best_pair_is_the_first_with_the_smallest_loss
"""

import numpy as np


def best_parameters(w, b, surface):
    surface = np.asarray(surface)
    row, column = np.unravel_index(np.argmax(surface), surface.shape)
    return float(w[column]), float(b[row])
