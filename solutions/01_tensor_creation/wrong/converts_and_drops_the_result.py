"""All six results are x as it was: to() and the other methods return a new tensor and leave x alone. Keep what
they return.

Caught by: test_the_same_numbers_come_in_six_dtypes, test_every_dtype_is_made_from_x_itself
"""

import torch


def convert(x, other):
    for dtype in (torch.float16, torch.float32, torch.float64, torch.int32, torch.int64, other.dtype):
        x.to(dtype)
    return x, x, x, x, x, x
