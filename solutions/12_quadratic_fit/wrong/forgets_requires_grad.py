"""Autograd was not told to follow the parameters. Make them with requires_grad=True.

Caught by: test_the_parameters_are_three_float64_tensors_that_require_gradients,
test_at_x_2_all_ones_predict_7_with_loss_9_and_gradients_24_12_6,
test_the_parameters_after_1_100_and_1000_epochs_are_the_published_ones,
test_whole_and_negative_numbers_become_parameters_of_shape_nothing,
test_the_gradients_hold_for_samples_and_parameters_of_both_signs
"""

import torch


def make_parameters(values):
    return [torch.tensor(value, dtype=torch.float64) for value in values]
