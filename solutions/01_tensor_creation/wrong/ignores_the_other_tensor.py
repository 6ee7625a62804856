"""The last tensor is float64, whatever other is. Ask other for its dtype.

Caught by: test_the_same_numbers_come_in_six_dtypes, test_every_dtype_is_made_from_x_itself
"""

import torch


def convert(x, other):
    return x.half(), x.float(), x.double(), x.int(), x.long(), x.to(torch.float64)
