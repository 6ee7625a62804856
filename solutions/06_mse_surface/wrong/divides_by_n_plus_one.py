"""The sum was divided by one sample too many. The mean of n squares is their sum divided by n.

Caught by: test_the_loss_at_weight_one_and_bias_seven_is_fourteen_thirds,
test_the_loss_is_the_mean_over_any_number_of_samples, test_the_surface_by_loops_has_the_losses_worked_out_by_hand,
test_each_place_by_loops_has_the_loss_of_its_own_pair
"""

import numpy as np


def mse(x, y, w, b):
    errors = w * np.asarray(x, dtype=np.float64) + b - np.asarray(y)
    return float((errors**2).sum() / (len(x) + 1))


def surface_by_loops(x, y, w, b):
    return np.array([[mse(x, y, weight, bias) for weight in np.asarray(w)] for bias in np.asarray(b)])
