"""There is one number for each sample of each weight: the squared errors were appended, without their mean. One
loss for each weight is asked.

Caught by: test_the_smallest_of_the_41_losses_is_zero_at_weight_two, test_the_sweep_has_one_loss_for_each_weight,
test_lists_arrays_and_tensors_of_float32_give_results_of_float64,
test_every_function_gives_its_result_and_leaves_its_inputs_unchanged
"""

import numpy as np


def mse_sweep(x, y, w):
    return np.array([error for weight in np.asarray(w) for error in squared_errors(x, y, weight)])  # noqa: F821
