"""The place was unravelled with the shape (len(w), len(b)). Give unravel_index the surface's own shape.

Caught by: test_the_first_of_three_equal_losses_gives_the_best_pair,
test_the_best_pair_is_the_first_with_the_smallest_loss
"""

import numpy as np


def best_parameters(w, b, surface):
    row, column = np.unravel_index(np.argmin(np.asarray(surface)), (len(w), len(b)))
    return float(w[row]), float(b[column])
