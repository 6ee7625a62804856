"""The mean was subtracted in place. If the array is float32 already, the conversion copied nothing, so the data of the
caller are changed. Make a new tensor with the difference.

Caught by: test_centered_leaves_an_array_of_every_dtype_as_it_was
"""

import torch


def centered(array):
    x = torch.from_numpy(array).float()
    x -= x.mean()
    return x
