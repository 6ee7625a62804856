"""The distance is 0.0, because the float64 numbers were made float32 before the subtraction: what was lost cannot be
seen then. Subtract them as they are.

Caught by: test_a_list_becomes_float32_by_torch_and_float64_by_numpy,
test_two_dtypes_and_their_largest_distance_hold_for_every_list
"""

import numpy as np
import torch


def two_dtypes(values):
    single, double = torch.tensor(values), torch.tensor(np.array(values))
    return single, double, (single - double.float()).abs().max().item()
