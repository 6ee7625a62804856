"""For tensors the pair holds two tensors, not two numbers. float(...) makes a number of each.

Caught by: test_the_best_pair_is_the_first_with_the_smallest_loss
"""

import numpy as np


def best_parameters(w, b, surface):
    surface = np.asarray(surface)
    row, column = np.unravel_index(np.argmin(surface), surface.shape)
    return w[column], b[row]
