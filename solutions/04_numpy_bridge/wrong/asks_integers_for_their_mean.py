"""An array of integers becomes a tensor of integers, and torch has no mean for these. Convert before the mean, not
after it.

Caught by: test_centered_integers_and_float64_give_float32, test_centered_leaves_an_array_of_every_dtype_as_it_was
"""

import torch


def centered(array):
    x = torch.from_numpy(array)
    return (x - x.mean()).float()
