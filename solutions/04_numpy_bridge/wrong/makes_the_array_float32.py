"""The second tensor is float32, or its numbers have been float32 on the way. Let NumPy choose the dtype for the list,
and leave it so.

Caught by: test_a_list_becomes_float32_by_torch_and_float64_by_numpy,
test_two_dtypes_and_their_largest_distance_hold_for_every_list
"""

import numpy as np
import torch


def two_dtypes(values):
    single = torch.tensor(values)
    double = torch.tensor(np.array(values, dtype=np.float32))
    return single, double, (single - double).abs().max().item()
