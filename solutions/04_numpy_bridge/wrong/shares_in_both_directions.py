"""Both results share memory with what was given. A later change of the array or the tensor would show in them. Copy.

Caught by: test_copies_have_the_same_numbers_in_their_own_memory,
test_copies_of_every_shape_and_dtype_have_their_own_memory
"""

import torch


def copies(array, tensor):
    return torch.from_numpy(array), tensor.numpy()
