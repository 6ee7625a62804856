"""The result is float64: a float64 array stays float64 on its way into torch. The docstring asks for float32.

Caught by: test_centered_integers_and_float64_give_float32, test_centered_leaves_an_array_of_every_dtype_as_it_was
"""

import torch


def centered(array):
    x = torch.from_numpy(array)
    return x - (x if x.is_floating_point() else x.float()).mean()
