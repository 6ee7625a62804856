"""This works for matrices only: torch.mm refuses one sample alone, and more than two dimensions. `@` takes all
of them.

Caught by: test_one_sample_with_two_features_becomes_three_numbers,
test_a_linear_layer_by_hand_takes_any_number_of_dimensions
"""

import torch


def linear(x, weight, bias):
    return torch.mm(x, weight.T) + bias
