"""The loss is half of what was asked. Some books put 1/2 before it; here it is the plain mean of the
squares.

Caught by: test_the_loss_at_weight_one_is_fourteen_thirds,
test_the_loss_is_the_mean_over_any_number_of_samples
"""

import numpy as np


def mse(x, y, w):
    return float(squared_errors(x, y, w).mean() / 2)  # noqa: F821


def mse_sweep(x, y, w):
    return np.array([squared_errors(x, y, weight).mean() for weight in np.asarray(w)])  # noqa: F821
