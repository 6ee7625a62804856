"""torch does not track the tensor, so it never gets a gradient. Ask for tracking when you make it: one argument
is missing.

Caught by: test_a_tracked_tensor_is_a_float64_leaf_that_requires_grad,
test_a_number_and_lists_of_whole_numbers_become_leaves
"""

import torch


def tracked(values):
    return torch.tensor(values, dtype=torch.float64)
