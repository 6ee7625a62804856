"""The array became a list before torch saw it, and a list does not know a dtype: float64 turned into float32. Give
torch the array itself.

Caught by: test_a_number_a_list_and_an_array_become_tensors,
test_torch_chooses_the_dtype_and_an_array_keeps_its_own
"""

import torch


def from_values(number, values, array):
    return torch.tensor(number), torch.tensor(values), torch.tensor(array.tolist())
