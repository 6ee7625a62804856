"""This Sigmoid falls where it should rise: the exponent is z. It must be -z.

Caught by: test_minus_two_zero_and_four_pass_three_activations,
test_activations_take_any_shape_and_leave_it_as_it_is
"""

import torch


def activations(z):
    return torch.relu(z), torch.where(z < 0, 0.01 * z, z), 1 / (1 + torch.exp(z))
