"""Both results are copies: torch.tensor and np.array always make new memory. Use the two calls that copy nothing.

Caught by: test_an_array_and_a_tensor_are_shared_in_both_directions, test_every_shape_and_dtype_is_shared
"""

import numpy as np
import torch


def share(array, tensor):
    return torch.tensor(array), np.array(tensor.tolist(), dtype=tensor.numpy().dtype)
