"""The losses are float64, but they were computed with float32 tensors, which keep only 7 digits. Make the
tensors of dtype float64.

Caught by: test_the_smallest_of_the_41_losses_is_zero_at_weight_two, test_the_sweep_has_one_loss_for_each_weight,
test_lists_arrays_and_tensors_of_float32_give_results_of_float64,
test_every_function_gives_its_result_and_leaves_its_inputs_unchanged
"""

import numpy as np
import torch


def mse_sweep(x, y, w):
    x, y, w = (torch.tensor(np.array(values), dtype=torch.float32) for values in (x, y, w))
    losses = np.array([])
    for weight in w:
        losses = np.append(losses, ((weight * x - y) ** 2).mean())
    return losses
