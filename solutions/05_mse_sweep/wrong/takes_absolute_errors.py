"""The errors were made positive by abs, not by squaring. Square them: ** 2.

Caught by: test_every_sample_has_its_squared_error, test_the_loss_at_weight_one_is_fourteen_thirds,
test_the_smallest_of_the_41_losses_is_zero_at_weight_two, test_the_squared_errors_belong_to_any_number_of_samples,
test_the_loss_is_the_mean_over_any_number_of_samples, test_the_sweep_has_one_loss_for_each_weight,
test_lists_arrays_and_tensors_of_float32_give_results_of_float64,
test_every_function_gives_its_result_and_leaves_its_inputs_unchanged
"""

import numpy as np


def squared_errors(x, y, w):
    return np.abs(w * np.asarray(x, dtype=np.float64) - np.asarray(y))


def mse(x, y, w):
    return float(squared_errors(x, y, w).mean())


def mse_sweep(x, y, w):
    return np.array([mse(x, y, weight) for weight in np.asarray(w)])
