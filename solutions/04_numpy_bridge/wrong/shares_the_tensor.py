"""The new tensor is a copy, but the new array shares memory with the tensor: numpy() alone copies nothing, and neither
does detach() or a slice.

Caught by: test_copies_have_the_same_numbers_in_their_own_memory,
test_copies_of_every_shape_and_dtype_have_their_own_memory
"""

import torch


def copies(array, tensor):
    return torch.tensor(array), tensor.detach().numpy()[:]
