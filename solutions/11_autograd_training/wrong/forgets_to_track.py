"""make_weight returned a tensor that torch does not track, so no backward() can reach it. Ask for tracking when you
make the weight.

Caught by: test_the_weight_is_one_tracked_number, test_any_weight_is_a_new_float32_leaf
"""

import torch


def make_weight(value):
    return torch.tensor(value)
