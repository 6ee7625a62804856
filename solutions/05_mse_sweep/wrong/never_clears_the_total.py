"""The total goes on from one weight to the next, so each loss holds those before it. Set the total to 0 for each
weight, before the loop over the samples.

Caught by: test_the_smallest_of_the_41_losses_is_zero_at_weight_two, test_the_sweep_has_one_loss_for_each_weight,
test_lists_arrays_and_tensors_of_float32_give_results_of_float64,
test_every_function_gives_its_result_and_leaves_its_inputs_unchanged
"""

import numpy as np


def mse_sweep(x, y, w):
    losses, total = [], 0.0
    for weight in np.asarray(w):
        for error in squared_errors(x, y, weight):  # noqa: F821
            total += error
        losses.append(total / len(x))
    return np.array(losses)
