"""make_weight returned float64. The weight should have the dtype that torch gives to a Python float by itself.

Caught by: test_the_weight_is_one_tracked_number, test_any_weight_is_a_new_float32_leaf
"""

import torch


def make_weight(value):
    return torch.tensor(value, dtype=torch.float64, requires_grad=True)
