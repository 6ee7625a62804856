"""The place was unravelled with the shape (len(w), len(b)). Give unravel_index the surface's own shape,
which is (len(b), len(w)).

Caught by: test_the_smallest_loss_is_at_weight_two_and_bias_seven,
test_the_best_pair_is_the_first_with_the_smallest_loss
"""

import numpy as np


def best_parameters(w, b, surface):
    row, column = np.unravel_index(np.argmin(np.asarray(surface)), (len(w), len(b)))
    return float(w[row]), float(b[column])
