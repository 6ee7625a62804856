"""This is the place of the smallest loss. Look up the weight that stands there: w[place].

Caught by: test_the_smallest_of_the_41_losses_is_zero_at_weight_two,
test_the_best_weight_is_the_first_with_the_smallest_loss
"""

import numpy as np


def best_weight(w, losses):
    return float(np.argmin(np.asarray(losses)))
