"""The smallest loss of the first row was taken. Search all rows.

Caught by: test_the_first_of_three_equal_losses_gives_the_best_pair,
test_the_best_pair_is_the_first_with_the_smallest_loss
"""

import numpy as np


def best_parameters(w, b, surface):
    return float(w[np.argmin(np.asarray(surface)[0])]), float(b[0])
