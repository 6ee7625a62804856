"""The total was set to 0 inside the loop over the samples, so that only the last sample is left in it. Set it to
0 once, before that loop.

Caught by: test_the_loss_at_weight_one_is_fourteen_thirds, test_the_smallest_of_the_41_losses_is_zero_at_weight_two,
test_the_loss_is_the_mean_over_any_number_of_samples, test_the_sweep_has_one_loss_for_each_weight,
test_lists_arrays_and_tensors_of_float32_give_results_of_float64,
test_every_function_gives_its_result_and_leaves_its_inputs_unchanged
"""

import numpy as np


def mse(x, y, w):
    for error in squared_errors(x, y, w):  # noqa: F821
        total = 0.0
        total += error
    return float(total / len(x))


def mse_sweep(x, y, w):
    return np.array([mse(x, y, weight) for weight in np.asarray(w)])
