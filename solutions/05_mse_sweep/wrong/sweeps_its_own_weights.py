"""The sweep runs over weights that stand in the function itself. Use the w that is passed in.

Caught by: test_the_smallest_of_the_41_losses_is_zero_at_weight_two, test_the_sweep_has_one_loss_for_each_weight,
test_lists_arrays_and_tensors_of_float32_give_results_of_float64,
test_every_function_gives_its_result_and_leaves_its_inputs_unchanged
"""

import numpy as np


def mse_sweep(x, y, w):
    return np.array([mse(x, y, weight) for weight in np.arange(0.0, 4.1, 0.1)])  # noqa: F821
