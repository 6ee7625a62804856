"""torch chose the dtype: int64 for integers, which cannot have a gradient, and float32 for floats. Ask for
float64.

Caught by: test_a_tracked_tensor_is_a_float64_leaf_that_requires_grad,
test_a_number_and_lists_of_whole_numbers_become_leaves
"""

import torch


def tracked(values):
    return torch.tensor(values, requires_grad=True)
