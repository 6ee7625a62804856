"""The mean was taken over the weights, so there is one number for each sample. Take it over the samples: one
loss for each weight.

Caught by: test_the_smallest_of_the_41_losses_is_zero_at_weight_two, test_the_sweep_has_one_loss_for_each_weight,
test_lists_arrays_and_tensors_of_float32_give_results_of_float64,
test_every_function_gives_its_result_and_leaves_its_inputs_unchanged
"""

import numpy as np


def mse_sweep(x, y, w):
    x, y, w = (np.asarray(values, dtype=np.float64) for values in (x, y, w))
    return ((w[:, None] * x - y) ** 2).mean(axis=0)
