"""The third tensor has the dtype of value, not that of x. torch.full_like takes shape and dtype from x and cuts
the value where x holds integers.

Caught by: test_constants_like_floats_are_floats_and_like_integers_integers,
test_constants_like_have_the_shape_and_dtype_of_x
"""

import torch


def constants_like(x, value):
    return torch.zeros_like(x), torch.ones_like(x), torch.full(x.shape, value)
