"""Autograd does not track these tensors, so they will never get a gradient. Say so when you make them:
requires_grad=True.

Caught by: test_the_parameters_are_three_float64_tensors_that_require_gradients,
test_whole_and_negative_numbers_become_parameters_of_shape_nothing
"""

import torch


def make_parameters(values):
    return [torch.tensor(value, dtype=torch.float64) for value in values]
