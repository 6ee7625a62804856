"""The sum was divided by n + 1. The mean of n numbers divides by n: count the samples with len(x), not with the
last index plus two.

Caught by: test_the_loss_at_weight_one_is_fourteen_thirds, test_the_smallest_of_the_41_losses_is_zero_at_weight_two,
test_the_loss_is_the_mean_over_any_number_of_samples, test_the_sweep_has_one_loss_for_each_weight,
test_lists_arrays_and_tensors_of_float32_give_results_of_float64,
test_every_function_gives_its_result_and_leaves_its_inputs_unchanged
"""

import numpy as np


def mse(x, y, w):
    return float(squared_errors(x, y, w).sum() / (len(x) + 1))  # noqa: F821


def mse_sweep(x, y, w):
    return np.array([mse(x, y, weight) for weight in np.asarray(w)])
