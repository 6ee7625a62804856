"""The tensors have the shape of x, but not its dtype: torch.zeros and torch.ones make float32, and torch.full
follows the value. The functions that end in _like take the dtype from x as well.

Caught by: test_constants_like_floats_are_floats_and_like_integers_integers,
test_constants_like_have_the_shape_and_dtype_of_x
"""

import torch


def constants_like(x, value):
    return torch.zeros(x.shape), torch.ones(x.shape), torch.full(x.shape, value)
