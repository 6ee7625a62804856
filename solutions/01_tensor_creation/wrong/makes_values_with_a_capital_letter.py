"""Integers and bools in the list became float32: torch.Tensor, with a capital T, always makes float32. The
lower-case torch.tensor looks at the values and chooses.

Caught by: test_a_number_a_list_and_an_array_become_tensors,
test_torch_chooses_the_dtype_and_an_array_keeps_its_own
"""

import torch


def from_values(number, values, array):
    return torch.tensor(number), torch.Tensor(values), torch.tensor(array)
