"""make_weight computed its result from another tracked tensor. Such a result is not a leaf, and backward() leaves its
`.grad` at None. Make the tensor directly from the number.

Caught by: test_any_weight_is_a_new_float32_leaf
"""

import torch


def make_weight(value):
    return torch.tensor(1.0, requires_grad=True) * value
