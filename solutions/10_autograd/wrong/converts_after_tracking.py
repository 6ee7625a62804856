"""The tensor was converted after torch had begun to track it. So what comes back is the result of an operation,
not a leaf, and its .grad stays None. Choose the dtype in the call that makes the tensor.

Caught by: test_a_tracked_tensor_is_a_float64_leaf_that_requires_grad,
test_a_number_and_lists_of_whole_numbers_become_leaves
"""

import torch


def tracked(values):
    return torch.tensor(values, dtype=torch.float32, requires_grad=True).double()
