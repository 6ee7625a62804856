"""The largest difference is not the largest distance: -9 is farther away than 1. A distance has no sign.

Caught by: test_a_list_becomes_float32_by_torch_and_float64_by_numpy,
test_two_dtypes_and_their_largest_distance_hold_for_every_list
"""

import numpy as np
import torch


def two_dtypes(values):
    single, double = torch.tensor(values), torch.tensor(np.array(values))
    return single, double, (single - double).max().item()
