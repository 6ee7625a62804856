"""Each loss of the sweep was divided by the literal 3, which is right for three samples only. Divide by the
number of samples.

Caught by: test_the_smallest_of_the_41_losses_is_zero_at_weight_two, test_the_sweep_has_one_loss_for_each_weight
"""

import numpy as np


def mse_sweep(x, y, w):
    return np.array([squared_errors(x, y, weight).sum() / 3 for weight in np.asarray(w)])  # noqa: F821
